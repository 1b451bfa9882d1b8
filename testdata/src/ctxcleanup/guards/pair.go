package guards

import "context"

// A lease has a context and the function that ends it: literals alone set them.
type lease struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newLease(ctx context.Context) *lease {
	ctx, cancel := context.WithCancel(ctx)
	return &lease{ctx: ctx, cancel: cancel}
}

func unlock(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func (l *lease) release() error {
	l.cancel()
	return unlock(l.ctx) // want `l\.ctx was canceled on line 22, so unlock returns immediately`
}

func (l *lease) before() error {
	err := unlock(l.ctx)
	l.cancel()
	return err
}

func (l *lease) another(o *lease) error {
	o.cancel()
	return unlock(l.ctx)
}

// A session's fields are set anew, each by itself or by their places.
type session struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newSession(ctx context.Context) *session {
	ctx, cancel := context.WithCancel(ctx)
	return &session{ctx: ctx, cancel: cancel}
}

func (s *session) reset() { s.ctx = context.Background() }

func (s *session) release() error {
	s.cancel()
	s.reset()
	return unlock(s.ctx)
}

type placed struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newPlaced(ctx, other context.Context, named bool) *placed {
	ctx, cancel := context.WithCancel(ctx)
	if named {
		return &placed{ctx: ctx, cancel: cancel}
	}
	return &placed{other, cancel}
}

func (p *placed) release() error {
	p.cancel()
	return unlock(p.ctx)
}
