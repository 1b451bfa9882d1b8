// Package tests has functions that tests call.
package tests

import "context"

type lease struct{}

func save(ctx context.Context) error { return ctx.Err() }

func take(ctx context.Context) (*lease, error) { return &lease{}, ctx.Err() }

func (*lease) Release(ctx context.Context) error { return ctx.Err() }
