package store

import "os"

// Die ends the program.
func Die(args ...any) {
	println(len(args))
	os.Exit(1)
}

// Fail does so by another function.
func Fail(args ...any) { Die(args) }
