// Package callee has functions that make a root although their callers need
// not do without.
package callee

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func load(id int) error {
	return work(context.Background()) // want `the caller cannot cancel work, because load creates its own context\.Background\(\) although each of its 2 callers has a context; give load a parameter ctx context\.Context`
}

func handle(w http.ResponseWriter, r *http.Request) {
	load(1)
}

func run(ctx context.Context) error { return load(2) }

func once() error {
	ctx := context.TODO() // want `the caller cannot cancel work, because once creates its own context\.TODO\(\) although its caller has a context; give once a parameter ctx context\.Context`
	return work(ctx)
}

func runOnce(ctx context.Context) error { return once() }

func timed(
	d time.Duration,
) error {
	ctx, cancel := context.WithTimeout(context.Background(), d) // want `the caller cannot cancel work, because timed creates its own context\.Background\(\) although its caller has a context; give timed a parameter ctx context\.Context`
	defer cancel()
	return work(ctx)
}

func runTimed(ctx context.Context) error {
	return timed(
		time.Second,
	)
}

type service struct{}

func (s *service) refresh(names ...string) error {
	if err := work(context.Background()); err != nil { // want `the caller cannot cancel work, because refresh creates its own context\.Background\(\) although its caller has a context; give refresh a parameter ctx context\.Context`
		return err
	}
	return work(context.TODO())
}

func (s *service) Run(ctx context.Context) error { return s.refresh("a", "b") }

// ctx means something else in it.
func other() error {
	ctx := 1
	fmt.Println(ctx)
	return work(context.Background()) // want `the caller cannot cancel work, because other creates its own context\.Background\(\) although its caller has a context; give other a parameter ctx context\.Context`
}

func runOther(ctx context.Context) error { return other() }

// The same in an inner block.
func inner() error {
	for _, ctx := range []int{1} {
		fmt.Println(ctx)
		if err := work(context.Background()); err != nil { // want `the caller cannot cancel work, because inner creates its own context\.Background\(\) although its caller has a context; give inner a parameter ctx context\.Context`
			return err
		}
	}
	return nil
}

func runInner(ctx context.Context) error { return inner() }

// Its parameters have no names.
func unnamed(int) error {
	return work(context.Background()) // want `the caller cannot cancel work, because unnamed creates its own context\.Background\(\) although its caller has a context; give unnamed a parameter ctx context\.Context`
}

func runUnnamed(ctx context.Context) error { return unnamed(1) }

// The caller passes several results at once.
func pair(a, b int) error {
	return work(context.Background()) // want `the caller cannot cancel work, because pair creates its own context\.Background\(\) although its caller has a context; give pair a parameter ctx context\.Context`
}

func two() (int, int) { return 1, 2 }

func runPair(ctx context.Context) error { return pair(two()) }

// A literal makes another one, which may have to outlive the caller.
func nested() error {
	go func() { work(context.Background()) }()
	return work(context.Background()) // want `the caller cannot cancel work, because nested creates its own context\.Background\(\) although its caller has a context; give nested a parameter ctx context\.Context`
}

func runNested(ctx context.Context) error { return nested() }

// A caller elsewhere: see the other file.
func elsewhere() error {
	return work(context.Background()) // want `the caller cannot cancel work, because elsewhere creates its own context\.Background\(\) although its caller has a context; give elsewhere a parameter ctx context\.Context`
}

// Anybody may call it.
func Exported() error {
	return work(context.Background())
}

func runExported(ctx context.Context) error { return Exported() }

// From here on: silent.

// One caller has none.
func mixed() error { return work(context.Background()) } // want `the caller cannot cancel work, because mixed creates its own context\.Background\(\) although a caller has ctx; give mixed a parameter ctx context\.Context.*assuming the other callers have a context to pass`

func runMixed(ctx context.Context) error { return mixed() }
func runWithout() error                  { return mixed() }

// One caller starts it.
func started() error { return work(context.Background()) } // want `the caller cannot cancel work, because started creates its own context\.Background\(\) although a caller has ctx; give started a parameter ctx context\.Context.*assuming the other callers have a context to pass`

func runStarted(ctx context.Context) error {
	go started()
	return started()
}

// Nobody calls it.
func unused() error { return work(context.Background()) }

// It is used as a value.
func hook() error { return work(context.Background()) }

func runHook(ctx context.Context) (func() error, error) { return hook, hook() }

// It calls itself.
func again(n int) error {
	if n > 0 {
		return again(n - 1)
	}
	return work(context.Background()) // want `the caller cannot cancel work, because again creates its own context\.Background\(\) although its caller has a context; give again a parameter ctx context\.Context`
}

func runAgain(ctx context.Context) error { return again(3) }

// What the root is given to runs when something is over.
func undo() error { return release(context.Background()) }

func release(ctx context.Context) error { return ctx.Err() }

func runUndo(ctx context.Context) error { return undo() }

// So does the function.
func closeAll() error { return work(context.Background()) } // want `the caller cannot cancel work, because closeAll creates its own context\.Background\(\) although its caller has a context; give closeAll a parameter ctx context\.Context.*assuming closeAll may be aborted halfway`

func runClose(ctx context.Context) error { return closeAll() }

// An interface asks for the method as it is.
type plugin interface{ Start() error }

type impl struct{}

func (impl) Start() error { return work(context.Background()) } // want `the caller cannot cancel work, because Start creates its own context\.Background\(\) although its caller has a context; give Start a parameter ctx context\.Context`

func runPlugin(ctx context.Context, i impl) error { return i.Start() }

// So does one of an imported package.
type page struct{}

func (page) String() string { work(context.Background()); return "" }

func show(ctx context.Context, p page) string { return p.String() }

// A root is made in a goroutine.
func both(ctx context.Context) { go func() { work(context.Background()) }() }

func runBoth(ctx context.Context) { both(ctx) }

func nilable(ctx context.Context) error {
	if ctx == nil {
		return work(context.Background())
	}
	return work(ctx)
}

func runNilable(ctx context.Context) error { return nilable(ctx) }

// Less than a second is short enough.

func asks(ctx context.Context) error {
	if err := briefly(); err != nil {
		return err
	}
	return atLength()
}

func briefly() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second/4)
	defer cancel()
	return work(ctx)
}

func atLength() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // want `the caller cannot cancel work, because atLength creates its own context\.Background\(\) although its caller has a context; give atLength a parameter ctx context\.Context`
	defer cancel()
	return work(ctx)
}
