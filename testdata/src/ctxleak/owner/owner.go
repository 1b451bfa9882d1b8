// Package owner has values that own a context, and callers who forget them.
package owner

import (
	"context"
	"errors"
)

type session struct {
	ctx    context.Context
	cancel context.CancelFunc
	n      int
}

func open(ctx context.Context) *session {
	ctx, cancel := context.WithCancel(ctx)
	s := &session{ctx: ctx, cancel: cancel}
	go s.watch()
	return s
}

func openField(ctx context.Context) (*session, error) {
	if ctx.Err() != nil {
		return nil, errors.New("too late")
	}
	s := new(session)
	s.ctx, s.cancel = context.WithCancel(ctx)
	return s, nil
}

func (s *session) watch()         { <-s.ctx.Done() }
func (s *session) query() error   { s.n++; return s.ctx.Err() }
func (s *session) Close()         { s.close() }
func (s *session) close()         { s.cancel() }
func (s *session) self() *session { return s }

func thrownAway(ctx context.Context) {
	open(ctx) // want `the \*session returned by open is discarded, so the context in it is never canceled.*\[owner\]`
}

func blank(ctx context.Context) error {
	_, err := openField(ctx) // want `the \*session returned by openField is discarded, so the context in it is never canceled`
	return err
}

func used(ctx context.Context) error {
	s := open(ctx) // want `the \*session returned by open is used but never stopped, so the context in it is never canceled`
	if s.n > 0 {
		return nil
	}
	return s.query()
}

// Silent: ended, one way or another, or shown to others.

func closed(ctx context.Context) error {
	s := open(ctx)
	defer s.Close()
	return s.query()
}

func byField(ctx context.Context) {
	s := open(ctx)
	s.cancel()
}

func inLiteral(ctx context.Context) func() {
	s := open(ctx)
	return func() { s.close() }
}

func methodValue(ctx context.Context, later func(func())) {
	s := open(ctx)
	later(s.Close)
}

func returned(ctx context.Context) *session {
	s := open(ctx)
	return s
}

var sessions []*session

func kept(ctx context.Context) {
	s := open(ctx)
	sessions = append(sessions, s)
}

func itself(ctx context.Context) {
	s := open(ctx)
	sessions = append(sessions, s.self())
}

func renamed(ctx context.Context) {
	s := open(ctx)
	t := s
	defer t.Close()
}

// The constructor registers it, so somebody else may end it.
func registered(ctx context.Context) *session {
	ctx, cancel := context.WithCancel(ctx)
	s := &session{ctx: ctx, cancel: cancel}
	sessions = append(sessions, s)
	return s
}

func startsRegistered(ctx context.Context) {
	registered(ctx)
}

// It ends itself.
func selfEnding(ctx context.Context) *session {
	ctx, cancel := context.WithCancel(ctx)
	s := &session{ctx: ctx, cancel: cancel}
	go s.run()
	return s
}

func (s *session) run() {
	defer s.cancel()
	_ = s.query()
}

func startsSelfEnding(ctx context.Context) {
	selfEnding(ctx)
}

// No method ends it: the field is ctxleak's own matter.
type bare struct{ stop context.CancelFunc }

func openBare(ctx context.Context) *bare {
	_, stop := context.WithCancel(ctx)
	return &bare{stop: stop}
}

func startsBare(ctx context.Context) {
	b := openBare(ctx)
	b.stop()
	openBare(ctx)
}
