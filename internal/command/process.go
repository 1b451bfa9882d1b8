package command

import (
	"os"

	"golang.org/x/term"
)

// Process is the world of the running process.
func Process() World {
	dir, err := os.Getwd()
	if err != nil {
		dir = "." // the go command will complain about it better than we can
	}
	width, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		width = 0
	}
	return World{
		Dir:            dir,
		Stdin:          os.Stdin,
		Stdout:         os.Stdout,
		Stderr:         os.Stderr,
		StdoutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		StdoutWidth:    width,
		StderrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Getenv:         os.Getenv,
	}
}
