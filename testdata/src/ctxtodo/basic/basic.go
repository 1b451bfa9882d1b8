package basic

import (
	"context"
	"net/http"
)

var shared = context.TODO() // want `context\.TODO in a declaration stands for .*\[todo\]`

type server struct{}

func (s *server) Start() { use(context.TODO()) } // want `context\.TODO in server\.Start stands for .*\[todo\]`

func (s server) Stop() { use(context.TODO()) } // want `context\.TODO in server\.Stop stands for`

func use(ctx context.Context) {}

func atHand(ctx context.Context) {
	use(context.TODO()) // want `context\.TODO in atHand although ctx is at hand; pass it, or say context\.Background if the work must not end with it .*\[athand\]`
}

func request(r *http.Request) {
	use(context.TODO()) // want `context\.TODO in request although r\.Context\(\) is at hand`
}

// The one at hand is over.
func done(ctx context.Context) {
	<-ctx.Done()
	use(context.TODO()) // want `context\.TODO in done stands for`
}

// A root that is meant.
func meant() { use(context.Background()) }

// Not the function's result.
func value() func() context.Context { return context.TODO }
