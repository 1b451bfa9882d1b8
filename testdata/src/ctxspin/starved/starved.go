// Package starved holds arms that keep themselves ready.
package starved

import "context"

type pump struct {
	wake chan struct{}
	done chan struct{}
	more func() bool
	work chan int
}

func newPump(more func() bool) *pump {
	return &pump{wake: make(chan struct{}, 1), done: make(chan struct{}), more: more, work: make(chan int, 4)}
}

func (p *pump) signal() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *pump) step() {}

func (p *pump) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done(): // want `the arm of wake signals that channel itself, so both arms may be ready when ctx has ended, and the loop goes on until chance takes this one; ask ctx.Err\(\) before the select`
			return
		case <-p.wake:
			p.step()
			if p.more() {
				p.signal()
			}
		}
	}
}

func (p *pump) direct(ctx context.Context) {
	for {
		select {
		case n := <-p.work:
			p.step()
			if n > 0 {
				p.work <- n - 1
			}
		case <-ctx.Done(): // want `the arm of work signals that channel itself`
			return
		}
	}
}

// It asks first.
func (p *pump) asks(ctx context.Context) {
	for {
		if ctx.Err() != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
			p.step()
			p.signal()
		}
	}
}

// It asks in the condition of the loop.
func (p *pump) condition(ctx context.Context) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
			p.step()
			p.signal()
		}
	}
}

// The arm asks before it works.
func (p *pump) arm(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
			if ctx.Err() != nil {
				return
			}
			p.step()
			p.signal()
		}
	}
}

// Another arm's channel: somebody else sends on this one.
func (p *pump) other(ctx context.Context, in chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-in:
			p.signal()
		}
	}
}

// A goroutine sends later.
func (p *pump) later(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
			go func() { p.wake <- struct{}{} }()
		}
	}
}

// It does not come back.
func (p *pump) once(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-p.wake:
		p.signal()
	}
}
