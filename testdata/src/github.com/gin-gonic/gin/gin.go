// Package gin has the part of gin that the fixtures need.
package gin

import (
	"net/http"
	"time"
)

// Context implements context.Context and keeps values under string keys.
type Context struct {
	Request *http.Request
	keys    map[any]any
}

func (c *Context) Deadline() (deadline time.Time, ok bool) { return }
func (c *Context) Done() <-chan struct{}                   { return nil }
func (c *Context) Err() error                              { return nil }
func (c *Context) Value(key any) any                       { return c.keys[key] }
func (c *Context) Set(key any, value any)                  {}
func (c *Context) Copy() *Context                          { return c }
func (c *Context) JSON(code int, obj any)                  {}

type HandlerFunc func(*Context)

// Engine has the switch that makes contexts end with their requests.
type Engine struct{ ContextWithFallback bool }

func New() *Engine { return &Engine{} }

func (e *Engine) GET(path string, handlers ...HandlerFunc) {}
