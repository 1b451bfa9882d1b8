package generated

import (
	"context"
	"time"
)

func written(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go Save(ctx) // want `ctx is canceled on line \d+`
}
