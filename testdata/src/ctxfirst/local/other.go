package local

import "context"

var handlers []Elsewhere

// Two functions are no custom.
type pair func(id int, ctx context.Context) // want `comes after id in function type pair; make it the first parameter \(ctxfirst\) \[order\]`

func Left(id int, ctx context.Context) { wait(ctx) } // want `comes after id in Left; make it the first parameter \(ctxfirst\) \[order\]`

func Right(id int, ctx context.Context) { wait(ctx) } // want `comes after id in Right; make it the first parameter \(ctxfirst\) \[order\]`

func wait(ctx context.Context) { <-ctx.Done() }
