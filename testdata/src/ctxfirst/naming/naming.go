package naming

import (
	"context"
	"errors"
	"fmt"
)

func single(c context.Context) error { return c.Err() } // want `context parameter of single is named c; name it ctx`

func hides(context context.Context) error { return context.Err() } // want `context parameter of hides shadows package context; name it ctx`

func unused(c context.Context) {} // want `context parameter of unused is named c`

type loader interface {
	load(c context.Context) error // want `context parameter of method load is named c`
}

// A method that repeats the name that its interface gives the parameter has
// nothing of its own to rename; one that has another name does.

type storage struct{}

func (storage) load(c context.Context) error { return c.Err() }

func (*storage) stat(c context.Context) error { return c.Err() } // want `context parameter of stat is named c`

type cache struct{}

func (cache) load(cx context.Context) error { return cx.Err() } // want `context parameter of load is named cx`

// Two interfaces ask for it, and one of them names it so.
type reloader interface {
	load(ctx context.Context) error
	reload()
}

func (storage) reload() {}

// Names that say what they are.

func usual(ctx context.Context) error              { return ctx.Err() }
func blank(_ context.Context)                      {}
func prefixed(ctxRequest context.Context) error    { return ctxRequest.Err() }
func suffixed(reqCtx context.Context) error        { return reqCtx.Err() }
func spelled(requestContext context.Context) error { return requestContext.Err() }
func derived(parent context.Context) context.Context {
	return context.WithValue(parent, key{}, 1)
}
func based(base context.Context) error { return base.Err() }

type key struct{}

func unnamed(context.Context) {}

// No rename where the name ctx means something else.

func taken(c context.Context) error { // want `context parameter of taken is named c`
	ctx := 1
	fmt.Println(ctx)
	return c.Err()
}

type server struct{ ctx int }

// A field named ctx is no obstacle.
func (s server) field(c context.Context) error { // want `context parameter of field is named c`
	fmt.Println(s.ctx, server{ctx: 1})
	return c.Err()
}

func (ctx server) receiver(c context.Context) error { return c.Err() } // want `context parameter of receiver is named c`

// The name must fit a caller's type.
type session interface {
	context.Context
	Commit() error
}

func inSession(s session) error { return s.Err() }

func besideSession(c context.Context, s session) error { // want `context parameter of besideSession is named c`
	return errors.Join(c.Err(), s.Err())
}

// A function that is handed on keeps the names of its receiver's type.
func handed(c context.Context) error { return c.Err() }

var _ = any(handed)

// It is not the parent of what the function makes: only its deadline counts.
func window(window context.Context) (context.Context, context.CancelFunc) {
	if window == nil {
		return context.WithCancel(context.Background())
	}
	if end, ok := window.Deadline(); ok {
		return context.WithDeadline(context.Background(), end)
	}
	return context.WithCancel(context.Background())
}
