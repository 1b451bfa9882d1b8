// Package growth has contexts that grow with every turn, in shapes that no
// other check reports.
package growth

import "context"

type key struct{}

func work(ctx context.Context) error { return ctx.Err() }

func inElse(ctx context.Context, list []int) {
	for _, n := range list {
		if n == 0 {
			continue
		} else {
			ctx = context.WithValue(ctx, key{}, n)
		}
		_ = work(ctx)
	}
}

type span struct{}

func (span) End() {}

func start(ctx context.Context, n int) (span, context.Context) {
	return span{}, context.WithValue(ctx, key{}, n)
}

func second(ctx context.Context, list []int) {
	var s span
	for _, n := range list {
		s, ctx = start(ctx, n)
		_ = work(ctx)
		s.End()
	}
}

func typeSwitch(ctx context.Context, list []any) {
	for _, v := range list {
		switch v := v.(type) {
		case int:
			ctx = context.WithValue(ctx, key{}, v)
		}
		_ = work(ctx)
	}
}

func jump(ctx context.Context, list []int) {
	i := 0
again:
	if i < len(list) {
		ctx = context.WithValue(ctx, key{}, list[i])
		_ = work(ctx)
		i++
		goto again
	}
}

func recursion(ctx context.Context, list []int) {
	if len(list) == 0 {
		return
	}
	ctx = context.WithValue(ctx, key{}, list[0])
	_ = work(ctx)
	recursion(ctx, list[1:])
}
