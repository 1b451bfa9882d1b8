// Package attempt holds what is called again by code that retries.
package attempt

import (
	"context"
	"errors"
	"net/http"
)

type pacer struct{ tries int }

func (p *pacer) Call(fn func() (bool, error)) error {
	var err error
	for range p.tries {
		var again bool
		if again, err = fn(); !again {
			break
		}
	}
	return err
}

func upload(ctx context.Context, n int) error { return ctx.Err() }

func local(n int) error { return nil }

func (p *pacer) chunk(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		return err != nil, err // want `this retries upload on any error, even after ctx is done; return false if ctx\.Err\(\) != nil`
	})
}

func (p *pacer) later(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		if err != nil {
			if n < 8 {
				return shouldRetry(ctx, err)
			}
			return true, err // want `this retries upload on any error, even after ctx is done; return false if ctx\.Err\(\) != nil`
		}
		return false, nil
	})
}

func shouldRetry(ctx context.Context, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, err
	}
	return true, err
}

// It asks.
func (p *pacer) asks(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		if ctx.Err() != nil {
			return false, err
		}
		return err != nil, err
	})
}

func (p *pacer) asksTheError(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		if errors.Is(err, context.Canceled) {
			return false, err
		}
		return err != nil, err
	})
}

func (p *pacer) asksAnother(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		if over(ctx, &err) {
			return false, err
		}
		return err != nil, err
	})
}

func over(ctx context.Context, err *error) bool { return ctx.Err() != nil }

func (p *pacer) leavesIt(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		return shouldRetry(ctx, upload(ctx, n))
	})
}

// True means done.
func (p *pacer) done(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		if err := upload(ctx, n); err != nil {
			return true, err
		}
		return true, nil
	})
}

// The error is not that of a context.
func (p *pacer) other(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := local(n)
		return err != nil, err
	})
}

func (p *pacer) root(n int) error {
	return p.Call(func() (bool, error) {
		err := upload(context.Background(), n)
		return err != nil, err
	})
}

// No callback.
func (p *pacer) once(ctx context.Context, n int) func() (bool, error) {
	return func() (bool, error) {
		err := upload(ctx, n)
		return err != nil, err
	}
}

// Predicates.

func again(resp *http.Response, err error) (bool, error) { // want `again decides whether to retry but takes no context although each of its 2 callers has a context, so retries continue after the caller is canceled`
	return err != nil || resp.StatusCode == 500, err
}

func (p *pacer) get(ctx context.Context, req *http.Request) error {
	return p.Call(func() (bool, error) {
		resp, err := http.DefaultClient.Do(req.WithContext(ctx))
		return again(resp, err)
	})
}

func (p *pacer) head(ctx context.Context, req *http.Request) error {
	return p.Call(func() (bool, error) {
		resp, err := http.DefaultClient.Do(req.WithContext(ctx))
		return again(resp, err)
	})
}

// It knows the errors of contexts.
func careful(err error) (bool, error) {
	return err != nil && !errors.Is(err, context.Canceled), err
}

func (p *pacer) cares(ctx context.Context) error {
	return p.Call(func() (bool, error) { return careful(upload(ctx, 1)) })
}

// Somebody has no context.
func mixed(err error) (bool, error) { return err != nil, err }

func (p *pacer) with(ctx context.Context) error {
	return p.Call(func() (bool, error) { return mixed(upload(ctx, 1)) })
}

func (p *pacer) without() error {
	return p.Call(func() (bool, error) { return mixed(local(1)) })
}

// It is more than called.
func valued(err error) (bool, error) { return err != nil, err }

var decide = valued

func (p *pacer) value(ctx context.Context) error {
	return p.Call(func() (bool, error) { return valued(upload(ctx, 1)) })
}

// Others may call it.
func Exported(err error) (bool, error) { return err != nil, err }

func (p *pacer) exported(ctx context.Context) error {
	return p.Call(func() (bool, error) { return Exported(upload(ctx, 1)) })
}

// Which error it is, is known there.
func fetch(ctx context.Context, n int) (*http.Response, error) { return nil, ctx.Err() }

func (p *pacer) toldByResponse(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		resp, err := fetch(ctx, n)
		if err != nil && resp != nil && resp.StatusCode == http.StatusNotFound {
			return true, err
		}
		return false, nil
	})
}

type busy struct{ code int }

func (*busy) Error() string { return "busy" }

func (p *pacer) toldByCase(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		switch e := err.(type) {
		case *busy:
			return true, err
		default:
			_ = e
		}
		return false, nil
	})
}

func (p *pacer) toldByType(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		err := upload(ctx, n)
		if b, ok := err.(*busy); ok && b.code > 0 {
			return true, err
		}
		return false, nil
	})
}

func (p *pacer) toldInIf(ctx context.Context, n int) error {
	return p.Call(func() (bool, error) {
		if err := upload(ctx, n); err != nil {
			return true, err // want `this retries upload on any error, even after ctx is done; return false if ctx\.Err\(\) != nil`
		}
		return false, nil
	})
}
