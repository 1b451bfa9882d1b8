package endless

import (
	"bufio"
	"context"
	"log"
	"net"
	"os"
	"sync/atomic"
	"time"
)

func work(int) {}

func use(ctx context.Context) error { return ctx.Err() }

func receives(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		work(<-jobs)
	}
}

func ticks(ctx context.Context) {
	_ = use(ctx)
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for range t.C { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		work(1)
	}
}

func ticksFor(ctx context.Context, d time.Duration) {
	_ = use(ctx)
	for range time.Tick(d) { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		work(1)
	}
}

func selects(ctx context.Context, a, b chan int) {
	_ = use(ctx)
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		select {
		case v := <-a:
			work(v)
		case v := <-b:
			work(v)
		}
	}
}

func breaksOnlySelect(ctx context.Context, a chan int) {
	_ = use(ctx)
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		select {
		case <-a:
			break
		}
	}
}

func goroutine(ctx context.Context, jobs chan int) error {
	go func() {
		for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
			work(<-jobs)
		}
	}()
	return use(ctx)
}

func transmits(ctx context.Context, out chan int) {
	_ = use(ctx)
	for true { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		out <- 1
	}
}

func inner(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for i := 0; i < 3; i++ {
		for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
			work(<-jobs)
		}
	}
}

// The pause is told, not the loop as well.
func sleeps(ctx context.Context) {
	_ = use(ctx)
	for {
		work(1)
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
	}
}

// Silent from here on.

func noContext(jobs chan int) {
	for {
		work(<-jobs)
	}
}

// Closing the channel ends it.
func ranges(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for v := range jobs {
		work(v)
	}
}

func receivesOK(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for {
		v, ok := <-jobs
		if !ok {
			return
		}
		work(v)
	}
}

// Closing the listener ends it.
func accepts(ctx context.Context, l net.Listener) error {
	_ = use(ctx)
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		c.Close()
	}
}

func reads(ctx context.Context, r *bufio.Reader) {
	_ = use(ctx)
	for {
		if _, err := r.ReadByte(); err != nil {
			break
		}
	}
}

func stopped(ctx context.Context, jobs chan int, stop chan bool) {
	_ = use(ctx)
	for {
		select {
		case v := <-jobs:
			work(v)
		case <-stop:
			return
		}
	}
}

func flagged(ctx context.Context, jobs chan int, done *atomic.Bool) {
	_ = use(ctx)
	for {
		if done.Load() {
			return
		}
		work(<-jobs)
	}
}

func conditional(ctx context.Context, jobs chan int, done *atomic.Bool) {
	_ = use(ctx)
	for !done.Load() {
		work(<-jobs)
	}
}

func labelled(ctx context.Context, jobs chan int) {
	_ = use(ctx)
loop:
	for {
		switch v := <-jobs; v {
		case 0:
			break loop
		}
	}
}

func exits(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for {
		if v := <-jobs; v < 0 {
			os.Exit(1)
		}
	}
}

func fatal(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for {
		if v := <-jobs; v < 0 {
			log.Fatal("negative")
		}
	}
}

func panics(ctx context.Context, jobs chan int) {
	_ = use(ctx)
	for {
		if v := <-jobs; v < 0 {
			panic("negative")
		}
	}
}

// It asks, and does not leave: that is another rule's.
func spins(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
		}
	}
}

func spinsOn(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			log.Print("over")
		case v := <-jobs:
			work(v)
		}
	}
}

// It never waits: a matter of computing, not of contexts.
func computes(ctx context.Context) {
	_ = use(ctx)
	for {
		work(1)
	}
}

// A context that serves for its values ends nothing.
func logs(ctx context.Context, jobs chan int) {
	for {
		_ = ctx.Value(<-jobs)
	}
}

func ticksAndLogs(ctx context.Context, t *time.Ticker) {
	for range t.C {
		_ = ctx.Value(t)
	}
}

func afterEnd(ctx context.Context, jobs chan int) {
	<-ctx.Done()
	for {
		work(<-jobs)
	}
}

func returned(ctx context.Context, jobs chan int) func() {
	_ = use(ctx)
	return func() {
		for {
			work(<-jobs)
		}
	}
}

// A field named C that is no ticker's.
type source struct{ C chan int }

func homeMade(ctx context.Context, s source) {
	_ = use(ctx)
	for range s.C {
		work(1)
	}
}

type sender interface{ Send(v int) }

// What an interface method does is not known, but it cannot end the loop.
func sendsOn(ctx context.Context, s sender) {
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		s.Send(1)
	}
}

// A turn may end the process.
func endsProcess(ctx context.Context, s sender, broken func() bool) {
	for {
		s.Send(1)
		if broken() {
			log.Fatal("broken")
		}
	}
}

type querier interface {
	Query(ctx context.Context) error
}

// The context ends, the call fails at once, and nobody looks.
func dropsErrors(ctx context.Context, q querier) {
	for {
		q.Query(ctx) // want `this loop never exits, not even when q\.Query fails, so it keeps running after ctx is done`
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

func atLeast(ctx context.Context, d time.Duration, f func()) {
	f()
	pause(ctx, d)
}

// What waits has no result to tell that it returned early.
func mute(ctx context.Context) {
	for {
		pause(ctx, time.Minute) // want `this loop never exits: once ctx is done, pause returns early and the loop goes on; return if ctx.Err\(\) != nil; assuming pause ends neither the goroutine nor the process.*\[retry\?\]`
		println("turn")
	}
}

func muteAround(ctx context.Context) {
	for {
		atLeast(ctx, time.Minute, func() { println("turn") }) // want `this loop never exits: once ctx is done, atLeast returns early and the loop goes on.*assuming atLeast ends neither the goroutine nor the process.*\[retry\?\]`
	}
}

// A call that can fail is named first, and nothing is assumed of it.
func muteThenFails(ctx context.Context, q querier) {
	for {
		pause(ctx, time.Minute)
		q.Query(ctx) // want `this loop never exits, not even when q\.Query fails, so it keeps running after ctx is done; return if ctx.Err\(\) != nil .*\[retry\]`
	}
}

func muteThenAsked(ctx context.Context) {
	for {
		pause(ctx, time.Minute)
		if ctx.Err() != nil {
			return
		}
	}
}

// The callee may tell by its result.
func told(ctx context.Context) {
	for {
		if !more(ctx) {
			return
		}
	}
}

func more(ctx context.Context) bool {
	pause(ctx, time.Second)
	return ctx.Err() == nil
}
