// Package carrier has commands of a framework that nobody asks for a context:
// perhaps it has none.
package carrier

import (
	"context"
	"net/http"
	"time"

	"example.com/cli"
	"github.com/sirupsen/logrus"
)

func lookup(ctx context.Context) error { return ctx.Err() }

func run(cmd *cli.Command) error { return lookup(context.Background()) }

// Frameworks whose context has a field, or gives out the request.

type invocation struct {
	Context context.Context
	args    []string
}

func invoke(i *invocation) error {
	return lookup(context.Background())
}

type exchange interface{ Request() *http.Request }

func exchanged(e exchange) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after e\.Request\(\)\.Context\(\) is canceled; pass e\.Request\(\)\.Context\(\), or context\.WithoutCancel\(e\.Request\(\)\.Context\(\)\) if it must outlive the caller`
}

func literal() func(*cli.Command) error {
	return func(cmd *cli.Command) error {
		return lookup(context.Background())
	}
}

// The context that is returned is not the one that was given.

func timed(i *invocation, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d)
}

func named(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d) // want `the returned context is derived from context\.Background\(\), so it has neither the cancellation nor the values of ctx; derive it from ctx`
}

// From here on: silent.

// The values are taken over.
type key struct{}

func detach(ctx context.Context) context.Context {
	return context.WithValue(context.Background(), key{}, ctx.Value(key{}))
}

func merge(ctx context.Context) context.Context {
	return context.WithValue(context.Background(), key{}, ctx)
}

// What it makes for itself.
func (i *invocation) own(d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d)
}

// A default.
func fallback(i *invocation) context.Context { return context.Background() }

// The command may be gone.
func later(cmd *cli.Command) { go lookup(context.Background()) }

func hook(cmd *cli.Command) func() error {
	return func() error { return lookup(context.Background()) }
}

func undo(cmd *cli.Command) { release(context.Background()) }

func release(ctx context.Context) error { return ctx.Err() }

// A logger's context is for its values.
func logs(e *logrus.Entry) error {
	e.Info("work")
	return lookup(context.Background())
}
