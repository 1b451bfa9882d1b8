// Package helper holds functions without the context that their callers have.
package helper

import (
	"context"
	"net/http"
	"time"
)

func ready() bool { return false }

func poll() {
	for !ready() {
		time.Sleep(time.Second) // want `nothing can interrupt this pause, because poll takes no context although each of its 2 callers has a context; give it a parameter ctx context\.Context and select on ctx\.Done\(\) and a timer`
	}
}

func start(ctx context.Context) error {
	poll()
	return ctx.Err()
}

func serve(w http.ResponseWriter, r *http.Request) {
	poll()
}

func pause(d time.Duration) {
	time.Sleep(d) // want `nothing can interrupt this pause, because pause takes no context although its caller has a context; give it a parameter ctx context\.Context and select on ctx\.Done\(\) and a timer`
}

func throttle(ctx context.Context) error {
	pause(time.Minute)
	return ctx.Err()
}

type site struct{}

func (site) fetch(urls []string) {
	for _, u := range urls { // want `each iteration can block in http\.Get and nothing can stop this loop, because fetch takes no context although its caller has a context; give it a parameter ctx context\.Context and return if ctx\.Err\(\) != nil`
		http.Get(u)
	}
}

func (s site) load(ctx context.Context, urls []string) error {
	s.fetch(urls)
	return ctx.Err()
}

// A caller has none.
func mixed() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func with(ctx context.Context) error {
	mixed()
	return ctx.Err()
}

func without() { mixed() }

// A value.
func valued() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

var value = valued

func calls(ctx context.Context) error {
	valued()
	return ctx.Err()
}

// Others may call it.
func Exported() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func exported(ctx context.Context) error {
	Exported()
	return ctx.Err()
}

// What comes to an end may wait.
func closeAll() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func ends(ctx context.Context) error {
	closeAll()
	return ctx.Err()
}

func drained() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func defers(ctx context.Context) error {
	defer drained()
	return ctx.Err()
}

// The caller's context has ended.
func settle() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func settles(ctx context.Context) {
	<-ctx.Done()
	settle()
}

// Nobody calls it.
func unused() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

// Itself alone.
func itself() {
	time.Sleep(time.Minute)
	itself()
}
