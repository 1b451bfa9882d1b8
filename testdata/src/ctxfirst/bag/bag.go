// Package bag has contexts that are none of a call.
package bag

import "context"

type element struct {
	name       string
	extensions context.Context
}

// It is kept, or asked for values, and called for what it is.
func newElement(name string, extensions context.Context) *element { // want `context\.Context comes after name in newElement; make it the first parameter and name it ctx; assuming extensions is the context of the call, and not a bag of values .*\[order\?\]`
	return &element{name: name, extensions: extensions}
}

func (e *element) set(name string, options context.Context) { // want `assuming options is the context of the call, and not a bag of values .*\[order\?\]`
	e.extensions = options
	e.name, _ = options.Value("name").(string)
}

// By its name it is the context of a call.
func newNamed(name string, ctx context.Context) *element { // want `context\.Context comes after name in newNamed; make it the first parameter \(ctxfirst\) \[order\]`
	return &element{name: name, extensions: ctx}
}

// Something works under it.
func load(name string, scope context.Context) error { // want `context\.Context comes after name in load; make it the first parameter and name it ctx \(ctxfirst\) \[order\]`
	return wait(scope)
}

func wait(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
