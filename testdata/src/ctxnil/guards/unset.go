package guards

import (
	"bytes"
	"context"
	"net/http"
)

// A parameter without a name can't be used.
func hook(_ context.Context, out *bytes.Buffer) { out.WriteString("started") }

func callsHook(out *bytes.Buffer) { hook(nil, out) }

// nil takes a context back where the getter's answer is compared with it.
type query struct{ ctx context.Context }

func (q *query) with(ctx context.Context) *query { q.ctx = ctx; return q }
func (q *query) context() context.Context        { return q.ctx }

func retried(ctx context.Context, q *query, run func() error) error {
	if q.context() == nil {
		defer q.with(nil)
		q.with(ctx)
	}
	return run()
}

func (r *report) with(ctx context.Context) *report { r.ctx = ctx; return r }

type report struct{ ctx context.Context }

func resets(r *report) { r.with(nil) } // want `r\.with panics if it uses this nil context`

func request(r *http.Request) *http.Request {
	return r.WithContext(nil) // want `r\.WithContext panics if it uses this nil context`
}
