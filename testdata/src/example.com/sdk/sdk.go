// Package sdk stands for a client library that has each call twice: without a
// context and, beside it, with one.
package sdk

import "context"

type Client struct{}

func New() *Client { return &Client{} }

func (*Client) Fetch(key string) (string, error)                                    { return "", nil }
func (*Client) FetchContext(ctx context.Context, key string) (string, error)        { return "", nil }
func (*Client) Store(key string) error                                              { return nil }
func (*Client) StoreWithContext(ctx context.Context, key string, o ...Option) error { return nil }
func (*Client) Each(f func(string) error) error                                     { return nil }
func (*Client) EachCtx(ctx context.Context, f func(context.Context, string) error) error {
	return nil
}
func (*Client) Conn() *Conn                                                  { return nil }
func (*Client) ConnContext(ctx context.Context) (*Conn, error)               { return nil, nil }
func (*Client) Shutdown() error                                              { return nil }
func (*Client) ShutdownWithContext(ctx context.Context) error                { return nil }
func (*Client) Watch(stop <-chan struct{}) error                             { return nil }
func (*Client) WatchContext(ctx context.Context, stop <-chan struct{}) error { return nil }
func (*Client) Validate(key string) error                                    { return nil }
func (*Client) ValidateContext(ctx context.Context, key string) error        { return nil }
func (*Client) Log(key string)                                               { return }
func (*Client) LogContext(ctx context.Context, key string)                   { return }

// Other has the name of a form with a context, but other parameters.
func (*Client) Other(key string) error                                     { return nil }
func (*Client) OtherContext(ctx context.Context, key string, n int) error  { return nil }
func (*Client) Odd(key string) (int, error)                                { return 0, nil }
func (*Client) OddContext(ctx context.Context, key string) (string, error) { return "", nil }

func (*Client) Bind(ctx context.Context) *Bound { return nil }

type Conn struct{}

// A Bound carries the context that it was bound to.
type Bound struct{}

func (*Bound) Context() context.Context                                     { return nil }
func (*Bound) Fetch(key string) (string, error)                             { return "", nil }
func (*Bound) FetchContext(ctx context.Context, key string) (string, error) { return "", nil }

type Option struct{}

func Ping(host string) error                             { return nil }
func PingContext(ctx context.Context, host string) error { return nil }

func Map[K comparable, V any](m map[K]V) error                             { return nil }
func MapContext[K comparable, V any](ctx context.Context, m map[K]V) error { return nil }

type Store[T any] struct{}

func (*Store[T]) Put(v T) error                             { return nil }
func (*Store[T]) PutContext(ctx context.Context, v T) error { return nil }

// Files and ContextFiles differ in nothing but the context.
type Files interface {
	Upload(name string) error
}

type ContextFiles interface {
	Files
	UploadContext(ctx context.Context, name string) error
}

func OpenFiles() Files { return nil }

// A Call is a builder.
type Call struct{}

func (*Client) Get(id string) *Call                         { return nil }
func (*Client) GetFor(ctx context.Context, id string) *Call { return nil }
func (*Call) Fields(names ...string) *Call                  { return nil }
func (*Call) Context(ctx context.Context) *Call             { return nil }
func (*Call) Do() (string, error)                           { return "", nil }
func (*Call) Pages(ctx context.Context) error               { return nil }
func (*Call) Header() map[string]string                     { return nil }

// Check is one more step, that can fail.
func (*Call) Check() (*Call, error) { return nil, nil }

// KillOptions has a field for the context.
type KillOptions struct {
	ID      string
	Context context.Context
}

func (*Client) Kill(o KillOptions) error                         { return nil }
func (*Client) KillAll(o *KillOptions) error                     { return nil }
func (*Client) KillFor(ctx context.Context, o KillOptions) error { return nil }
func NewKiller(o KillOptions) (*Client, error)                   { return nil, nil }

// QueryOptions carry the context.
type QueryOptions struct{ ctx context.Context }

func (o *QueryOptions) Context() context.Context                      { return o.ctx }
func (o *QueryOptions) WithContext(ctx context.Context) *QueryOptions { return o }
func (*Client) List(key string, o *QueryOptions) ([]string, error)    { return nil, nil }

// NewStore makes something, under a context or not.
func NewStore(dir string) (*Client, error)                                 { return nil, nil }
func NewStoreWithContext(ctx context.Context, dir string) (*Client, error) { return nil, nil }
