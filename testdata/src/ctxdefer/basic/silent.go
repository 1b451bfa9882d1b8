package basic

import (
	"context"
	"time"
)

func once(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for work(ctx) == nil {
		time.Sleep(1)
	}
}

func perTurn(ctx context.Context, n int) {
	for range n {
		func() {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = work(ctx)
		}()
	}
}

func leaves(ctx context.Context) error {
	for {
		if work(ctx) == nil {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			return work(ctx)
		}
	}
}

func leavesByBreak(ctx context.Context, all []int) {
	for _, n := range all {
		if n == 1 {
			turn, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = work(turn)
			break
		}
	}
}

func alsoCalled(ctx context.Context) {
	for {
		turn, cancel := context.WithCancel(ctx)
		defer cancel() // for the returns
		if work(turn) != nil {
			return
		}
		cancel()
	}
}

func madeBefore(ctx context.Context, n int) {
	turn, cancel := context.WithCancel(ctx)
	for range n {
		defer cancel()
		_ = work(turn)
	}
}

func subscribe(context.Context) context.CancelFunc { return nil }

func subscribes(ctx context.Context, n int) {
	for range n {
		unsubscribe := subscribe(ctx)
		defer unsubscribe()
	}
}

func otherVariable(ctx context.Context, n int, cancel func()) {
	for range n {
		_, cancel := context.WithCancel(ctx)
		cancel()
	}
	for range n {
		defer cancel()
	}
}

// Three contexts pile up nothing, nor do those of a short list.
func few(ctx context.Context) {
	names := []string{"a", "b"}
	for range 3 {
		for _, name := range names {
			turn, cancel := context.WithCancel(context.WithValue(ctx, key{}, name))
			defer cancel()
			_ = work(turn)
		}
	}
}

type key struct{}
