// Package chain has roots below functions without a context, which are called
// by functions that have one.
package chain

import (
	"context"
	"fmt"
)

func work(ctx context.Context) error { return ctx.Err() }

func bottom() error {
	return work(context.Background()) // want `the caller cannot cancel work, because bottom creates its own context\.Background\(\) although top, which leads here, has ctx; give bottom a parameter ctx context\.Context.*assuming middle may take a context as well`
}

func middle() error { return bottom() }

func top(ctx context.Context) error { return middle() }

// The method in between is the package's own to change, with its interface.
type mode interface{ apply() error }

type cluster struct{ n int }

var _ mode = (*cluster)(nil)

func (c *cluster) leader() error {
	return work(context.TODO()) // want `the caller cannot cancel work, because leader creates its own context\.TODO\(\) although sync, which leads here, has ctx; give leader a parameter ctx context\.Context`
}

func (c *cluster) apply() error {
	if c.n > 0 {
		return c.leader()
	}
	return nil
}

func (c *cluster) sync(ctx context.Context) error { return c.apply() }

// No chain from here: there is no context above that could be handed down.

// One way has no context.
func bottom2() error { return work(context.Background()) } // want `the caller cannot cancel work, because bottom2 creates its own context\.Background\(\) although top2, which leads here, has ctx; give bottom2 a parameter ctx context\.Context.*assuming the comment on line \d+ does not justify it`

func middle2() error { return bottom2() }

func top2(ctx context.Context) error { return middle2() }

func other2() error { return middle2() }

// Nobody calls the one in the middle.
func bottom3() error { return work(context.Background()) }

func middle3() error { return bottom3() }

// Calls through the interface are calls of who knows.
type engine interface{ turn() error }

type motor struct{}

func (motor) turn() error { return spin() }

func spin() error { return work(context.Background()) } // want `the caller cannot cancel work, because spin creates its own context\.Background\(\) although direct, which leads here, has ctx; give spin a parameter ctx context\.Context.*assuming the other callers have a context to pass`

func direct(ctx context.Context, m motor) error { return m.turn() }

func dynamic(e engine) error { return e.turn() }

// Somebody else's interface wants the method as it is.
type printer struct{}

var _ fmt.Stringer = printer{}

func (printer) String() string { return text() }

func text() string { work(context.Background()); return "" }

func print(ctx context.Context, p printer) string { return p.String() }

// It is started, and means to go on.
func bottom4() error { return work(context.Background()) }

func middle4() error { return bottom4() }

func top4(ctx context.Context) { go middle4() }

// Too far up.
func d0() error { return work(context.Background()) }
func d1() error { return d0() }
func d2() error { return d1() }
func d3() error { return d2() }

func d4(ctx context.Context) error { return d3() }
