// Package basic has every category that looks at one function, and their
// neighbours.
package basic

import (
	"context"
	"net/http"
	"os/exec"
	"time"

	"github.com/gin-gonic/gin"
)

func work(ctx context.Context) error { return ctx.Err() }

func query(ctx context.Context, id int) (string, error) { return "", ctx.Err() }

// root: directly, through variables, derivations and bindings.

func direct(ctx context.Context) {
	work(context.Background()) // want `work cannot be stopped by the caller, because it gets a new context\.Background although ctx is at hand; pass ctx`
	work(context.TODO())       // want `because it gets a new context\.TODO although ctx is at hand`
	work((context.TODO()))     // want `because it gets a new context\.TODO although ctx is at hand`
	work(ctx)
}

func variable(ctx context.Context) {
	c := context.Background() // want `query cannot be stopped by the caller, because it gets a new context\.Background although ctx is at hand`
	query(c, 1)
	query(c, 2) // the root is the finding, once
}

func derived(ctx context.Context, d time.Duration) {
	type key struct{}
	sub, cancel := context.WithTimeout(context.WithValue(context.Background(), key{}, 1), d) // want `work cannot be stopped by the caller`
	defer cancel()
	work(sub)
}

func bound(ctx context.Context) error {
	req, err := http.NewRequestWithContext(context.Background(), "GET", "http://localhost/", nil) // want `http\.NewRequestWithContext cannot be stopped by the caller`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func process(ctx context.Context) error {
	return exec.CommandContext(context.Background(), "true").Run() // want `exec\.CommandContext cannot be stopped by the caller`
}

func receiver(ctx context.Context, r *http.Request) {
	_, _ = http.DefaultClient.Do(r.WithContext(context.Background())) // want `r\.WithContext cannot be stopped by the caller, because it gets a new context\.Background although ctx is at hand`
}

func nearest(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	sub, stop := context.WithTimeout(ctx, time.Second)
	defer stop()
	work(sub)
	work(context.Background()) // want `although sub is at hand; pass sub`
}

func notYet(ctx context.Context) {
	c := context.Background()
	{
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		work(inner)
		work(c) // want `work cannot be stopped by the caller, because it gets c, which comes from context\.Background although inner is at hand`
	}
}

func sameName(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), d) // want `work cannot be stopped by the caller, because it gets a new context\.Background although ctx is at hand; pass ctx`
	defer cancel()
	return work(ctx)
}

func shadows(ctx context.Context, apart bool) error {
	if apart {
		ctx := context.Background() // want `although ctx is at hand`
		return work(ctx)
	}
	return work(ctx)
}

// request: a carrier is at hand.

func handler(w http.ResponseWriter, r *http.Request) {
	query(context.Background(), 1) // want `query cannot be stopped by the caller, because it gets a new context\.Background although r\.Context\(\) has the context of \*net/http\.Request; pass r\.Context\(\)`
}

type stream interface{ Context() context.Context }

func serve(s stream) error {
	return work(context.TODO()) // want `although s\.Context\(\) has the context of stream; pass s\.Context\(\)`
}

func framework(c *gin.Context) {
	work(context.Background()) // want `although c\.Request\.Context\(\) has the context of \*github\.com/gin-gonic/gin\.Context; pass c\.Request\.Context\(\)`
}

// overwrite: the parameter itself.

func overwritten(ctx context.Context) error {
	ctx = context.Background() // want `the caller's ctx is overwritten by a new root, so nothing that follows can be stopped by the caller; remove the assignment, or detach with context\.WithoutCancel\(ctx\)`
	return work(ctx)
}

func overwrittenSometimes(ctx context.Context, detached bool) error {
	if detached {
		ctx = context.Background()
	}
	return work(ctx) // either
}

// values: work that is rightly detached.

func spawn(ctx context.Context) {
	go work(context.Background()) // want `detached work loses the values of ctx \(trace, tenant, caller\); start it from context\.WithoutCancel\(ctx\)`
	go func() {
		work(context.Background()) // want `detached work loses the values of ctx`
	}()
	defer func() {
		work(context.Background()) // want `detached work loses the values of ctx`
	}()
}
