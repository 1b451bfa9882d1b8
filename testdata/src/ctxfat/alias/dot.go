package alias

import . "context"

func dotted(ctx Context, ids []int) {
	for _, id := range ids {
		ctx = WithValue(ctx, key{}, id) // want `ctx is made from itself`
		work(ctx)
	}
}

func value(ctx Context, ids []int) {
	with := WithValue
	for range ids {
		ctx = with(ctx, key{}, 1) // want `ctx is made from itself`
		work(ctx)
	}
}
