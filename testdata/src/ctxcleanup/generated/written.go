package generated

import "context"

func written(ctx context.Context) error {
	<-ctx.Done()
	return Save(ctx) // want `ctx is done since line \d+, so Save gives up at once`
}
