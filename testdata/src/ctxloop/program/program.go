// Package main has goroutines that end with the program, and some that need not.
package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"time"
)

func put(ctx context.Context, n int) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Duration(n)):
		return nil
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	short, stop := context.WithTimeout(context.Background(), time.Second)
	defer func() { stop() }()
	var wg sync.WaitGroup
	wg.Add(1)
	go feed(ctx)
	go joined(ctx, &wg)
	go helped(ctx)
	go stopped(short)
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt)
	<-sig
	wg.Wait()
}

// Main alone starts it, and goes on until a signal comes: the hour is for main's calls.
func feed(ctx context.Context) {
	for n := 0; ; n++ {
		time.Sleep(time.Second) // want `time\.Sleep ignores ctx: the loop never exits, even after ctx is done; use a timer and select on ctx\.Done\(\).*assuming this is meant to stop before the program does`
		_ = put(ctx, n)
	}
}

// It tells main of its end.
func joined(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := 0; ; n++ {
		time.Sleep(time.Second) // want `time\.Sleep ignores ctx: the loop never exits, even after ctx is done; use a timer and select on ctx\.Done\(\) \(ctxloop\)`
		_ = put(ctx, n)
	}
}

// Others start it as well.
func helped(ctx context.Context) {
	for n := 0; ; n++ {
		time.Sleep(time.Second) // want `time\.Sleep ignores ctx: the loop never exits, even after ctx is done; use a timer and select on ctx\.Done\(\) \(ctxloop\)`
		_ = put(ctx, n)
	}
}

func more(ctx context.Context) { go helped(ctx) }

// Main's deferred literal calls the cancel function.
func stopped(ctx context.Context) {
	for n := 0; ; n++ {
		time.Sleep(time.Second) // want `time\.Sleep ignores ctx: the loop never exits, even after ctx is done; use a timer and select on ctx\.Done\(\) \(ctxloop\)`
		_ = put(ctx, n)
	}
}
