// Package leak can be run: the functions named Bad leave a goroutine behind for
// ever, those named Good do not. The goroutine-leak profile says so, too.
package leak

import "context"

func BadRoot(context.Context) {
	go func() {
		<-context.Background().Done() // want `Background`
	}()
}

func BadDetached(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func(ctx context.Context) {
		<-context.WithoutCancel(ctx).Done() // want `WithoutCancel`
	}(ctx)
}

func GoodParent(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func(ctx context.Context) {
		<-ctx.Done()
	}(ctx)
}
