package owner

import (
	"context"
	"io"
)

type source interface {
	Open(ctx context.Context, name string) error
	Read(ctx context.Context, p []byte) (int, error)
}

type scan struct {
	ctx context.Context
	src source
	log source
}

func newScan(ctx context.Context, src source) *scan { return &scan{ctx, src, nil} }

func (s *scan) open() error { return s.src.Open(s.ctx, "x") }

func (s *scan) Read(p []byte) (int, error) {
	return s.src.Read(context.Background(), p) // want `s\.src\.Read gets context\.Background\(\), so it keeps running after s\.ctx is canceled, which s\.src\.Open gets at sibling\.go:21; pass s\.ctx`
}

// Of another field nothing is known.
func (s *scan) Log(p []byte) (int, error) {
	return s.log.Read(context.Background(), p) // want `assuming the work belongs to the object`
}

// Close ends what runs on the connection as well.
type client struct {
	ctx    context.Context
	cancel context.CancelFunc
	conn   io.Closer
	remote remote
}

type remote interface {
	Call(ctx context.Context) error
}

func dial(conn io.Closer, r remote) *client {
	c := &client{conn: conn, remote: r}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c
}

func (c *client) Close() error {
	c.cancel()
	return c.conn.Close()
}

func (c *client) ping() error { return c.remote.Call(c.ctx) }

func (c *client) stat() error {
	return c.remote.Call(context.Background()) // want `c\.remote\.Call gets context\.Background\(\), so it keeps running after c\.ctx is canceled, which c\.remote\.Call gets at sibling\.go:55.*assuming c\.conn\.Close\(\) does not stop it`
}
