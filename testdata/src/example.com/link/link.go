// Package link stands for a dependency that makes connections.
package link

import "context"

// Conn is a connection.
type Conn struct{}

// Send sends over the connection.
func (*Conn) Send(ctx context.Context, msg string) error { return ctx.Err() }

// Dial makes a connection that lives by ctx.
func Dial(ctx context.Context, addr string) (*Conn, error) { return &Conn{}, ctx.Err() }

// OpenAll opens, and makes nothing.
func OpenAll(ctx context.Context) error { return ctx.Err() }

// Tell tells nobody whether it watches ctx.
func Tell(ctx context.Context) {}

// Fetch fetches.
func Fetch(ctx context.Context) ([]byte, error) { return nil, ctx.Err() }

// Retry calls f until it succeeds, and returns its error.
func Retry(f func() error) error { return f() }

// Retry2 cannot be told from Register.
func Retry2(f func()) error { f(); return nil }

// Register keeps f.
func Register(f func() error) {}

// Default makes a connection too.
func Default(ctx context.Context) (*Conn, error) { return &Conn{}, ctx.Err() }

// A Pool has connections.
type Pool struct{}

// NewPool makes a pool.
func NewPool(ctx context.Context) (*Pool, error) { return &Pool{}, ctx.Err() }
