package closure

import (
	"context"
	"io"
)

func closes(conn io.Closer) {
	ctx := context.Background()
	go func() {
		<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
		_ = conn.Close()
	}()
}

// The variable gets another context before the goroutine looks.
func replaced(conn io.Closer) {
	ctx := context.Background()
	defer func() {
		<-ctx.Done()
		_ = conn.Close()
	}()
	ctx, cancel := context.WithCancel(ctx)
	cancel()
}

func setByLiteral(set func(func())) {
	ctx := context.Background()
	set(func() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		cancel()
	})
	<-ctx.Done()
}
