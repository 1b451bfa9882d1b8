// Package lib has one function that minds nil, and one that does not.
package lib

import "context"

func Get(ctx context.Context) { <-ctx.Done() }

func Log(ctx context.Context, text string) {
	if ctx == nil {
		ctx = context.Background()
	}
	_ = ctx.Value(text)
}

func Forward(ctx context.Context) { Log(ctx, "forwarded") }
