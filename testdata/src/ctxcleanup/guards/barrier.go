package guards

import "context"

type pipe struct{ ch chan int }

func (p pipe) Flush(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

// In the course of work, to flush is a barrier.
func (p pipe) commit(n int) error {
	p.ch <- n
	return p.Flush(context.Background())
}

func (p pipe) Close() error {
	return p.Flush(context.Background()) // want `p\.Flush gets a context without a deadline, so it may block forever`
}

func (p pipe) send(n int) {
	defer p.Flush(context.Background()) // want `p\.Flush gets a context without a deadline, so it may block forever`
	p.ch <- n
}
