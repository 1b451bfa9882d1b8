package likely

import (
	"context"

	"example.com/link"
)

// Of the library's own function only the convention speaks.
func convention(ctx context.Context) error {
	return link.OpenAll(context.Background()) // want `link\.OpenAll gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming link\.OpenAll may be aborted halfway`
}

// A placeholder is the author's word that a context belongs here.
func placeholder(ctx context.Context) error {
	return link.OpenAll(context.TODO()) // want `link\.OpenAll gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

type backend interface {
	Read(ctx context.Context) error
	Write(ctx context.Context) error
}

// Of an interface of the module its implementations would have to tell.
func dispatched(ctx context.Context, b backend) error {
	return b.Write(context.TODO()) // want `b\.Write gets context\.TODO\(\), so it keeps running after ctx is canceled.*assuming b\.Write may be aborted halfway`
}

// The package gives it its callers' contexts elsewhere.
func believed(ctx context.Context, b backend) error {
	return b.Read(context.Background()) // want `b\.Read gets context\.Background\(\), although it gets the caller's context at evidence\.go:34, so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func reads(ctx context.Context, b backend) error { return b.Read(ctx) }

// What the method gives out is a root.
type session struct{ b backend }

func (session) Context() context.Context { return context.Background() }

func rooted(s session) error { return s.b.Read(context.Background()) }
