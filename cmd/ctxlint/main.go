// Ctxlint finds misuse of Go's context package.
//
// Run "ctxlint help" for its use. Given to go vet as -vettool it speaks that
// protocol instead.
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/command"
	"github.com/ctxlint/ctxlint/internal/vettool"
)

func main() {
	if vettool.Speaks(os.Args[1:]) {
		vettool.Main(analyzers.All()...)
	}
	os.Exit(run())
}

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return command.Main(ctx, os.Args[1:], analyzers.Rules(), command.Process())
}
