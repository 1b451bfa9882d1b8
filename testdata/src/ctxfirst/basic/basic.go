package basic

import (
	"context"
	"time"
)

type Store struct{ n int }

// Declared functions and methods.

func Load(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in Load; make it the first parameter`

func (s *Store) Get(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in Get; make it the first parameter`

func unnamed(int, context.Context) {} // want `context\.Context comes after int in unnamed; make it the first parameter`

func (s *Store) Put(ctx context.Context, id int) error { return ctx.Err() }

// One finding per signature, however many contexts are out of place.
func two(n int, a, b context.Context) { _, _, _ = n, a, b } // want `context\.Context comes after n in two; make it the first parameter`

func none(n int) {}

// Two contexts at the front are fine, in one field or in two.
func both(a, b context.Context, n int)               { _, _, _ = a, b, n }
func bothApart(a context.Context, b context.Context) { _, _ = a, b }
func interleaved(a context.Context, n int, b context.Context) { // want `second context\.Context comes after n in interleaved; put it next to the first`
	_, _, _ = a, n, b
}

// Interfaces and function types.

type Loader interface {
	Load(id int, ctx context.Context) error // want `context\.Context comes after id in method Load; make it the first parameter`
	Save(ctx context.Context, id int) error
}

type LoadFunc func(id int, ctx context.Context) error // want `context\.Context comes after id in function type LoadFunc; make it the first parameter`

type hooks struct {
	before func(id int, ctx context.Context) // want `context\.Context comes after id in the function in field before; make it the first parameter`
	after  func(ctx context.Context, id int)
}

func Each(visit func(id int, ctx context.Context)) { // want `context\.Context comes after id in the function in parameter visit; make it the first parameter`
	visit(1, context.Background())
}

// cached has the order that Loader asks for: the interface is reported, not
// everything that implements it.
type cached struct{}

func (cached) Load(id int, ctx context.Context) error { return ctx.Err() }
func (cached) Save(ctx context.Context, id int) error { return ctx.Err() }

// byValue meets LoadFunc: the type is reported, not what is converted to it.
func byValue(id int, ctx context.Context) error { return ctx.Err() }

var _ = LoadFunc(byValue)

// A function type may stand for a method, by a method expression.
type loadMethod func(s *Store, ctx context.Context) error
type erased func(recv any, ctx context.Context) error

func visit(load func(s *Store, ctx context.Context) error) { _ = load(nil, nil) }

var _ loadMethod = (*Store).receive

func (s *Store) receive(ctx context.Context) error { return ctx.Err() }

// A declared function stands for itself.
func notMethod(s *Store, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after s in notMethod; make it the first parameter`

// A variadic parameter must be last.
func optional(n int, ctxs ...context.Context)                   { _, _ = n, ctxs }
func optionalSlice(ctx context.Context, ctxs []context.Context) { _, _ = ctx, ctxs }

// Not contexts.

func cancelLast(n int, cancel context.CancelFunc) { cancel() }

type Context struct{ deadline time.Time }

func local(n int, c Context) {}

// Lookalike has context's method names, and other types.
type Lookalike interface {
	Deadline() (deadline bool, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

func lookalike(n int, ctx Lookalike) {}

type unit struct{}

type otherChannel interface {
	Deadline() (time.Time, bool)
	Done() <-chan unit
	Err() error
	Value(key any) any
}

func other(n int, c otherChannel) {}

// Request is a context and much more: what a function works on.
type Request struct {
	context.Context
	Path string
}

func serve(n int, r *Request) {}

type session interface {
	context.Context
	Commit() error
}

func inSession(n int, s session) {}

// Pointers.

func reads(ctx *context.Context) error { // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`
	return (*ctx).Err()
}

// exchange is there to give its caller another context.
func exchange(ctx *context.Context) {
	*ctx = context.WithoutCancel(*ctx)
}

type holder struct {
	ctx *context.Context // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`
}

var current *context.Context // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`

func result() (c []*context.Context) { return nil } // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`

// Whoever receives the function may demand the pointer.
func handed(ctx *context.Context) error { return (*ctx).Err() }

var _ = any(handed)

// A deferred function reads what the variables of its caller hold by then.
func deferring(ctx context.Context) (err error) {
	defer record(&ctx, &err)
	ctx = context.WithoutCancel(ctx)
	return ctx.Err()
}

func record(ctx *context.Context, err *error) {
	if *err == nil {
		*err = (*ctx).Err()
	}
}

// One that is also called is like any other.
func called(ctx context.Context) (err error) {
	defer note(&ctx, &err)
	note(&ctx, &err)
	return nil
}

func note(ctx *context.Context, err *error) { *err = (*ctx).Err() } // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`
