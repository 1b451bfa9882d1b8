package generated

import "context"

func written(ctx context.Context) error {
	<-ctx.Done()
	return Save(ctx) // want `ctx is already done here \(line \d+\), so Save returns immediately`
}
