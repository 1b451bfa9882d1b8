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
		time.Sleep(time.Second) // want `nothing can cut this pause short, because poll has no context although each of its 2 callers has a context`
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
	time.Sleep(d) // want `because pause has no context although its caller has a context`
}

func throttle(ctx context.Context) error {
	pause(time.Minute)
	return ctx.Err()
}

type site struct{}

func (site) fetch(urls []string) {
	for _, u := range urls { // want `nothing can stop this loop, each turn of which can wait in http.Get, because fetch has no context`
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
