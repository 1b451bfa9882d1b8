package owner

import "context"

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
	return s.src.Read(context.Background(), p) // want `s\.src\.Read gets a new context\.Background, and goes on when s\.ctx has ended, which goes to s\.src\.Open elsewhere \(sibling\.go:18\); pass s\.ctx \(ctxroot\)`
}

// Of another field nothing is known.
func (s *scan) Log(p []byte) (int, error) {
	return s.log.Read(context.Background(), p) // want `assuming the work belongs to the object`
}
