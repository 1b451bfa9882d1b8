package framework

import (
	"context"

	"example.com/server"
	"github.com/gin-gonic/gin"
)

// A framework's context has keys of its own.
func handler(c *gin.Context) any {
	c.Set("user", 1)
	return c.Value("user")
}

type mine struct{ context.Context }

func embedded(m mine) any { return m.Value("owner") } // want `key "owner"`

// A method like context.WithValue stores like it.
func method(c server.Context) any {
	c = c.WithValue("name", 1) // want `key "name" has the predeclared type string, so any other package can overwrite`
	return c.Value("name")
}

// The key is also that of a context which keeps strings only.

const storeKey = "store"

func fromContext(ctx context.Context) any { return ctx.Value(storeKey) }

func toFrame(c *gin.Context) { c.Set(storeKey, 1) }

func inject(ctx context.Context) context.Context {
	return context.WithValue(ctx, storeKey, 1)
}

// A Set that is no context's dictates nothing.
type bag struct{}

func (bag) Set(key string, value any) {}

func inBag(ctx context.Context, b bag) context.Context {
	b.Set("bagged", 1)
	return context.WithValue(ctx, "bagged", 1) // want `key "bagged"`
}
