package owner

import "context"

// A command has no context before it is executed.
type command interface {
	Context() context.Context
	Execute(ctx context.Context) error
}

type executor interface {
	Execute(ctx context.Context, c command) error
}

type program struct{ cmd command }

func (p *program) run(e executor) error { return e.Execute(context.Background(), p.cmd) }

func (p *program) start() error { return p.cmd.Execute(context.Background()) }

func (p *program) other(e executor) error {
	return e.Execute(context.Background(), nil) // want `e.Execute gets context\.Background\(\), so it keeps running after p\.cmd\.Context\(\) is canceled`
}
