// Package life asks of the argument of each call of use what ends it.
package life

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func use(context.Context) {}

func Exported(ctx context.Context) { use(ctx) } // want "^unknown$"

func called(ctx context.Context) { use(ctx) } // want "^never$"

func both(ctx context.Context) { use(ctx) } // want "^never.call.request$"

func again(ctx context.Context, n int) {
	use(ctx) // want "^never$"
	again(ctx, n-1)
}

func asValue(ctx context.Context) { use(ctx) } // want "^unknown$"

func values() {
	called(context.Background())
	called(context.WithValue(context.TODO(), key{}, 1))
	both(context.Background())
	again(context.Background(), 3)
	f := asValue
	f(context.Background())
}

type key struct{}

func Serve(w http.ResponseWriter, r *http.Request) {
	use(r.Context())                        // want "^call.request$"
	use(context.WithoutCancel(r.Context())) // want "^never$"
	both(r.Context())
	handle(r)
}

func handle(r *http.Request) { use(r.Context()) } // want "^call.request$"

func Derives(parent context.Context) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	use(ctx) // want "^call$"
	timed, stop := context.WithTimeout(parent, time.Second)
	defer stop()
	use(timed) // want "^call.timed$"
	signalled, done := signal.NotifyContext(parent, os.Interrupt)
	defer done()
	use(signalled) // want "^unknown$"
}

var global, stop = context.WithCancel(context.Background())

var root = context.Background()

// Whoever sets Shared has to do it before anybody uses it.
var Shared, Stop = context.WithCancel(context.Background())

var Changed = context.Background()

func Change(ctx context.Context) { Changed = ctx }

func Globals() {
	use(global)  // want "^process$"
	use(root)    // want "^never$"
	use(Shared)  // want "^process$"
	use(Changed) // want "^never.unknown$"
}

type server struct {
	ctx    context.Context
	cancel context.CancelFunc
	mixed  context.Context
	unset  context.Context
}

func New() *server {
	ctx, cancel := context.WithCancel(context.Background())
	use(ctx) // want "^object$"
	return &server{ctx: ctx, cancel: cancel}
}

func (s *server) run(ctx context.Context) {
	use(s.ctx) // want "^object$"
	s.mixed = ctx
	s.mixed = context.Background()
	use(ctx) // want "^object$"
}

func (s *server) start() {
	s.run(s.ctx)
	use(s.mixed) // want "^never.object$"
	use(s.unset) // want "^unknown$"
	go func(ctx context.Context) {
		use(ctx) // want "^object$"
	}(s.ctx)
	helper := func(ctx context.Context) {
		use(ctx) // want "^unknown$"
	}
	helper(s.ctx)
}

func wrap(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, 1) }

func apart() context.Context { return context.Background() }

func Results(w http.ResponseWriter, r *http.Request) {
	use(wrap(r.Context())) // want "^call.request$"
	use(apart())           // want "^never$"
}
