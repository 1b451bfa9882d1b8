package guards

import "context"

// A bus has subscribers, and both ways wait for room in its queue.
type bus struct {
	cmds chan string
	quit chan struct{}
}

func (b *bus) Subscribe(ctx context.Context, name string) error   { return b.do(ctx, "+"+name) }
func (b *bus) Unsubscribe(ctx context.Context, name string) error { return b.do(ctx, "-"+name) }

func (b *bus) do(ctx context.Context, cmd string) error {
	select {
	case b.cmds <- cmd:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-b.quit:
		return nil
	}
}

func join(ctx context.Context, b *bus, name string) error {
	return b.Subscribe(context.Background(), name) // want `b\.Subscribe gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// What was acquired is let go of, whatever became of who asks for it.
func leave(ctx context.Context, b *bus, name string) error {
	return b.Unsubscribe(context.Background(), name)
}
