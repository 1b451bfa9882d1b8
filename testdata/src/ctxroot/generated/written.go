package generated

import "context"

func written(ctx context.Context) error {
	return Work(context.Background()) // want `Work gets context\.Background\(\), so it keeps running after ctx is canceled`
}
