// Package generics has callees with type parameters.
package generics

import (
	"context"

	"github.com/gin-gonic/gin"
)

var engine = gin.New()

func wait[T any](ctx context.Context, v T) (T, error) {
	<-ctx.Done()
	return v, ctx.Err()
}

func explicit(c *gin.Context) {
	wait(c, 1) // want `c is never canceled, so wait keeps running after the client disconnects; pass c\.Request\.Context\(\)`
}

// The type parameter stands for the framework's own type.
func bound[C context.Context](ctx C) error { return ctx.Err() }

func instantiated(c *gin.Context) { bound(c) }
