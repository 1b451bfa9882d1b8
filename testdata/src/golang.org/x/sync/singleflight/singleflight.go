// Package singleflight has the part of singleflight that the fixtures need.
package singleflight

type Group struct{}

func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	v, err = fn()
	return v, err, false
}

type Result struct {
	Val    any
	Err    error
	Shared bool
}

func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	go func() {
		v, err := fn()
		ch <- Result{v, err, false}
	}()
	return ch
}
