// Package frame has handlers of a web framework whose context gives out the
// request: that request's context ends with the handler, and a copy has the same.
package frame

import (
	"context"

	"github.com/gin-gonic/gin"
)

type store interface {
	Load(ctx context.Context) (string, error)
}

func copied(c *gin.Context, s store) {
	late := c.Copy()
	go func() {
		s.Load(late.Request.Context()) // want `late\.Request\.Context\(\) is canceled when this handler returns without waiting for the goroutine, so s\.Load is aborted`
	}()
}

func taken(c *gin.Context, s store) {
	ctx := c.Request.Context()
	go func() {
		s.Load(ctx) // want `ctx is canceled when this handler returns without waiting for the goroutine, so s\.Load is aborted`
	}()
}

// The context itself ends with nothing: ctxframe has a word on that.
func itself(c *gin.Context, s store) {
	late := c.Copy()
	go func() {
		s.Load(late)
	}()
}

func detached(c *gin.Context, s store) {
	ctx := context.WithoutCancel(c.Request.Context())
	go func() {
		s.Load(ctx)
	}()
}

func replaced(c *gin.Context, s store) {
	c.Request = c.Request.WithContext(context.Background())
	go func(ctx context.Context) {
		s.Load(ctx)
	}(c.Request.Context())
}
