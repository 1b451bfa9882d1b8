package alias

import . "context"

func dot(ctx Context, s store) error {
	_, cancel := WithCancel(ctx) // want `nothing uses the context that WithCancel returns, so canceling it stops nothing`
	defer cancel()
	return s.Get(ctx)
}
