// Package ignored has functions that are given a context and do not name it.
package ignored

import (
	"context"
	"errors"
	"net/http"
	"sync"
)

func lookup(ctx context.Context) error { return ctx.Err() }

type item struct{ id int }

type store struct{ items []item }

func (s *store) list(_ context.Context, id int) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\) although list has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it`
}

func (s *store) unnamed(context.Context, int) error {
	return lookup(context.TODO()) // want `lookup gets context\.TODO\(\) although unnamed has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it`
}

// ctx means something else in it, so there is no fix.
func (s *store) other(_ context.Context, id int) error {
	ctx := context.Background() // want `lookup gets context\.Background\(\) although other has a context parameter, so it keeps running after the caller's ctx is canceled`
	return lookup(ctx)
}

// A literal that runs in the course of the call.
func (s *store) each(_ context.Context) error {
	var errs []error
	func() {
		errs = append(errs, lookup(context.Background())) // want `lookup gets context\.Background\(\) although each has a context parameter, so it keeps running after the caller's ctx is canceled`
	}()
	return errors.Join(errs...)
}

var handler = func(_ context.Context) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\) although the function has a context parameter, so it keeps running after the caller's ctx is canceled`
}

// From here on: silent, or strict categories that say less.

// What starts something, and what ends it.
func (s *store) Start(_ context.Context) error { return lookup(context.Background()) } // want `lookup gets context\.Background\(\) although Start has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it.*assuming the work belongs to Start`

func (s *store) Shutdown(_ context.Context) error { return lookup(context.Background()) }

// One of its contexts has a name.
func two(ctx, _ context.Context) error {
	if ctx == nil {
		return nil
	}
	return lookup(context.Background())
}

// The goroutine outlives the call.
func (s *store) refresh(_ context.Context) {
	go func() { lookup(context.Background()) }()
}

// A request is at hand as well.
func (s *store) serve(_ context.Context, r *http.Request) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after r\.Context\(\) is canceled`
}

// One that has ended is.
func (s *store) ended(_ context.Context, r *http.Request) error {
	if r.Context().Err() != nil {
		return lookup(context.Background())
	}
	return nil
}

// Undone after an error.
func (s *store) undo(_ context.Context, save func() error) error {
	if err := save(); err != nil {
		s.deleteAll(context.Background())
		return err
	}
	return nil
}

func (s *store) deleteAll(ctx context.Context) error { return ctx.Err() }

// Made once for all callers.
var once sync.Once

func (s *store) shared(_ context.Context) {
	once.Do(func() { lookup(context.Background()) })
}

// What is kept.
type job struct{ ctx context.Context }

func (s *store) begin(_ context.Context) *job { return &job{ctx: context.Background()} }

// Explained.
func (s *store) durable(_ context.Context) error {
	// A write must not be cancelled half way.
	return lookup(context.Background()) // want `lookup gets context\.Background\(\) although durable has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it.*assuming the comment on line \d+ does not justify it`
}

// Something has failed, and what follows may have to run to its end.
func unwinds(_ context.Context, s *unwound) error {
	err := s.lookup()
	if err != nil {
		_ = s.report(context.Background()) // want `s\.report gets context\.Background\(\) although unwinds has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it.*assuming s\.report does not have to complete`
	}
	return err
}

type unwound struct{}

func (*unwound) lookup() error { return nil }

func (*unwound) report(ctx context.Context) error { return ctx.Err() }
