package closure

import "context"

var Load = func(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in Load; make it the first parameter`

var _ = func(id int, ctx context.Context) error { return ctx.Err() }

func run(ctx context.Context) {
	load := func(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in load; make it the first parameter`
	_ = load(1, ctx)
	good := func(ctx context.Context, id int) error { return ctx.Err() }
	_ = good(ctx, 1)

	// A literal that is handed on meets the type of whoever receives it.
	handed := func(id int, ctx context.Context) error { return ctx.Err() }
	register(handed)
	register(func(id int, ctx context.Context) error { return ctx.Err() })
	go func(id int, ctx context.Context) { <-ctx.Done() }(1, ctx)
}

func register(any) {}

func taken(id int, ctx context.Context) error { return ctx.Err() }

var table = map[string]any{"taken": taken}
