package alias

import . "context"

func dot(ctx Context, s store) {
	ctx, cancel := WithCancel(ctx)
	defer cancel()
	go s.Save(ctx) // want `ctx is canceled`
}
