// Package caller has functions that make a root although some of their callers
// have a context.
package caller

import (
	"context"
	"io"
	"time"

	"example.com/link"
)

func work(ctx context.Context) error { return ctx.Err() }

// Mount is called by both.
func Mount() error {
	return work(context.Background()) // want `the caller cannot cancel work, because Mount creates its own context\.Background\(\) although call, which leads here, has ctx; give Mount a parameter ctx context\.Context.*assuming the other callers have a context to pass`
}

func command() error { return Mount() }

func call(ctx context.Context) error { return Mount() }

// Through an interface of the package, from what serves a stream.
type limiter interface{ Wait(n int) }

type tokens struct{ rate int }

func (t *tokens) Wait(n int) {
	wait := func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := work(ctx); err != nil {
			panic(err)
		}
	}
	if n > 0 {
		wait()
	}
}

type stream interface{ Context() context.Context }

type sender struct {
	stream stream
	limit  limiter
}

func (s *sender) send() { s.limit.Wait(1) }

// Something that lives longer is made with it: the values are lost.
func open() (*link.Pool, error) {
	return link.NewPool(context.Background())
}

func openFor(ctx context.Context) (*link.Pool, error) { return open() }

func openAny() (*link.Pool, error) { return open() }

// It makes the context for its caller.
func newContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), time.Minute) // want `the returned context is not canceled with the caller's, because newContext creates its own context\.Background\(\) although its caller has a context; give newContext a parameter ctx context\.Context.*assuming it is meant to be`
}

func useContext(ctx context.Context) error {
	c, cancel := newContext()
	defer cancel()
	return work(c)
}

// Asked for by name.
func background() context.Context { return context.Background() }

func useBackground(ctx context.Context) error { return work(background()) }

// Nobody who calls it has one.
func startContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), time.Minute)
}

func useStart() (context.Context, context.CancelFunc) { return startContext() }

// From here on: silent, or strict categories that say less.

// Its caller starts it, and goes on.
func detached() error { return work(context.Background()) }

func runDetached(ctx context.Context) { go detached() }

// Only it calls itself.
func again(n int) error {
	if n == 0 {
		return work(context.Background())
	}
	return again(n - 1)
}

// An interface of another module asks for the method as it is.
type writer struct{}

func (writer) Write(p []byte) (int, error) {
	return 0, work(context.Background())
}

func (writer) Close() error { return nil }

func (writer) Read(p []byte) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return 0, work(ctx)
}

var _ io.ReadWriter = writer{}

func runWrite(ctx context.Context, w writer) { w.Write(nil) }

// The literal runs later.
func later() func() error {
	f := func() error { return work(context.Background()) }
	return f
}

func spawned() {
	f := func() { work(context.Background()) }
	go f()
}

func runLater(ctx context.Context) {
	later()
	spawned()
}

// What ends something must run to its end.
func closeIt() error { return work(context.Background()) } // want `the caller cannot cancel work, because closeIt creates its own context\.Background\(\) although its caller has a context; give closeIt a parameter ctx context\.Context.*assuming closeIt may be aborted halfway`

func runClose(ctx context.Context) error { return closeIt() }

// What is kept in a field is a life of its own.
type keeper struct{ ctx context.Context }

func keep() *keeper { return &keeper{ctx: context.Background()} }

func runKeep(ctx context.Context) *keeper { return keep() }
