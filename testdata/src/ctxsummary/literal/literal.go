package literal

import "context"

func called(ctx context.Context) { // want called:"^waits=1 watches blocks stays$"
	func() { <-ctx.Done() }()
}

func spawned(ctx context.Context) { // want spawned:"^stops=1 watches$"
	go func() { <-ctx.Done() }()
}

// The literal's own parameter stands for the argument.
func handed(ctx context.Context) { // want handed:"^stops=1 watches$"
	go func(inner context.Context) { <-inner.Done() }(ctx)
}

func handedOnly(ctx context.Context) { // want handedOnly:"nothing"
	go func(context.Context) {}(ctx)
}

func variable(ctx context.Context) { // want variable:"^waits=1 watches blocks stays$"
	wait := func(inner context.Context) { <-inner.Done() }
	wait(ctx)
}

func logs(ctx context.Context) { // want logs:"nothing"
	note := func(inner context.Context) error { return nil }
	_ = note(ctx)
}

// A variable with two values calls either.
func either(ctx context.Context, on bool) { // want either:"^trusts=1 watches stays$"
	do := func(context.Context) error { return nil }
	if on {
		do = func(context.Context) error { return nil }
	}
	_ = do(ctx)
}

func stored(ctx context.Context) func() { // want stored:"^keeps=1 watches stays$"
	return func() { <-ctx.Done() }
}
