// Package field stores cancel functions.
package field

import "context"

func work(ctx context.Context) error { return ctx.Err() }

type server struct {
	cancel   context.CancelFunc // called by Close
	checked  context.CancelFunc // only compared
	unread   context.CancelFunc // only assigned to
	Exported context.CancelFunc
	passed   func() // passed on
}

func (s *server) Close() {
	s.cancel()
	if s.checked != nil {
		s.checked = nil
	}
	_ = s.unread
	defer func(stop func()) { stop() }(s.passed)
}

func (s *server) start(ctx context.Context) {
	_, s.cancel = context.WithCancel(ctx)
	_, s.checked = context.WithCancel(ctx) // want `the cancel function of context\.WithCancel is stored in the field s\.checked, which no code calls`
	_, s.unread = context.WithCancel(ctx)  // want `stored in the field s.unread, which no code calls`
	_, s.Exported = context.WithCancel(ctx)
	ctx, s.passed = context.WithCancel(ctx) // want `nothing here calls s.passed`
	_ = work(ctx)
}

func keyed(ctx context.Context) *server {
	ctx, cancel := context.WithCancel(ctx) // want `stored in the field unread, which no code calls`
	_ = work(ctx)
	return &server{unread: cancel}
}

func byLocal(ctx context.Context, s *server) {
	ctx, cancel := context.WithCancel(ctx) // want `stored in the field unread, which no code calls`
	s.unread = cancel
	_ = work(ctx)
}

// The field is dead, but the function is called by its other name.
func alsoCalled(ctx context.Context) *server {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		_ = work(ctx)
	}()
	return &server{unread: cancel}
}

var (
	stop       context.CancelFunc
	unreadStop context.CancelFunc
	Stop       context.CancelFunc
)

func Shutdown() { stop() }

func start(ctx context.Context) {
	ctx, stop = context.WithCancel(ctx)       // want `nothing here calls stop`
	ctx, unreadStop = context.WithCancel(ctx) // want `stored in the variable unreadStop, which no code calls`
	ctx, Stop = context.WithCancel(ctx)       // want `nothing here calls Stop`
	_ = work(ctx)
}

// Identical unnamed types share values.
type pipe struct {
	c chan struct{ stop context.CancelFunc }
}

func (p pipe) send(ctx context.Context) {
	_, cancel := context.WithCancel(ctx)
	p.c <- struct{ stop context.CancelFunc }{cancel}
}

// Called in the build for another system.
type portable struct{ other context.CancelFunc }

func (p *portable) start(ctx context.Context) {
	_, p.other = context.WithCancel(ctx)
}
