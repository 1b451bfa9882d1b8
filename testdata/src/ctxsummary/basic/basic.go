package basic

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

func done(ctx context.Context) { // want done:"^waits=1 watches blocks stays$"
	<-ctx.Done()
}

func errs(ctx context.Context) error { // want errs:"^waits=1 watches$"
	return ctx.Err()
}

func cause(ctx context.Context) error { // want cause:"^waits=1 watches$"
	return context.Cause(ctx)
}

func second(n int, ctx context.Context) error { // want second:"^waits=10 watches$"
	_ = n
	return ctx.Err()
}

func foreign(ctx context.Context, f func(context.Context) error) error { // want foreign:"^trusts=1 calls=10 watches stays echoes=10$"
	return f(ctx)
}

// A call that cannot fail may be a logger, or may not: it may watch, but is not
// said to observe.
func unsure(ctx context.Context, f func(context.Context)) { // want unsure:"^hands=1 calls=10 watches stays$"
	f(ctx)
}

func unused(ctx context.Context) {} // want unused:"nothing"

func compared(ctx context.Context) bool { return ctx == nil } // want compared:"^nils=1$"

func valueOnly(ctx context.Context) any { return ctx.Value(key{}) } // want valueOnly:"^reads=1$"

type key struct{}

func logs(ctx context.Context) { slog.InfoContext(ctx, "hello") } // want logs:"^reads=1$"

func derived(ctx context.Context) error { // want derived:"^waits=1 watches$"
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return errs(ctx)
}

// Deriving alone is no observation.
func derives(ctx context.Context) { // want derives:"^reads=1$"
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	logs(ctx)
}

func detached(ctx context.Context) error { // want detached:"^watches$"
	return errs(context.WithoutCancel(ctx))
}

func overwritten(ctx context.Context) error { // want overwritten:"^watches$"
	ctx = context.Background()
	return ctx.Err()
}

func perhaps(ctx context.Context, on bool) error { // want perhaps:"^trusts=1 watches$"
	c := context.Background()
	if on {
		c = ctx
	}
	return errs(c)
}

type holder struct{ ctx context.Context }

func stores(h *holder, ctx context.Context) { // want stores:"^keeps=10$"
	h.ctx = ctx
}

func composes(ctx context.Context) *holder { // want composes:"^keeps=1$"
	return &holder{ctx: ctx}
}

func sends(ch chan context.Context, ctx context.Context) { // want sends:"^keeps=10 blocks$"
	ch <- ctx
}

func keepsFurther(h *holder, ctx context.Context) { // want keepsFurther:"^keeps=10$"
	stores(h, ctx)
}

func dropsCancel(cancel context.CancelFunc) { // want dropsCancel:"^drops=1$"
	_ = cancel
}

func cancels(cancel context.CancelFunc) { // want cancels:"^cancels=1 calls=1$"
	cancel()
}

func stop(quit chan struct{}) { // want stop:"^watches blocks stays$"
	<-quit
}

// Whoever only looks does not wait.
func polls(ctx context.Context, ch chan int) bool { // want polls:"^checks=1 watches stays$"
	select {
	case <-ctx.Done():
		return true
	case <-ch:
	default:
	}
	return false
}

func waits(ch chan int) { // want waits:"^blocks stays$"
	select {
	case <-ch:
	}
}

func ranges(ch chan int) { // want ranges:"^blocks stays$"
	for range ch {
	}
}

func sleeps() { // want sleeps:"^blocks$"
	time.Sleep(time.Second)
}

func joins(wg *sync.WaitGroup) { // want joins:"^blocks stays$"
	wg.Wait()
}

// Everything takes a lock for a moment; that is no wait to speak of.
func locks(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
}

func spawns(ctx context.Context) { // want spawns:"^stops=1 watches$"
	go done(ctx)
	go sleeps()
}

var errFull = errors.New("full")

// offers never waits: the Done arm only decides what becomes of the entry.
func offers(ctx context.Context, queue chan string) error { // want offers:"^watches$"
	select {
	case queue <- "entry":
	case <-ctx.Done():
		return ctx.Err()
	default:
		return errFull
	}
	return nil
}

// In a loop the same select is a poll.
func offersOn(ctx context.Context, queue chan string) error { // want offersOn:"^waits=1 watches stays$"
	for {
		select {
		case queue <- "entry":
			return nil
		case <-ctx.Done():
			return ctx.Err()
		default:
		}
	}
}

func usesOffer(ctx context.Context, queue chan string) { // want usesOffer:"^watches$"
	_ = offers(ctx, queue)
}

type worker interface{ work(context.Context) error }

type logger interface{ log(context.Context) }

// An interface method has no body: its signature decides.
func viaInterface(ctx context.Context, w worker) error { // want viaInterface:"^trusts=1 watches$"
	return w.work(ctx)
}

func viaLogger(ctx context.Context, l logger) { // want viaLogger:"^hands=1 watches$"
	l.log(ctx)
}

type service struct{}

func (s *service) run(ctx context.Context) error { return ctx.Err() } // want run:"^waits=1 watches$"

func methodExpression(s *service, ctx context.Context) error { // want methodExpression:"^waits=10 watches$"
	return (*service).run(s, ctx)
}

func generic[T any](ctx context.Context, _ T) error { // want generic:"^waits=1 watches$"
	return ctx.Err()
}

func instance(ctx context.Context) error { // want instance:"^waits=1 watches$"
	return generic(ctx, 1)
}

// Elements of a slice are not followed.
func many(ctxs ...context.Context) error { // want many:"^watches$"
	return ctxs[0].Err()
}
