package generated

import "context"

func written(ctx context.Context) error {
	return Load(context.Background()) // want `Load gets context\.Background\(\), so it keeps running after ctx is canceled`
}
