package alias

import (
	. "context"
	stdctx "context"
)

type Ctx = stdctx.Context

type Defined stdctx.Context

type Embedder interface{ stdctx.Context }

func renamed(n int, ctx stdctx.Context) { _ = ctx } // want `context\.Context comes after n in renamed; make it the first parameter`

func dotted(n int, ctx Context) { _ = ctx } // want `context\.Context comes after n in dotted; make it the first parameter`

func aliased(n int, ctx Ctx) { _ = ctx } // want `context\.Context comes after n in aliased; make it the first parameter`

func defined(n int, ctx Defined) { _ = ctx } // want `context\.Context comes after n in defined; make it the first parameter`

func embedded(n int, ctx Embedder) { _ = ctx } // want `context\.Context comes after n in embedded; make it the first parameter`

func pointed(ctx *Ctx) {} // want `a \*context\.Context lets one holder replace the context of all the others, and an interface is already a reference`

func good(ctx Ctx, n int) { _ = ctx }
