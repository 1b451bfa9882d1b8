package framework

import (
	"context"

	"github.com/gin-gonic/gin"
)

// A framework's context has keys of its own.
func handler(c *gin.Context) any {
	c.Set("user", 1)
	return c.Value("user")
}

type mine struct{ context.Context }

func embedded(m mine) any { return m.Value("user") } // want `key "user"`
