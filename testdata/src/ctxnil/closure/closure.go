package closure

import "context"

func get(ctx context.Context) { <-ctx.Done() }

// The literal may run when ctx has ended.
func later(ctx context.Context, keep func(func())) {
	keep(func() {
		get(nil) // want `pass context.TODO\(\)`
	})
}

func own(keep func(func(context.Context))) {
	keep(func(ctx context.Context) {
		get(nil) // want `pass ctx`
	})
}

func captured(keep func(func())) {
	var ctx context.Context
	keep(func() {
		get(ctx) // want `ctx is nil here`
	})
}

func capturedSet(keep func(func())) {
	var ctx context.Context
	keep(func() { get(ctx) })
	ctx = context.Background()
}

func called() {
	func(ctx context.Context) { <-ctx.Done() }(nil) // want `\(func\(ctx context\.Context\) literal\) panics if it uses this nil context; pass context\.TODO\(\)`
	local := func(ctx context.Context) {
		if ctx != nil {
			<-ctx.Done()
		}
	}
	local(nil)
}
