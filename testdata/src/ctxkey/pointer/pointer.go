package pointer

import "context"

type empty struct{}

type single struct{}

type tag struct{ name string }

type fresh struct{}

var (
	anonymous = &struct{}{}
	first     = &empty{}
	second    = new(empty)
	only      = &single{}
	tagged    = &tag{"tagged"}
)

func f(ctx context.Context) {
	_ = context.WithValue(ctx, &struct{}{}, 1)   // want `key &struct\{\}\{\} points to a zero-size value`
	_ = context.WithValue(ctx, new(fresh), 1)    // want `key new\(fresh\) points to a zero-size value`
	_ = context.WithValue(ctx, anonymous, 1)     // want `key anonymous points`
	_ = context.WithValue(ctx, &[0]int{}, 1)     // want `points to a zero-size value`
	_ = context.WithValue(ctx, first, 1)         // want `key first points`
	_ = context.WithValue(ctx, second, 1)        // want `key second points`
	_ = context.WithValue(ctx, only, 1)          // nothing else has this type
	_ = context.WithValue(ctx, tagged, 1)        // has a size
	_ = context.WithValue(ctx, &tag{"other"}, 1) // equal to nothing, but nobody asks
	_ = ctx.Value(only)
}
