package closure

import "context"

func spawned(ctx context.Context, in chan int) {
	go func() {
		for {
			select {
			case <-ctx.Done():
				break // want `the loop spins on this select once ctx is done, because break leaves only the select`
			case <-in:
			}
		}
	}()
}

func stored(ctx context.Context, in chan int) func() error {
	ctx, cancel := context.WithCancel(ctx)
	_ = cancel
	return func() error {
		for {
			select {
			case <-ctx.Done():
				continue // want `the loop spins on this select once ctx is done, because continue only starts the next iteration; return ctx\.Err\(\), or break out of the loop with a label`
			case <-in:
			}
		}
	}
}

// The loop is the outer function's, the arm the literal's.
func perTurn(ctx context.Context, in chan int) {
	for {
		func() {
			select {
			case <-ctx.Done():
			case <-in:
			}
		}()
	}
}

// The variable has another context when the literal runs.
func replaced(ctx context.Context, in chan int) {
	run := func() {
		for {
			select {
			case <-ctx.Done():
				continue
			case <-in:
			}
		}
	}
	ctx = context.WithValue(ctx, key{}, 1)
	ctx = context.WithValue(ctx, key{}, 2)
	go run()
}

type key struct{}
