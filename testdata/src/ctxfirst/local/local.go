// Package local has function types that describe the functions of their file.
package local

import "context"

// step is what the functions below are.
type step func(name string, ctx context.Context) error // want `context\.Context comes after name in function type step; make it the first parameter; assuming the functions of this file that have its order can change it as well .*\[order\?\]`

func First(name string, ctx context.Context) error { return ctx.Err() } // want `comes after name in First; make it the first parameter \(ctxfirst\) \[order\]`

func Second(name string, ctx context.Context) error { return ctx.Err() } // want `comes after name in Second; make it the first parameter \(ctxfirst\) \[order\]`

func Third(name string, ctx context.Context) error { return ctx.Err() } // want `comes after name in Third; make it the first parameter \(ctxfirst\) \[order\]`

var steps []step

// Elsewhere used chooses the order for all.
type Elsewhere func(name string, ctx context.Context) error // want `comes after name in function type Elsewhere; make it the first parameter \(ctxfirst\) \[order\]`
