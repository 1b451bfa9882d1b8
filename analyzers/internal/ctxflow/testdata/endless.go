// Package endless has contexts of which the test knows whether they end.
package endless

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

func use(...any) {}

type key struct{}

func wrap(ctx context.Context) context.Context { return ctx }

func contexts(ctx context.Context, ok bool) {
	use(ctx)                                         // ends
	use(context.Background())                        // endless
	use(context.WithoutCancel(ctx))                  // endless
	use(context.WithValue(context.TODO(), key{}, 1)) // endless
	use(context.WithValue(ctx, key{}, 1))            // ends
	use(wrap(context.Background()))                  // ends
	timed, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	use(timed)                        // ends
	use(context.WithoutCancel(timed)) // endless
	_, grouped := errgroup.WithContext(context.Background())
	use(grouped) // ends
	either := context.Background()
	if ok {
		either = timed
	}
	use(either) // ends
	loop := context.Background()
	for range 3 {
		loop = context.WithValue(loop, key{}, 1)
	}
	use(loop) // endless
	var none context.Context
	use(none) // ends
}
