// Package tight has sends on channels with room, and on such without.
package tight

import "context"

func ask(ctx context.Context) error { return ctx.Err() }

type bus struct {
	plain  chan int
	small  chan int
	sized  chan int
	answer chan int
}

func newBus(n int) *bus {
	return &bus{plain: make(chan int), small: make(chan int, 8), sized: make(chan int, n), answer: make(chan int, 1)}
}

func (b *bus) publish(ctx context.Context, n int) error {
	b.plain <- n // want `this send blocks until somebody receives from b\.plain, even after ctx is done; select on ctx\.Done\(\) as well.*\[unwatched\?\]`
	b.small <- n
	b.sized <- n
	return ask(ctx)
}

func (b *bus) all(ctx context.Context, list []int) error {
	for _, n := range list {
		b.small <- n // want `this send blocks until somebody receives from b\.small, even after ctx is done; select on ctx\.Done\(\) as well.*\[unwatched\?\]`
		b.sized <- n // the maker has counted, for all that is known
	}
	return ask(ctx)
}

// One of two branches sends.
func either(ctx context.Context, far bool, ask func(context.Context) int) int {
	found := make(chan int, 1)
	if far {
		go func() {
			found <- ask(ctx)
		}()
	} else {
		found <- 0
	}
	return <-found
}

// What runs the literal runs it once, for all that is known.
func handed(ctx context.Context, run func(func()), ask func(context.Context) error, stop <-chan struct{}) {
	failed := make(chan struct{}, 1)
	run(func() {
		if ask(ctx) != nil {
			failed <- struct{}{}
		}
	})
	select {
	case <-failed:
	case <-stop:
	}
}

// Without a context: every caller has one.
func (b *bus) report(n int) {
	b.answer <- n
}

func (b *bus) tell(n int) {
	b.plain <- n // want `this send blocks until somebody receives from b\.plain, although every caller of tell has a context; .*`
}

func (b *bus) run(ctx context.Context) error {
	b.report(1)
	b.tell(1)
	return ask(ctx)
}

// A variable lets one value through.
func first(ctx context.Context, in <-chan int, each <-chan struct{}) (got int) {
	one, all := make(chan int, 1), make(chan int, 1)
	go func() {
		sent := false
		for n := range in {
			if n > 0 && !sent {
				sent = true
				one <- n
			}
		}
	}()
	go func() {
		sent := false
		for n := range in {
			if n > 0 && !sent {
				sent = true
				all <- n // want `nothing receives from all once its receiver has returned, so this send blocks forever; .*\[hang\?\]`
			} else {
				sent = false
			}
		}
	}()
	for {
		select {
		case n := <-one:
			got += n
		case n := <-all:
			got += n
		case <-each:
		}
		if ask(ctx) != nil {
			break
		}
	}
	return got
}

// The loop is left by this signal only; the other may be left by a failure too.
type loop struct{ stop, halt chan struct{} }

func newLoop(work func() error) *loop {
	l := &loop{stop: make(chan struct{}), halt: make(chan struct{})}
	go l.run(work)
	go l.try(work)
	return l
}

func (l *loop) run(work func() error) {
	for {
		select {
		case <-l.stop:
			return
		default:
			_ = work()
		}
	}
}

func (l *loop) try(work func() error) {
	for {
		select {
		case <-l.halt:
			return
		default:
			if err := work(); err != nil {
				return
			}
		}
	}
}

func (l *loop) close() {
	l.stop <- struct{}{}
	l.halt <- struct{}{} // want `nothing receives from l\.halt once its receiver has returned, so this send blocks forever; .*\[hang\?\]`
}

// Whoever closes the channel ends a sender that waits.
type proxy struct{ out chan []byte }

func (p *proxy) start(write func([]byte) error, read func() []byte) {
	p.out = make(chan []byte, 16)
	go func() {
		for b := range p.out {
			if err := write(b); err != nil {
				return
			}
		}
	}()
	go func() {
		defer func() { _ = recover() }()
		for {
			p.out <- read()
		}
	}()
}

func (p *proxy) end() {
	if p.out != nil {
		close(p.out)
	}
}
