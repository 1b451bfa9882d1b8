package wrapper

import (
	"context"

	"ctxfield/wrapper/work"
)

type Worker struct {
	ctx context.Context // want `every later call of Do uses the context stored in field ctx of Worker, so its caller can neither cancel it nor set a deadline`
	n   int
}

func NewWorker(ctx context.Context) *Worker { return &Worker{ctx: ctx} }

func (w *Worker) Do(id int) error { return work.Do(w.ctx) }

type Logger struct {
	ctx context.Context
	n   int
}

func NewLogger(ctx context.Context) *Logger { return &Logger{ctx: ctx} }

func (l *Logger) Do(id int) error { return work.Log(l.ctx, "do") }

type Keeper struct {
	ctx context.Context // want `Do uses the context stored in field ctx of Keeper, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	n   int
}

func NewKeeper(ctx context.Context) *Keeper { return &Keeper{ctx: ctx} }

func (k *Keeper) Attach(id int) error { return work.Attach(k.ctx) }

func (k *Keeper) Do(id int) error { return work.Do(k.ctx) }

// What a function of the package is said to do counts.

type Marked struct {
	ctx context.Context
	n   int
}

func NewMarked(ctx context.Context) *Marked { return &Marked{ctx: ctx} }

func (m *Marked) Do(id int) error { return note(m.ctx) }

// note reads a value, whatever it looks like.
//
//ctxlint:valueonly
func note(ctx context.Context) error { return work.Do(ctx) }

// The stored context is the life of a plug-in; it explains what went wrong.
type gone struct {
	ctx context.Context
	n   int
}

func (g *gone) Run(ctx context.Context) error {
	if err := work.Do(ctx); err != nil {
		return work.Gone(err, g.ctx)
	}
	return nil
}

type reporter struct {
	ctx context.Context
	n   int
}

func (r *reporter) Run(ctx context.Context) error {
	if err := work.Do(ctx); err != nil {
		return work.Report(r.ctx, err) // want `Run uses r\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
	}
	return nil
}
