// Package fiber has the part of fiber 2 that the fixtures need.
package fiber

import (
	"context"

	"github.com/valyala/fasthttp"
)

type Ctx struct{ fast *fasthttp.RequestCtx }

func (c *Ctx) Context() *fasthttp.RequestCtx { return c.fast }
func (c *Ctx) UserContext() context.Context  { return context.Background() }
