// Package rpc stands for a generated client, and one that hides it.
package rpc

import (
	"context"

	"google.golang.org/grpc"
)

type Request struct{}

func (*Request) ProtoReflect() {}

type Stub interface {
	Get(ctx context.Context, r *Request, opts ...grpc.CallOption) (int, error)
}

type Client struct{ stub Stub }

func (c *Client) Get(r *Request) (int, error) { return c.stub.Get(context.Background(), r) }
func (c *Client) Close() error                { return nil }
