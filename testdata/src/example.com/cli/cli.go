// Package cli stands for a command-line framework whose commands may hold a context.
package cli

import "context"

type Command struct{ ctx context.Context }

func (c *Command) Context() context.Context { return c.ctx }
