// Package lesson serves the lesson's download.
package lesson

import (
	"context"
	"fmt"
	"time"

	"github.com/gin-gonic/gin"
)

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func right(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), 500*time.Millisecond)
	defer cancel() // always call cancel, even if you cancel early
	fetchData(ctx)
}

func wrong(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c, 500*time.Millisecond) // want `c is never canceled, so the work under context\.WithTimeout keeps running after the client disconnects; pass c\.Request\.Context\(\).*\[frame\]`
	defer cancel()                                              // always call cancel, even if you cancel early
	fetchData(ctx)
}

func serve() {
	r := gin.New()
	r.GET("/right", right)
	r.GET("/wrong", wrong)
}
