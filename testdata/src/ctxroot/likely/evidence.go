package likely

import (
	"context"

	"example.com/link"
)

// Of the library's own function only the convention speaks.
func convention(ctx context.Context) error {
	return link.OpenAll(context.Background()) // want `assuming link\.OpenAll returns when its context ends`
}

// A placeholder is the author's word that a context belongs here.
func placeholder(ctx context.Context) error {
	return link.OpenAll(context.TODO()) // want `link\.OpenAll cannot be stopped by the caller, because it gets a new context\.TODO although ctx is at hand; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
}

type backend interface {
	Read(ctx context.Context) error
	Write(ctx context.Context) error
}

// Of an interface of the module its implementations would have to tell.
func dispatched(ctx context.Context, b backend) error {
	return b.Write(context.TODO()) // want `assuming b\.Write returns when its context ends`
}

// The package gives it its callers' contexts elsewhere.
func believed(ctx context.Context, b backend) error {
	return b.Read(context.Background()) // want `b\.Read gets a new context\.Background although ctx is at hand and goes to it elsewhere \(evidence\.go:\d+\); pass ctx`
}

func reads(ctx context.Context, b backend) error { return b.Read(ctx) }

// What the method gives out is a root.
type session struct{ b backend }

func (session) Context() context.Context { return context.Background() }

func rooted(s session) error { return s.b.Read(context.Background()) }
