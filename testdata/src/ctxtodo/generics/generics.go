// Package generics has methods of generic types.
package generics

import "context"

type cache[K comparable, V any] struct{ load func(context.Context, K) V }

func (c *cache[K, V]) Get(k K) V {
	return c.load(context.TODO(), k) // want `context\.TODO in cache\.Get is a placeholder for a missing context`
}
