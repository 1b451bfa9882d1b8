package generated

import (
	"context"

	"example.com/sdk"
)

func written(ctx context.Context) error {
	return sdk.Ping("h")
}
