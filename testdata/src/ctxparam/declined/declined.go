// Package declined has callers that know of the root which their callee makes.
package declined

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func claims() error {
	return work(context.Background()) // want `the caller cannot cancel work, because claims creates its own.*; assuming the suppression on line \d+ is not meant for this`
}

// callback checks what came.
func callback(ctx context.Context) error {
	return claims() //nolint:contextcheck // see above
}

func verify() error {
	return work(context.Background()) // want `because verify creates its own.*; assuming the comment on line \d+ does not justify it`
}

// The context serves the event only: verification runs on its own background context.
func called(ctx context.Context) error {
	return verify()
}

func plain() error {
	return work(context.Background()) // want `because plain creates its own.*\[root\]`
}

// It goes on in the background.
func caller(ctx context.Context) error {
	return plain()
}

var _, _, _ = callback, called, caller
