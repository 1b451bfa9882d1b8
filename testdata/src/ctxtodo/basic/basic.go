package basic

import (
	"context"
	"net/http"
)

var shared = context.TODO() // want `context\.TODO in a declaration is a placeholder for a missing context.*\[todo\]`

type server struct{}

func (s *server) Start() { use(context.TODO()) } // want `context\.TODO in server\.Start is a placeholder for a missing context.*\[todo\]`

func (s server) Stop() { use(context.TODO()) } // want `context\.TODO in server\.Stop is a placeholder for a missing context`

func use(ctx context.Context) {}

func atHand(ctx context.Context) {
	use(context.TODO()) // want `context\.TODO in atHand although ctx is in scope; pass it, or use context\.Background if the work must outlive it.*\[athand\]`
}

func request(r *http.Request) {
	use(context.TODO()) // want `context\.TODO in request although r\.Context\(\) is in scope`
}

// The one at hand is over.
func done(ctx context.Context) {
	<-ctx.Done()
	use(context.TODO()) // want `context\.TODO in done is a placeholder for a missing context`
}

// A root that is meant.
func meant() { use(context.Background()) }

// Not the function's result.
func value() func() context.Context { return context.TODO }
