package generated

import "context"

func written(ctx context.Context) error {
	return Work(context.Background()) // want `the call of Work cannot be stopped by the caller`
}
