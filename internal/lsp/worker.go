package lsp

import (
	"context"
	"slices"

	"github.com/ctxlint/ctxlint/internal/overlay"
)

// A worker looks at one module at a time, the one that was asked for last
// first. What it is doing is stopped when something newer comes; what was found
// out till then is in the cache. It is guarded by the server's lock.
type worker struct {
	wake   chan struct{}
	queue  []task
	now    task
	cancel context.CancelFunc // of now
}

// A task is a module to look at.
type task struct {
	root  string
	quick bool
}

// ask has a module looked at. The lock is held.
func (s *server) ask(root string, quick bool) {
	w := &s.work
	if s.phase != running {
		return
	}
	if w.cancel != nil && (!quick || w.now.quick) { // nobody waits while typing
		if w.now.root != root {
			w.put(w.now) // later
		}
		w.cancel()
	}
	w.put(task{root, quick})
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// put puts a task at the end of the queue, which is worked at first.
func (w *worker) put(t task) {
	for _, old := range w.queue {
		if old.root == t.root {
			t.quick = t.quick && old.quick
		}
	}
	w.queue = append(slices.DeleteFunc(w.queue, func(old task) bool { return old.root == t.root }), t)
}

// stop ends what is being done. The lock is held.
func (w *worker) stop() {
	w.queue = nil
	if w.cancel != nil {
		w.cancel()
	}
}

// serveWork works until the context ends.
func (s *server) serveWork(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.work.wake:
		}
		for s.next(ctx) {
		}
	}
}

// next does the next task, if there is one.
func (s *server) next(ctx context.Context) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.mu.Lock()
	n := len(s.work.queue)
	if n == 0 || ctx.Err() != nil {
		s.mu.Unlock()
		return false
	}
	t := s.work.queue[n-1]
	s.work.queue = s.work.queue[:n-1]
	s.work.now, s.work.cancel = t, cancel
	texts := s.texts()
	s.mu.Unlock()

	res, err := s.look(ctx, t, texts)

	s.mu.Lock()
	defer s.mu.Unlock()
	s.work.cancel = nil
	if ctx.Err() != nil {
		return true // nobody wants it any more
	}
	switch {
	case err != nil && t.quick, err == nil && res == nil:
	case err != nil:
		s.failed(t.root, err.Error())
	case t.quick && len(res.Errors) > 0: // in the middle of a word
	default:
		s.show(t.root, res)
	}
	return true
}

// look analyses a module. A panic is its error.
func (s *server) look(ctx context.Context, t task, texts map[string][]byte) (res *Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.crashed("analysis of "+t.root, r)
			res, err = nil, nil
		}
	}()
	over, done, err := overlay.Write(texts)
	if err != nil {
		return nil, err
	}
	defer done()
	return s.Analyse(ctx, Request{Root: t.root, Texts: over, Quick: t.quick, Notes: notes{s}})
}

// failed tells once why a module can't be looked at. What was found in it stays:
// it is about texts that may be there again.
func (s *server) failed(root, why string) {
	if s.told[root] != why {
		s.told[root] = why
		s.say(messageError, "%s: %s", root, why)
	}
}
