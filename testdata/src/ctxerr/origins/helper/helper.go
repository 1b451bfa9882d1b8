// Package helper is another package of the module.
package helper

import (
	"context"
	"errors"

	"google.golang.org/grpc"
)

type Stub interface {
	Get(ctx context.Context, key string, opts ...grpc.CallOption) (int, error)
}

// Get returns what the stub returns.
func Get(ctx context.Context, s Stub, key string) (int, error) {
	if key == "" {
		return 0, errors.New("no key")
	}
	v, err := s.Get(ctx, key)
	if err != nil {
		return 0, err
	}
	return v, nil
}

var errKey error

// Find may return anything.
func Find(ctx context.Context, s Stub, key string) (int, error) {
	if key == "" {
		return 0, errKey
	}
	return Get(ctx, s, key)
}

// Again returns what f returns.
func Again(f func() error) error {
	for {
		err := f()
		if err != errKey {
			return err
		}
	}
}

// An Exit is how something ended.
type Exit struct {
	err, other error
}

func Kept(err error) Exit { return Exit{err: err, other: err} }

func Wait(ctx context.Context, s Stub) Exit {
	if _, err := s.Get(ctx, ""); err != nil {
		return Exit{err: err}
	}
	return Exit{}
}

func (e Exit) Result() (int, error) { return 0, e.err }
func (e Exit) Other() error         { return e.other }

// Walk calls f for each key.
func Walk(ctx context.Context, f func(string) error) error {
	for ctx.Err() == nil && f != nil {
		if err := f(""); err != nil {
			return err
		}
	}
	return errKey
}

// Named has a name for its error.
func Named(ctx context.Context, s Stub) (err error) {
	if _, err := s.Get(ctx, ""); err != nil {
		return err
	}
	return nil
}

// Set sets its error when it returns.
func Set(ctx context.Context, s Stub) (err error) {
	defer func() { err = errKey }()
	_, err = s.Get(ctx, "")
	return err
}
