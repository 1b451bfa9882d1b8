// Package fasthttp has the part of fasthttp that the fixtures need.
package fasthttp

import "time"

// RequestCtx implements context.Context.
type RequestCtx struct{ values map[any]any }

func (ctx *RequestCtx) Deadline() (deadline time.Time, ok bool) { return }
func (ctx *RequestCtx) Done() <-chan struct{}                   { return nil }
func (ctx *RequestCtx) Err() error                              { return nil }
func (ctx *RequestCtx) Value(key any) any                       { return ctx.values[key] }
