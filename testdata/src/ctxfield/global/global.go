package global

import (
	"context"
	"database/sql"
	"net/http"
)

var (
	db      *sql.DB
	setup   context.Context
	request context.Context
)

// Wrong: the context of one call serves everybody's.

func Init(ctx context.Context) {
	setup = ctx // want `the context of one call of Init is stored in package variable setup and used by later calls of others; give those a parameter ctx context\.Context`
}

func Find(id int) error { return db.PingContext(setup) }

func handle(w http.ResponseWriter, r *http.Request) {
	request = r.Context() // want `the context of one request is stored in package variable request, so it is canceled with this request and overwritten by the next`
}

// Silent: a root, and a lifetime of the process.

var root = context.Background()

func Rooted(id int) error { return db.PingContext(root) }

var process, stop = context.WithCancel(context.Background())

func Process(id int) error { return db.PingContext(process) }

func Stop() { stop() }

// Silent: waited for.

var life context.Context

func Start(ctx context.Context) {
	life = ctx
	go wait()
}

func wait() { <-life.Done() }

// Silent: waited for here, and used there.

var serving context.Context

func Serve(ctx context.Context) {
	serving = ctx
	<-serving.Done()
}

func Served(id int) error { return db.PingContext(serving) }
