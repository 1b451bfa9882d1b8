// Package errgroup has the part of errgroup that the fixtures need.
package errgroup

import "context"

type Group struct{ err error }

func WithContext(ctx context.Context) (*Group, context.Context) { return &Group{}, ctx }

func (g *Group) Go(f func() error) { go func() { g.err = f() }() }
func (g *Group) Wait() error       { return g.err }
func (g *Group) SetLimit(n int)    {}
func (g *Group) TryGo(f func() error) bool {
	g.Go(f)
	return true
}
