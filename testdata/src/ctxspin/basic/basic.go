// Package basic holds the shapes of arms that do not stop their loop.
package basic

import (
	"context"
	"log"
	"log/slog"
	"time"
)

func work() {}

func breaks(ctx context.Context, in <-chan int) {
	ticker := time.NewTicker(time.Second)
	for {
		select {
		case <-ctx.Done():
			ticker.Stop()
			break // want `break leaves only the select; return`
		case <-ticker.C:
			work()
		case <-in:
			work()
		}
	}
}

func empty(ctx context.Context, in <-chan int) {
	for {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case is empty`
		case <-in:
			work()
		}
	}
}

func continues(ctx context.Context, in <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			slog.InfoContext(ctx, "stopping")
			continue // want `the loop spins on this select once ctx is done, because continue only starts the next iteration; return ctx\.Err\(\), or break out of the loop with a label`
		case _, ok := <-in:
			if !ok {
				return nil
			}
		}
	}
}

func remembers(ctx context.Context, in <-chan int) (n int, err error) {
loop:
	for {
		select {
		case <-ctx.Done():
			err = ctx.Err()
			break // want `the loop spins on this select once ctx is done, because break leaves only the select`
		case v, ok := <-in:
			if !ok {
				break loop
			}
			n += v
		}
	}
	return n, err
}

func unlabelled(ctx context.Context, in <-chan int) {
	for v := 0; ; {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case is empty`
		case v = <-in:
			if v == 0 {
				return
			}
		}
	}
}

func noLabel(ctx context.Context, in <-chan int) {
	for {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select`
		case v := <-in:
			if v == 0 {
				return
			}
		}
		log.Println("again")
	}
}

func variable(ctx context.Context, in <-chan int) {
	done := ctx.Done()
	for {
		select {
		case <-done: // want `the loop spins on this select once the context is done, because the case does not leave the loop`
			log.Print("done")
		case <-in:
		}
	}
}

func branch(ctx context.Context, in chan int) {
	for {
		if ctx.Err() != nil { // want `the loop spins on this check once ctx is done; return, or break out of the loop with a label`
			log.Println("stopping:", ctx.Err())
			continue
		}
		<-in
	}
}

func branchVariable(ctx context.Context, in chan int) error {
	for {
		if err := ctx.Err(); err != nil { // want `the loop spins on this check once ctx is done`
			continue
		}
		if <-in == 0 {
			return nil
		}
	}
}

func ranges(ctx context.Context) {
	for range ctx.Done() { // want `nothing is ever sent on ctx.Done\(\)`
		log.Println("turn")
	}
}

// Waiting by way of an empty range is odd, but waits.
func waits(ctx context.Context) {
	for range ctx.Done() {
	}
}

type server struct {
	ctx context.Context
	in  chan int
}

func newServer(ctx context.Context) *server { return &server{ctx: ctx} }

func (s *server) run() {
	for {
		select {
		case <-s.ctx.Done():
			break // want `the loop spins on this select once s\.ctx is done, because break leaves only the select`
		case <-s.in:
		}
	}
}

func endsInCode(ctx context.Context, in <-chan int) {
	for {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case does not leave the loop`
			log.Println("twice")
		case v := <-in:
			switch {
			case v > 0:
				return
			}
		}
	}
}

func follows(ctx context.Context, in <-chan int) {
	for {
		select {
		case <-ctx.Done():
			break // want `break leaves only`
		case v := <-in:
			if v > 0 {
				goto out
			}
		}
	}
out:
	log.Println("out")
}

func always(ctx context.Context, in <-chan int) {
	for true {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case is empty`
		case <-in:
		}
	}
}
