// Package a has the application's own context around the framework's, and work.
package a

import (
	"context"
	"time"

	"github.com/gin-gonic/gin"
)

type Context struct {
	*gin.Context
	User string
}

// Load stops when ctx ends.
func Load(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
		return nil
	}
}

// User reads a value and nothing else.
func User(ctx context.Context) string {
	s, _ := ctx.Value("user").(string)
	return s
}
