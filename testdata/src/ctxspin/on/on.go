// Package on holds arms that do nothing in loops that go on with work, although
// they do not spin.
package on

import (
	"context"
	"log"
	"time"
)

type stream interface{ Recv() (int, error) }

func forwards(ctx context.Context, s stream, out chan int) {
	for {
		v, err := s.Recv()
		if ctx.Err() != nil || err != nil {
			return
		}
		select {
		case out <- v:
		case <-ctx.Done(): // want `the loop continues with s\.Recv after ctx is done, because the case is empty; return, or break out of the loop with a label`
		}
	}
}

func logs(ctx context.Context, s stream, out chan int) error {
	for {
		v, err := s.Recv()
		if err != nil {
			return err
		}
		select {
		case out <- v:
		case <-ctx.Done():
			log.Println("stopping")
			continue // want `the loop continues with s\.Recv after ctx is done, because continue only starts the next iteration`
		}
	}
}

type carrier interface {
	stream
	Context() context.Context
}

// A stream carries a context of its own; to receive is not to ask this one.
func carries(ctx context.Context, s carrier, out chan int) {
	for {
		v, err := s.Recv()
		if err != nil {
			return
		}
		select {
		case out <- v:
		case <-ctx.Done(): // want `the loop continues with s\.Recv after ctx is done, because the case is empty`
		}
	}
}

// The retries ask at their head: what is left of this turn may matter or not.
func asksAtHead(ctx context.Context, try func() error, again func(), tick <-chan time.Time) error {
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := try(); err == nil {
			return nil
		}
		select {
		case <-tick:
		case <-ctx.Done(): // want `the loop continues with again after ctx is done, because the case is empty; return ctx\.Err\(\), or break out of the loop with a label.*assuming again matters after ctx is done.*\[spin\?\]`
		}
		again()
	}
}

// Another context is asked: it says nothing of this one.
func asksAnother(ctx, other context.Context, s stream, out chan int) {
	for {
		if other.Err() != nil {
			return
		}
		select {
		case out <- 1:
		case <-ctx.Done(): // want `the loop continues with s\.Recv after ctx is done, because the case is empty; return, or break out of the loop with a label.*\[spin\]`
		}
		s.Recv()
	}
}

// It may be asked by whom it is handed to.
func handsOn(ctx context.Context, s carrier, out chan int, do func(carrier) error) error {
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
		}
		if err := do(s); err != nil {
			return err
		}
	}
}

// What comes next asks, or is told.
func asks(ctx context.Context, s stream, out chan int, do func(context.Context) error) error {
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
		}
		if err := do(ctx); err != nil {
			return err
		}
	}
}

func asksFirst(ctx context.Context, s stream, out chan int) {
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return
		}
		s.Recv()
	}
}

// The arm ends a wait of a loop that its condition ends.
func counts(ctx context.Context, s stream, tick <-chan time.Time) {
	for n := 0; n < 3; n++ {
		select {
		case <-tick:
		case <-ctx.Done():
		}
		s.Recv()
	}
}

// It sets what the loop reads.
func remembers(ctx context.Context, s stream, out chan int) {
	last := false
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
			last = true
		}
		s.Recv()
		if last {
			return
		}
	}
}

// It ends the program, works, or waits.
func dies(ctx context.Context, s stream, out chan int) {
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
			log.Fatal("done")
		}
		s.Recv()
	}
}

func drains(ctx context.Context, s stream, in, out chan int) {
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
			<-in
		}
		s.Recv()
	}
}

func leaves(ctx context.Context, s stream, out chan int) {
loop:
	for {
		select {
		case out <- 1:
		case <-ctx.Done():
			break loop
		}
		s.Recv()
	}
}

// The way round ends first.
func returns(ctx context.Context, s stream, out chan int) {
	for {
		select {
		case out <- 1:
			if _, err := s.Recv(); err == nil {
				continue
			}
		case <-ctx.Done():
		}
		return
	}
}

// The context is the turn's own, and bounds the wait.
func bounds(ctx context.Context, s stream, out chan int) error {
	for {
		turn, cancel := context.WithTimeout(ctx, time.Second)
		select {
		case out <- 1:
		case <-turn.Done():
		}
		cancel()
		if _, err := s.Recv(); err != nil {
			return err
		}
	}
}

// A select that only asks.
func polls(ctx context.Context, streams []stream) {
	for _, s := range streams {
		select {
		case <-ctx.Done(): // want `the loop continues with s\.Recv after ctx is done, because the case does not leave the loop`
			log.Println("cancelled")
		default:
		}
		s.Recv()
	}
}

func pollsChannel(ctx context.Context, streams chan stream) {
	for s := range streams {
		select {
		case <-ctx.Done():
			log.Println("cancelled")
		default:
		}
		s.Recv()
	}
}

func pollsAndWorks(ctx context.Context, streams []stream) {
	for _, s := range streams {
		select {
		case <-ctx.Done():
			log.Println("cancelled")
		default:
			s.Recv()
		}
	}
}

// The work asks the context that its receiver has.
type fetcher struct {
	ctx context.Context
	do  func() bool
}

func (f *fetcher) fetch() bool {
	if f.ctx.Err() != nil {
		return false
	}
	return f.do()
}

func (f *fetcher) loop(t *time.Ticker) {
	ctx := f.ctx
	for {
		if !f.fetch() {
			return
		}
		select {
		case <-t.C:
		case <-ctx.Done():
		}
	}
}
