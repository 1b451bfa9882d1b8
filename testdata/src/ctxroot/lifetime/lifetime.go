// Package lifetime has objects that have a life of their own, or serve a stream
// that has one, and do their work under a root.
package lifetime

import (
	"context"
	"net/http"
)

func lookup(ctx context.Context) error { return ctx.Err() }

type stream interface {
	Context() context.Context
	Send(string) error
}

type sender struct {
	to   stream
	name string
}

func (s *sender) send() error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after s\.to\.Context\(\) is canceled.*assuming the work belongs to the object`
}

func (s *sender) sendLater() error {
	f := func() error {
		return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after s\.to\.Context\(\) is canceled.*assuming the work belongs to the object`
	}
	return f()
}

func (s *sender) sendAside() {
	go lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after s\.to\.Context\(\) is canceled.*assuming the work belongs to the object`
}

// A request that it gives out itself.
type exchange struct{ r *http.Request }

func (e *exchange) Request() *http.Request { return e.r }

func (e *exchange) serve() error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after e\.Request\(\)\.Context\(\) is canceled.*assuming the work belongs to the object`
}

// An object of the package reached through a field.
type server struct {
	ctx    context.Context
	cancel context.CancelFunc
}

type session struct{ srv *server }

func (s *session) read() error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after s\.srv\.ctx is canceled; pass s\.srv\.ctx.*assuming the work belongs to the object`
}

// Only its end is kept.
type volume struct {
	cancel context.CancelFunc
	name   string
}

func newVolume() *volume {
	ctx, cancel := context.WithCancel(context.Background())
	go lookup(ctx)
	return &volume{cancel: cancel}
}

type file struct{ vol *volume }

func (f *file) sync() error {
	return lookup(context.TODO()) // want `lookup gets context\.TODO\(\), so it keeps running after volume\.cancel is called; store the context next to volume\.cancel and pass it`
}

func stat(v *volume, name string) error {
	return lookup(context.TODO()) // want `lookup gets context\.TODO\(\), so it keeps running after volume\.cancel is called`
}

// Code of which nothing is known.
type node interface {
	Size(ctx context.Context) int64
}

func (f *file) size(n node) int64 {
	return n.Size(context.TODO())
}

// From here on: silent, or strict categories that say less.

// What ends something runs when the life is over.
func (s *sender) Close() error { return lookup(context.Background()) }

func (s *sender) release(n node) error { return lookup(context.Background()) } // "release" ends

// So does what it calls.
func (s *sender) undo() error { return unlock(context.Background()) }

func unlock(ctx context.Context) error { return ctx.Err() }

// Clean-up, deferred.
func (s *sender) report() { defer lookup(context.Background()) }

// A variable that is assigned anew stands for no one object.
func reassigned(f *file, next func() *file) error {
	f = next()
	return lookup(context.Background())
}

// Shadowed.
func (s *sender) shadowed() error {
	for _, s := range []string{s.name} {
		lookup(context.Background())
		println(s)
	}
	return nil
}

// A client is none that serves one call, and has no context.
type client struct{ http *http.Client }

func (c *client) get() error {
	return lookup(context.Background())
}
