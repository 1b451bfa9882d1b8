// Package server has a context type with a WithValue method.
package server

import "context"

type Context struct{ context.Context }

func (c Context) WithValue(key, value any) Context {
	return Context{context.WithValue(c.Context, key, value)}
}
