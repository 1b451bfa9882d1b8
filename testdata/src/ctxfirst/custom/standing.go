package custom

import "context"

type state struct{ n int }

// The state stands for a receiver in most of the functions that are given one.
func one(s *state, ctx context.Context) error   { return ctx.Err() } // want `context.Context comes after s in one; make it the first parameter; assuming s does not stand for a receiver in the 5 functions that have this order`
func two(s *state, ctx context.Context) error   { return ctx.Err() } // want `assuming s does not stand`
func three(s *state, ctx context.Context) error { return ctx.Err() } // want `assuming s does not stand`
func four(s *state, ctx context.Context) error  { return ctx.Err() } // want `assuming s does not stand`
func five(s *state, ctx context.Context) error  { return ctx.Err() } // want `assuming s does not stand`
func last(ctx context.Context, s *state) error  { return ctx.Err() }

// A name stands for nothing.
func a(name string, ctx context.Context) error { return ctx.Err() } // want `context.Context comes after name in a; make it the first parameter .*\[order\]`
func b(name string, ctx context.Context) error { return ctx.Err() } // want `\[order\]`
func c(name string, ctx context.Context) error { return ctx.Err() } // want `\[order\]`
func d(name string, ctx context.Context) error { return ctx.Err() } // want `\[order\]`
func e(name string, ctx context.Context) error { return ctx.Err() } // want `\[order\]`
