// Package carrier has commands of a framework that nobody asks for a context:
// perhaps it has none.
package carrier

import (
	"context"

	"example.com/cli"
)

func work(ctx context.Context) error { return ctx.Err() }

func run(cmd *cli.Command) error { return work(context.Background()) }
