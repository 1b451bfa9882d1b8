// Package parameter has functions that are given a context and ignore it.
package parameter

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

type remote interface {
	Push(name string) error
	Name() string
}

type service struct {
	git remote
	wg  sync.WaitGroup
	mu  sync.Mutex
	all map[string]int
}

// It waits.
func (s *service) Shutdown(_ context.Context) error { // want `Shutdown ignores its context, so s\.wg\.Wait may block after the caller's ctx is done; name it ctx, and pass or check it`
	s.wg.Wait()
	return nil
}

// Two levels below.
func (s *service) drain(_ context.Context, name string) error { // want `drain ignores its context, so s\.flush may block after the caller's ctx is done`
	return s.flush(name)
}

func (s *service) flush(name string) error { return s.settle() }

func (s *service) settle() error {
	s.wg.Wait()
	return nil
}

// Silent: somebody else's work may wait, or not.
func (s *service) Commit(_ context.Context, name string) error {
	if name == "" {
		return fmt.Errorf("no name")
	}
	return s.commit(name)
}

func (s *service) commit(name string) error { return s.push(name) }

func (s *service) push(name string) error { return s.git.Push(name) }

// Silent: so may this, whether the parameter has a name or not.
func (s *service) unused(ctx context.Context, name string) error {
	return s.git.Push(name)
}

func unnamed(context.Context) error { // want `unnamed ignores its context, so exec\.Command\("git"\)\.Run may block after the caller's ctx is done`
	return exec.Command("git").Run()
}

// Silent: a lock is held for a moment.
func (s *service) lookup(_ context.Context, names []string) (found int) {
	for _, name := range names {
		found += s.get(name)
	}
	return found
}

func (s *service) get(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all[name]
}

// From here on: silent.

// Nothing here takes long.
func (s *service) count(_ context.Context) (int, error) { return len(s.all), nil }

func (s *service) log(_ context.Context) { s.git.Push("a log line") }

func (s *service) trim(_ context.Context, names []string) (n int) {
	for _, name := range names {
		n += s.length(name)
	}
	return n
}

func (s *service) length(name string) int { return len(s.git.Name() + name) }

func (s *service) name(_ context.Context) string { return s.git.Name() }

func (s *service) sum(_ context.Context, names []string) (n int) {
	for _, name := range names {
		n += len(name) + size(name)
	}
	return n
}

func size(name string) int { return len(name) }

func (s *service) write(_ context.Context, w io.Writer) error {
	_, err := w.Write(nil)
	return err
}

// It is asked, or passed on.
func (s *service) asked(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.git.Push(name)
}

// Another one is at hand.
func (s *service) handle(_ context.Context, r *http.Request) error {
	return s.git.Push(r.URL.Path)
}

func two(_, ctx context.Context, g remote) error {
	if ctx.Err() != nil {
		return nil
	}
	return g.Push("")
}

// What begins or ends something may take its time.
func (s *service) Close(_ context.Context) error { return s.git.Push("") }

func (s *service) Start(_ context.Context) error { return s.git.Push("") }

// Nobody waits for it.
func (s *service) background(_ context.Context) {
	go s.git.Push("")
	go func() { time.Sleep(time.Second) }()
	defer s.git.Push("")
	s.all = nil
	_ = func() error { return s.git.Push("") }
}

// A root is category root's or ignored's of ctxroot.
func (s *service) root(_ context.Context) error {
	if err := s.fetch(context.Background()); err != nil {
		return err
	}
	return s.git.Push("")
}

func (s *service) fetch(ctx context.Context) error { return ctx.Err() }

// What it calls has a context from somewhere.
func (s *service) stored(_ context.Context) error { return s.fetch(life) }

var life, stop = context.WithCancel(context.Background())
