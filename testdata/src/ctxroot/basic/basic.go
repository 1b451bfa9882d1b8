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

func lookup(ctx context.Context) error { return ctx.Err() }

func query(ctx context.Context, id int) (string, error) { return "", ctx.Err() }

// root: directly, through variables, derivations and bindings.

func direct(ctx context.Context) {
	lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	lookup(context.TODO())       // want `lookup gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	lookup((context.TODO()))     // want `lookup gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	lookup(ctx)
}

func variable(ctx context.Context) {
	c := context.Background() // want `query gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	query(c, 1)
	query(c, 2) // the root is the finding, once
}

func derived(ctx context.Context, d time.Duration) {
	type key struct{}
	sub, cancel := context.WithTimeout(context.WithValue(context.Background(), key{}, 1), d) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	defer cancel()
	lookup(sub)
}

func bound(ctx context.Context) error {
	req, err := http.NewRequestWithContext(context.Background(), "GET", "http://localhost/", nil) // want `http\.NewRequestWithContext gets context\.Background\(\), so the request loses the cancellation, deadline and values of ctx`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func process(ctx context.Context) error {
	return exec.CommandContext(context.Background(), "true").Run() // want `exec\.CommandContext gets context\.Background\(\), so its result loses the cancellation, deadline and values of ctx`
}

func receiver(ctx context.Context, r *http.Request) {
	_, _ = http.DefaultClient.Do(r.WithContext(context.Background())) // want `r\.WithContext gets context\.Background\(\), so the request loses the cancellation, deadline and values of ctx; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func nearest(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	sub, stop := context.WithTimeout(ctx, time.Second)
	defer stop()
	lookup(sub)
	lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after sub is canceled; pass sub, or context\.WithoutCancel\(sub\) if it must outlive the caller`
}

func notYet(ctx context.Context) {
	c := context.Background()
	{
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		lookup(inner)
		lookup(c) // want `lookup gets c, which comes from context\.Background\(\), so it keeps running after inner is canceled; pass inner, or context\.WithoutCancel\(inner\) if it must outlive the caller`
	}
}

func sameName(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), d) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
	defer cancel()
	return lookup(ctx)
}

func shadows(ctx context.Context, apart bool) error {
	if apart {
		ctx := context.Background() // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
		return lookup(ctx)
	}
	return lookup(ctx)
}

// request: a carrier is at hand.

func handler(w http.ResponseWriter, r *http.Request) {
	query(context.Background(), 1) // want `query gets context\.Background\(\), so it keeps running after r\.Context\(\) is canceled; pass r\.Context\(\), or context\.WithoutCancel\(r\.Context\(\)\) if it must outlive the caller`
}

type stream interface{ Context() context.Context }

func serve(s stream) error {
	return lookup(context.TODO()) // want `lookup gets context\.TODO\(\), so it keeps running after s\.Context\(\) is canceled; pass s\.Context\(\), or context\.WithoutCancel\(s\.Context\(\)\) if it must outlive the caller`
}

func framework(c *gin.Context) {
	lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after c\.Request\.Context\(\) is canceled; pass c\.Request\.Context\(\), or context\.WithoutCancel\(c\.Request\.Context\(\)\) if it must outlive the caller`
}

// overwrite: the parameter itself.

func overwritten(ctx context.Context) error {
	ctx = context.Background() // want `the caller's ctx is overwritten with a new root, so what follows keeps running after the caller is canceled; remove the assignment, or detach with context\.WithoutCancel\(ctx\)`
	return lookup(ctx)
}

func overwrittenSometimes(ctx context.Context, detached bool) error {
	if detached {
		ctx = context.Background()
	}
	return lookup(ctx) // either
}

// values: work that is rightly detached.

func spawn(ctx context.Context) {
	go lookup(context.Background())
	go func() {
		lookup(context.Background())
	}()
	defer func() {
		lookup(context.Background())
	}()
}
