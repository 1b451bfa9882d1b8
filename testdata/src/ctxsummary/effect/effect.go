// Package effect tells apart what the end of a context does to a function.
package effect

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

var errStopped = errors.New("stopped")

func polledError(ctx context.Context) error { // want polledError:"^waits=1 glances=1 watches$"
	select {
	case <-ctx.Done():
		return errStopped
	default:
	}
	return nil
}

func polledLoop(ctx context.Context, n int) { // want polledLoop:"^waits=1 watches$"
	for range n {
		if ctx.Err() != nil {
			break
		}
		println(n)
	}
}

func loopCondition(ctx context.Context) { // want loopCondition:"^waits=1 watches stays$"
	for ctx.Err() == nil {
		println()
	}
}

func onlyLeaves(ctx context.Context) { // want onlyLeaves:"^waits=1 glances=1 watches$"
	if ctx.Err() != nil {
		return
	}
	println()
}

func variable(ctx context.Context) error { // want variable:"^waits=1 glances=1 watches$"
	err := ctx.Err()
	if err != nil {
		return err
	}
	return nil
}

func channel(ctx context.Context, ch chan int) { // want channel:"^waits=1 watches blocks stays$"
	done := ctx.Done()
	select {
	case <-done:
	case <-ch:
	}
}

// An ended context is an answer here, and stops nothing.
func predicate(ctx context.Context) bool { // want predicate:"^checks=1 watches stays$"
	select {
	case <-ctx.Done():
		return true
	default:
		return false
	}
}

func negated(ctx context.Context) bool { return ctx.Err() == nil } // want negated:"^checks=1 watches$"

func otherWay(ctx context.Context, ch chan int) { // want otherWay:"^checks=1 watches$"
	if ctx.Err() != nil {
		go println("again")
		return
	}
	close(ch)
}

func tellsNothing(ctx context.Context) error { // want tellsNothing:"^checks=1 watches succeeds$"
	if ctx.Err() != nil {
		return nil
	}
	return nil
}

func viaPredicate(ctx context.Context) error { // want viaPredicate:"^waits=1 glances=1 watches stays$"
	if predicate(ctx) {
		return errStopped
	}
	return nil
}

func viaNegated(ctx context.Context) { // want viaNegated:"^checks=1 watches$"
	if !negated(ctx) {
		println()
	}
}

// The monitor outlives the call: the context is its stop signal.
func monitor(ctx context.Context, ch chan int) { // want monitor:"^stops=1 watches$"
	go func() {
		select {
		case <-ctx.Done():
		case <-ch:
		}
	}()
}

func starts(ctx context.Context, ch chan int) { // want starts:"^stops=1 watches$"
	monitor(ctx, ch)
	go channel(ctx, ch)
}

func joined(ctx context.Context) { // want joined:"^waits=1 watches blocks stays$"
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-ctx.Done()
	}()
	wg.Wait()
}

func answered(ctx context.Context, ch chan int) error { // want answered:"^waits=1 glances=1 watches blocks$"
	errs := make(chan error, 1)
	go func() { errs <- polledError(ctx) }()
	return <-errs
}

func named(ctx context.Context) error { // want named:"^waits=1 glances=1 watches$"
	do := func() error { return polledError(ctx) }
	return do()
}

// Types decide of foreign code.
type table struct{ pool *sql.DB }

type tables struct{ all map[string]int }

type fetcher interface {
	fetch(ctx context.Context, t *table) error
	count(ctx context.Context, t *tables) error
}

func database(ctx context.Context, db *sql.DB) error { // want database:"^waits=1 watches blocks$"
	_, err := db.ExecContext(ctx, "")
	return err
}

func reaches(ctx context.Context, f fetcher, t *table) error { // want reaches:"^trusts=1 watches$"
	return f.fetch(ctx, t)
}

func convention(ctx context.Context, f fetcher, t *tables) error { // want convention:"^trusts=1 watches$"
	return f.count(ctx, t)
}

// The interfaces of the module are as good as their implementations.
type store interface {
	load(ctx context.Context) error // want load:"^succeeds$"
	note(ctx context.Context) error // want note:"^waits=1 glances=1$"
	wait(ctx context.Context) error // want wait:"^stops=1 succeeds$"
}

type memory struct{}

func (memory) load(ctx context.Context) error { return nil }                    // want load:"^succeeds$"
func (memory) note(ctx context.Context) error { return polledError(ctx) }       // want note:"^waits=1 glances=1 watches$"
func (memory) wait(ctx context.Context) error { monitor(ctx, nil); return nil } // want wait:"^stops=1 watches succeeds$"

func loads(ctx context.Context, s store) error { return s.load(ctx) } // want loads:"^hands=1 watches succeeds$"
func notes(ctx context.Context, s store) error { return s.note(ctx) } // want notes:"^waits=1 glances=1 watches$"
func waits(ctx context.Context, s store) error { return s.wait(ctx) } // want waits:"^stops=1 watches succeeds$"

// A clean-up that finds its context dead takes another.
func revived(ctx context.Context) (context.Context, context.CancelFunc) { // want revived:"^checks=1 watches$"
	if ctx.Err() != nil {
		return context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	}
	return context.WithTimeout(ctx, time.Second)
}

func unlock(ctx context.Context) error { // want unlock:"^checks=1 watches$"
	ctx, cancel := revived(ctx)
	defer cancel()
	return polledError(ctx)
}

func unlockInline(ctx context.Context) error { // want unlockInline:"^checks=1 watches$"
	work := ctx
	if ctx.Err() != nil {
		work = context.Background()
	}
	return polledError(work)
}

// A root in the place of nil is no such thing.
func orRoot(ctx context.Context) error { // want orRoot:"^waits=1 glances=1 nils=1 watches$"
	if ctx == nil {
		ctx = context.Background()
	}
	return polledError(ctx)
}

// The module's own carrier has no context that ends.
type actor struct{}

func (*actor) Context() context.Context { return context.Background() } // want Context:"^outlives$"

func carried(a *actor) error { return polledError(a.Context()) } // want carried:"^watches$"

// Waits only in the first call.
type loaded struct {
	once sync.Once
	ch   chan int
}

func (l *loaded) onceOnly(ctx context.Context) { // want onceOnly:"^waits=1 loads=1 watches blocks stays$"
	l.once.Do(func() { <-ctx.Done() })
}

func (l *loaded) first(ctx context.Context) chan int { // want first:"^waits=1 loads=1 watches blocks stays$"
	if l.ch == nil {
		l.ch = make(chan int)
		l.onceOnly(ctx)
	}
	return l.ch
}

func (l *loaded) always(ctx context.Context) { // want always:"^waits=1 watches blocks stays$"
	l.onceOnly(ctx)
	<-ctx.Done()
}
