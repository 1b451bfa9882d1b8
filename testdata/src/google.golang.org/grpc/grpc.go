// Package grpc stands for the real one.
package grpc

import "context"

type ClientConn struct{}

func Dial(target string) (*ClientConn, error)                             { return nil, nil }
func DialContext(ctx context.Context, target string) (*ClientConn, error) { return nil, nil }
func NewClient(target string) (*ClientConn, error)                        { return nil, nil }

type CallOption interface{ before() }

type ServerStream interface {
	Context() context.Context
	SendMsg(m any) error
	RecvMsg(m any) error
}
