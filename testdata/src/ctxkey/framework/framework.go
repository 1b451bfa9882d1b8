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

func embedded(m mine) any { return m.Value("user") } // want `key "user"`

// A method like context.WithValue stores like it.
func method(c server.Context) any {
	c = c.WithValue("name", 1) // want `key "name" has the predeclared type string, so any other package can overwrite`
	return c.Value("name")
}
