package alias

import (
	. "context"
	c "context"
)

type ctxAlias = c.Context

// More than a context.
type session interface {
	c.Context
	ID() string
}

func get(ctx ctxAlias)              { <-ctx.Done() }
func dotted(ctx Context)            { <-ctx.Done() }
func inSession(s session)           { <-s.Done() }
func withValue(p *int, ctx Context) {}

func calls() {
	get(nil)            // want `pass TODO\(\)`
	dotted(nil)         // want `dotted panics if it uses this nil context; pass TODO\(\)`
	inSession(nil)      // want `inSession panics if it uses this nil context; pass a non-nil context`
	withValue(nil, nil) // want `withValue panics if it uses this nil context; pass TODO\(\)`
}

func at(s session, ctx Context) {
	inSession(nil)     // want `inSession panics if it uses this nil context; pass s`
	get(ctxAlias(nil)) // want `get panics if it uses this nil context; pass ctx`
}
