package alias

import . "context"

func dotted(ctx Context, ids []int) {
	for _, id := range ids {
		ctx = WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}

func value(ctx Context, ids []int) {
	with := WithValue
	for range ids {
		ctx = with(ctx, key{}, 1) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}
