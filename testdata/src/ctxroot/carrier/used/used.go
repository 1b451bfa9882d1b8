// Package used asks a command for its context, so every command has one.
package used

import (
	"context"

	"example.com/cli"
)

func lookup(ctx context.Context) error { return ctx.Err() }

func list(cmd *cli.Command) error { return lookup(cmd.Context()) }

func run(cmd *cli.Command) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after cmd\.Context\(\) is canceled`
}
