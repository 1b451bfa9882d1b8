package basic

import "context"

type resolver struct {
	ctx context.Context
	s   store
}

// The parent is a field.
func (r *resolver) field(t tracer) error {
	_, sp := t.Start(r.ctx, "field") // want `the context of sp is discarded and r\.s\.Get gets its parent r\.ctx, so its work is not part of sp; assign the context to ctx`
	defer sp.End()
	return r.s.Get(r.ctx, 1)
}

// Another one's field.
func (r *resolver) other(t tracer, q *resolver) error {
	_, sp := t.Start(r.ctx, "other")
	defer sp.End()
	return r.s.Get(q.ctx, 1)
}
