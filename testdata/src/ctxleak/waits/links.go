package waits

import "context"

func isolated(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(parent))
	go func() {
		<-parent.Done() // want `this goroutine waits for the end of parent alone, so it keeps running after cancel is called; use context\.AfterFunc\(parent, cancel\); assuming cancel is called long before that`
		cancel()
	}()
	return ctx, cancel
}

func merged(a, b context.Context, c conn) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		defer cancel()
		select { // want `this goroutine waits for the end of a and b alone, so it keeps running after cancel is called; add a case for the Done channel of the context that it cancels`
		case <-a.Done():
		case <-b.Done():
		}
	}()
	return c.send(ctx)
}

// It waits for the context itself as well.
func mergedWell(a, b context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		select {
		case <-a.Done():
		case <-b.Done():
		case <-ctx.Done():
		}
		cancel()
	}()
	return ctx, cancel
}

// The function ends it otherwise.
func stopped(parent context.Context, c conn) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	over := make(chan struct{})
	defer close(over)
	go func() {
		select {
		case <-parent.Done():
		case <-over:
		}
		cancel()
	}()
	return c.send(ctx)
}

// Nobody else can end the context.
func only(parent context.Context) context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-parent.Done()
		cancel()
	}()
	return ctx
}

// It does more, when the other one ends.
func tidies(parent context.Context, tidy func()) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-parent.Done()
		tidy()
		cancel()
	}()
	return ctx, cancel
}
