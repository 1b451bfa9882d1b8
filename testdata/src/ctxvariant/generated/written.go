package generated

import (
	"context"

	"example.com/sdk"
)

func written(ctx context.Context) error {
	return sdk.Ping("h") // want `sdk\.Ping ignores ctx, so it keeps running after ctx is canceled; use sdk\.PingContext`
}
