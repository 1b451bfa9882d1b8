// Package placeholder gives func values a placeholder.
package placeholder

import (
	"context"
	"net/http"
)

type handler func(context.Context, http.ResponseWriter, *http.Request)

func (f handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := context.TODO() // want `f gets context\.TODO\(\), so it keeps running after r\.Context\(\) is canceled; pass r\.Context\(\)`
	f(ctx, w, r)
}

// Who writes Background means it: the request goes along.
type detached func(context.Context, http.ResponseWriter, *http.Request)

func (f detached) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f(context.Background(), w, r)
}

type hooks struct {
	load func(ctx context.Context) error
	tell func(ctx context.Context)
}

func (h *hooks) run(ctx context.Context) {
	_ = h.load(context.TODO()) // want `h\.load gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx.*\[root\]$`
}

// It may be no more than a log, or a count.
type metrics struct{ count func(context.Context, string) }

func (m *metrics) run(ctx context.Context) {
	m.count(context.TODO(), "runs") // want `assuming m\.count is no log`
}

func told(ctx context.Context) {
	tell := func(_ context.Context, text string) { println(text) }
	tell(context.TODO(), "run")
}

// No context is at hand.
func (h *hooks) start() { _ = h.load(context.TODO()) }

// Nothing is known of what it does.
func (h *hooks) other(ctx context.Context) { h.tell(context.Background()) }
