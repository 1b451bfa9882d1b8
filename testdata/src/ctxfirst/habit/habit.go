// Package habit calls its contexts c, nearly everywhere.
package habit

import "context"

type queue struct{}

func (queue) push(c context.Context) error { return c.Err() } // want `context parameter of push is named c; name it ctx; assuming the package does not mean to call its contexts c`
func (queue) poll(c context.Context) error { return c.Err() } // want `context parameter of poll is named c; name it ctx; assuming the package does not mean to call its contexts c`
func (queue) info(c context.Context) error { return c.Err() } // want `context parameter of info is named c; name it ctx; assuming the package does not mean to call its contexts c`

func open(c context.Context) error  { return c.Err() } // want `assuming the package does not mean to call its contexts c`
func close(c context.Context) error { return c.Err() } // want `assuming the package does not mean to call its contexts c`

// Not even by this package's custom.
func stray(cx context.Context) error { return cx.Err() } // want `context parameter of stray is named cx; name it ctx \(ctxfirst\)`

func shadow(context context.Context) error { return context.Err() } // want `context parameter of shadow shadows package context; name it ctx \(ctxfirst\)`

func right(ctx context.Context) error { return ctx.Err() }
