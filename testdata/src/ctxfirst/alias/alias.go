package alias

import (
	. "context"
	stdctx "context"
)

type Ctx = stdctx.Context

type Defined stdctx.Context

type Embedder interface{ stdctx.Context }

func renamed(n int, ctx stdctx.Context) { _ = ctx } // want `context comes after n in renamed`

func dotted(n int, ctx Context) { _ = ctx } // want `context comes after n in dotted`

func aliased(n int, ctx Ctx) { _ = ctx } // want `context comes after n in aliased`

func defined(n int, ctx Defined) { _ = ctx } // want `context comes after n in defined`

func embedded(n int, ctx Embedder) { _ = ctx } // want `context comes after n in embedded`

func pointed(ctx *Ctx) {} // want `pointer to a context`

func good(ctx Ctx, n int) { _ = ctx }
