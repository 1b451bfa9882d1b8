package guards

import (
	"context"

	"go.opencensus.io/stats"
)

// What is recorded is tagged by values; that the request has ended is no matter.

type monitor struct{ on bool }

func (m *monitor) handled(ctx context.Context, seconds float64) {
	if m.on {
		stats.Record(ctx, stats.Measurement{Value: seconds})
	}
}

func handle(ctx context.Context, m *monitor) error {
	err := lookup(ctx)
	m.handled(context.Background(), 1)
	stats.Record(context.Background())
	return err
}

// A life of its own begins, whose end is stored; what begins it is part of it. All
// that is said is strict.

type readers struct {
	cancels map[string]context.CancelFunc
	cancel  context.CancelFunc
}

func (r *readers) start(name string) error {
	ctx, cancel := context.WithCancel(context.Background())
	if err := lookup(ctx); err != nil {
		cancel()
		return err
	}
	r.cancels[name] = cancel
	return nil
}

func (r *readers) startAll(ctx context.Context, names []string) error {
	for _, name := range names {
		if err := r.start(name); err != nil {
			return err
		}
	}
	return lookup(ctx)
}

func (r *readers) open(ctx context.Context) (err error) {
	life, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	if err := lookup(life); err != nil {
		return err
	}
	return lookup(ctx)
}

// Nobody but the function can end this one.
func (r *readers) once(ctx context.Context) error {
	life, cancel := context.WithCancel(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	defer cancel()
	return lookup(life)
}

// A comment that asks for a third context, neither the root nor the caller's.
func subscribed(ctx context.Context) error {
	// TODO: take the server's context, so that it is closed on shutdown.
	return lookup(context.TODO()) // want `lookup gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming the comment on line \d+ does not justify it`
}
