package alias

import . "context"

func dot(ctx Context, s store) error {
	_, cancel := WithCancel(ctx) // want `nothing uses the context that WithCancel makes`
	defer cancel()
	return s.Get(ctx)
}
