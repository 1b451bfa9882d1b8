// Package cli stands for a command-line library whose commands are run with a
// context or without one.
package cli

import "context"

type Command struct {
	Run func(cmd *Command)
	ctx context.Context
}

func (c *Command) Context() context.Context { return c.ctx }

func (c *Command) Execute() error { return c.ExecuteContext(context.Background()) }

func (c *Command) ExecuteContext(ctx context.Context) error {
	c.ctx = ctx
	c.Run(c)
	return nil
}
