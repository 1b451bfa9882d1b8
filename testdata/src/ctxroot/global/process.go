package global

import (
	"context"
	"errors"
)

// process ends with the program.
var process, stopProcess = context.WithCancel(context.Background())

// forever does not.
var forever = context.WithValue(context.Background(), processKey{}, 1)

type processKey struct{}

var errMissing = errors.New("missing")

type keys interface {
	Generate(ctx context.Context, name string) error
	Create(ctx context.Context, name string) error
}

func ensure(k keys, name string) error {
	if err := k.Generate(process, name); errors.Is(err, errMissing) {
		return k.Create(context.Background(), name) // want `k\.Create gets context\.Background\(\) although k\.Generate gets process, so it keeps running after process is canceled; pass process`
	}
	return nil
}

// Another receiver.
func elsewhere(k, l keys, name string) error {
	if err := k.Generate(process, name); errors.Is(err, errMissing) {
		return l.Create(context.Background(), name)
	}
	return nil
}

// What the first call gets is a root as well.
func both(k keys, name string) error {
	if err := k.Generate(forever, name); errors.Is(err, errMissing) { // want `k\.Generate gets the package variable forever, so nothing can cancel it`
		return k.Create(context.Background(), name)
	}
	return nil
}
