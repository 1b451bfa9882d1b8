// Package basic has each way to start work and each kind of context.
package basic

import (
	"context"
	"log"
	"net/http"
	"sync"
	"time"
)

type store interface {
	Save(ctx context.Context, what string) error
	Load(ctx context.Context) (string, error)
}

func local(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		if err := s.Save(ctx, "x"); err != nil { // want `ctx is canceled on line \d+, when the function returns without waiting for the goroutine, so s\.Save is aborted`
			log.Print(err)
		}
	}()
}

// What the function does meanwhile may be over first.
func meanwhile(ctx context.Context, s store) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		s.Save(ctx, "x") // want `ctx is canceled on line \d+`
	}()
	return s.Load(ctx)
}

func parameter(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func(inner context.Context) {
		s.Save(inner, "x") // want `inner is canceled on line \d+`
		s.Save(inner, "y")
	}(ctx)
}

func derived(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		sub, stop := context.WithTimeout(ctx, time.Minute) // want `ctx is canceled on line \d+, when the function returns without waiting for the goroutine, so the work under context\.WithTimeout is aborted`
		defer stop()
		s.Save(sub, "x")
	}()
}

type key struct{}

func valued(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		sub := context.WithValue(ctx, key{}, 1)
		s.Save(sub, "x") // want `sub is canceled on line \d+`
	}()
}

func timer(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	time.AfterFunc(time.Millisecond, func() {
		s.Save(ctx, "x") // want `ctx is canceled on line \d+`
	})
}

type service struct {
	store store
	wg    sync.WaitGroup
}

// Somebody waits for the group, but not before the cancel.
func (s *service) group(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	s.wg.Go(func() {
		s.store.Save(ctx, "x") // want `ctx is canceled on line \d+`
	})
}

// A loop that is stopped before it has begun.
func (s *service) start(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go s.loop(ctx) // want `ctx is canceled on line \d+`
}

func (s *service) loop(ctx context.Context) {
	for ctx.Err() == nil {
		s.store.Save(ctx, "x")
	}
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	what, err := s.store.Load(ctx)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	go func() {
		s.store.Save(ctx, what) // want `ctx is canceled when this handler returns without waiting for the goroutine, so s\.store\.Save is aborted`
	}()
	w.WriteHeader(http.StatusNoContent)
}

type (
	in  struct{}
	out struct{}
)

// UnimplementedGreeterServer is what a generator makes.
type UnimplementedGreeterServer struct{}

func (UnimplementedGreeterServer) Greet(context.Context, *in) (*out, error) { return nil, nil }
func (UnimplementedGreeterServer) mustEmbedUnimplementedGreeterServer()     {}

type greeter struct {
	UnimplementedGreeterServer
	store store
}

func (g *greeter) Greet(ctx context.Context, _ *in) (*out, error) {
	go g.store.Save(ctx, "greeted") // want `ctx is canceled when this handler returns without waiting for the goroutine, so g\.store\.Save is aborted`
	return &out{}, nil
}

// No method of the service: its caller may wait.
func (g *greeter) other(ctx context.Context, _ *in) (*out, error) {
	go g.store.Save(ctx, "greeted")
	return &out{}, nil
}

// The cancel is deferred in the branch that starts the goroutine.
func branch(ctx context.Context, c *http.Client, id string) (string, error) {
	if id != "" {
		sub, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		go func() {
			ping(sub, c) // want `sub is canceled on line \d+, when the function returns without waiting for the goroutine, so ping is aborted`
		}()
	}
	return id, nil
}

// The cancel of another branch says nothing.
func otherBranch(ctx context.Context, c *http.Client, id string) (string, error) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	if id != "" {
		defer cancel()
	} else {
		go func() {
			defer cancel()
			ping(sub, c)
		}()
	}
	return id, nil
}

func ping(ctx context.Context, c *http.Client) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost/", nil)
	if err != nil {
		return err
	}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
