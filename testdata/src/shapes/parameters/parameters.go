// Package parameters has contexts out of order, in shapes that no other check
// reports.
package parameters

import "context"

func literal(ctx context.Context) error {
	load := func(id int, ctx context.Context) error { return ctx.Err() }
	return load(1, ctx)
}

type method interface {
	Load(id int, ctx context.Context) error
}

type function func(id int, ctx context.Context) error

func name(c context.Context) error { return c.Err() }

type methodName interface {
	Load(c context.Context, id int) error
}

type std = context.Context

func alias(id int, ctx std) error { return ctx.Err() }

type own interface{ context.Context }

func custom(id int, ctx own) error { return ctx.Err() }

type scope interface {
	context.Context
	Log(string)
}

func session(id int, ctx scope) error {
	<-ctx.Done()
	return ctx.Err()
}

func generic[T any](list []T, ctx context.Context) error { return ctx.Err() }
