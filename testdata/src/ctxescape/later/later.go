// Package later has what goes on after a call with the context of it: beside a
// start, on a queue, behind a pipe.
package later

import (
	"bytes"
	"context"
	"io"
)

type store struct{ ctx context.Context }

func newStore(ctx context.Context) *store { return &store{ctx: ctx} }

func ask(ctx context.Context) error { return ctx.Err() }

func tag(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, key{}, name)
}

type key struct{}

func loop(ctx context.Context) {
	for ask(ctx) == nil {
	}
}

// Shutdown ends it, so the context of Start is there for the start alone.
type receiver struct{ s *store }

func (r *receiver) Start(ctx context.Context) error {
	tagged := tag(ctx, "receiver") // want `ctx is there for the start, and may end when Start returns, but newStore keeps it; derive a context of its own`
	r.s = newStore(tagged)
	return ask(ctx)
}

func (r *receiver) Shutdown(ctx context.Context) error { return ask(ctx) }

type poller struct{}

func (p *poller) Start(ctx context.Context) error {
	go loop(ctx) // want `ctx is there for the start, and may end when Start returns, but loop goes on in the goroutine`
	return nil
}

func (p *poller) Stop(ctx context.Context) error { return ask(ctx) }

// It has a context of its own.
type detached struct {
	s    *store
	stop context.CancelFunc
}

func (d *detached) Start(ctx context.Context) error {
	own, stop := context.WithCancel(context.WithoutCancel(ctx))
	d.s, d.stop = newStore(own), stop
	go loop(own)
	return nil
}

func (d *detached) Shutdown(context.Context) error {
	d.stop()
	return nil
}

// The context of Start ends it, and nothing else.
type controller struct{}

func (c *controller) Start(ctx context.Context) error {
	go loop(ctx)
	return nil
}

func (c *controller) Close() error { return nil }

// It waits for what it started.
type batch struct{}

func (b *batch) Start(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		loop(ctx)
	}()
	<-done
	return nil
}

func (b *batch) Shutdown(context.Context) error { return nil }

// Queues.

type request interface {
	context() context.Context
	setContext(ctx context.Context)
}

type boundedQueue struct{ items []any }

func (q *boundedQueue) Produce(item any) bool {
	q.items = append(q.items, item)
	return true
}

type pile struct{ items []any }

func (p *pile) Produce(item any) bool {
	p.items = append(p.items, item)
	return true
}

type job struct {
	ctx context.Context
	n   int
}

type sender struct {
	queue *boundedQueue
	pile  *pile
}

func (s *sender) send(req request) bool {
	return s.queue.Produce(req) // want `req carries the context of the caller, who goes on while it is in the queue: whoever takes it from there may find that context ended`
}

func (s *sender) sendJob(j *job) bool {
	return s.queue.Produce(j) // want `j carries the context of the caller`
}

func (s *sender) rebound(req request) bool {
	req.setContext(context.WithoutCancel(req.context()))
	return s.queue.Produce(req)
}

func (s *sender) replaced(j *job) bool {
	j.ctx = context.Background()
	return s.queue.Produce(j)
}

func (s *sender) plain(n int) bool { return s.queue.Produce(n) }

func (s *sender) own() bool {
	j := &job{ctx: context.Background()}
	return s.queue.Produce(j)
}

func (s *sender) piled(req request) bool { return s.pile.Produce(req) }

// Pipes.

type response struct{ body io.Reader }

func (r *response) with(body io.Reader) { r.body = body }

func read(ctx context.Context, next func() ([]byte, error)) (*response, error) {
	pr, pw := io.Pipe()
	resp := &response{}
	resp.with(pr)
	go func() {
		for {
			if ctx.Err() != nil { // want `the caller reads from pr after read has returned, but what is written to it stops when the context of that call ends`
				pw.CloseWithError(ctx.Err())
				return
			}
			b, err := next()
			if err != nil {
				pw.CloseWithError(err)
				return
			}
			pw.Write(b)
		}
	}()
	return resp, nil
}

// It reads what it writes.
func inside(ctx context.Context, next func() ([]byte, error)) ([]byte, error) {
	pr, pw := io.Pipe()
	go func() {
		for ctx.Err() == nil {
			b, err := next()
			if err != nil {
				break
			}
			pw.Write(b)
		}
		pw.Close()
	}()
	return io.ReadAll(pr)
}

func upload(in io.Reader) (io.ReadCloser, error) {
	pr, pw := io.Pipe()
	go func() {
		_, err := io.Copy(pw, in) // want `no context ends this copy into a pipe: it goes on, or waits for a reader, when the caller of upload has given up`
		pw.CloseWithError(err)
	}()
	return pr, nil
}

// A context closes the pipe.
func uploadBounded(ctx context.Context, in io.Reader) (io.ReadCloser, error) {
	pr, pw := io.Pipe()
	stop := context.AfterFunc(ctx, func() { pw.CloseWithError(ctx.Err()) })
	go func() {
		defer stop()
		_, err := io.Copy(pw, in)
		pw.CloseWithError(err)
	}()
	return pr, nil
}

// A goroutine is there to close the pipe.
func uploadWatched(ctx context.Context, in io.Reader) (io.ReadCloser, error) {
	pr, pw := io.Pipe()
	quit := make(chan struct{})
	go func() {
		select {
		case <-quit:
		case <-ctx.Done():
			pw.CloseWithError(ctx.Err())
		}
	}()
	go func() {
		defer close(quit)
		_, err := io.Copy(pw, in)
		pw.CloseWithError(err)
	}()
	return pr, nil
}

// Another goroutine copies.
func aside(in io.Reader) (io.ReadCloser, error) {
	pr, pw := io.Pipe()
	var kept bytes.Buffer
	go func() { io.Copy(&kept, in) }()
	pw.Close()
	return pr, nil
}
