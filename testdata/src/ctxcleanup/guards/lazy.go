package guards

import (
	"context"
	"sync"
)

// What the first call loads, later ones find.
type library struct {
	once  sync.Once
	store *store
	index []string
	err   error
}

func (l *library) open(ctx context.Context) *store {
	if l.store == nil {
		l.load(ctx)
	}
	return l.store
}

func (l *library) load(ctx context.Context) {
	l.once.Do(func() {
		l.store, l.err = dial(ctx)
	})
}

func (l *library) names(ctx context.Context) ([]string, error) {
	if l.index == nil {
		l.index, l.err = list(ctx)
	}
	return l.index, l.err
}

func (l *library) early(ctx context.Context) ([]string, error) {
	if l.index != nil {
		return l.index, nil
	}
	index, err := list(ctx)
	l.index = index
	return index, err
}

func (l *library) both(ctx context.Context) ([]string, error) {
	l.load(ctx)
	return list(ctx)
}

func dial(ctx context.Context) (*store, error)   { <-ctx.Done(); return nil, ctx.Err() }
func list(ctx context.Context) ([]string, error) { <-ctx.Done(); return nil, ctx.Err() }

func shelve(ctx context.Context, l *library) int {
	ctx, cancel := context.WithCancel(ctx)
	l.open(ctx).Save(ctx)
	cancel()
	l.open(ctx)
	l.names(ctx)
	found, _ := l.early(ctx)
	return len(found)
}

func shelveTwice(ctx context.Context, l *library) error {
	ctx, cancel := context.WithCancel(ctx)
	l.open(ctx).Save(ctx)
	cancel()
	_, err := l.both(ctx) // want `ctx was canceled on line \d+, so l\.both returns immediately`
	return err
}
