package strict

import "context"

type row struct{ n int }

func fetchRow(ctx context.Context) (int, error) { return 0, ctx.Err() }

// Nothing has set err yet.
func read(ctx context.Context) (r *row, err error) {
	if ctx.Err() != nil {
		return nil, err // want `ctx is done here, but err is nil, so the caller is told that the work succeeded; return ctx.Err\(\) .*\[swallow\]$`
	}
	n, err := fetchRow(ctx)
	if err != nil {
		return nil, err
	}
	return &row{n}, nil
}

// err was nil, or this had returned already.
func wait(ctx context.Context, ready <-chan int) (int, error) {
	n, err := fetchRow(ctx)
	if err != nil {
		return 0, err
	}
	select {
	case <-ctx.Done():
		return 0, err // want `ctx is done here, but err is nil`
	case m := <-ready:
		return n + m, nil
	}
}

// Another arm of the select sets it.
func declared(ctx context.Context, ready <-chan error) error {
	var err error
	select {
	case <-ctx.Done():
		return err
	case err = <-ready:
		return err
	}
}

// The last error is worth more than that of the context.
func last(ctx context.Context) (int, error) {
	var err error
	for {
		select {
		case <-ctx.Done():
			return 0, err
		default:
		}
		var n int
		if n, err = fetchRow(ctx); err == nil {
			return n, nil
		}
	}
}

func given(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return err
	}
	return nil
}

// A deferred literal sets it.
func deferred(ctx context.Context) (err error) {
	defer func() {
		if err == nil {
			err = ctx.Err()
		}
	}()
	if ctx.Err() != nil {
		return err
	}
	_, err = fetchRow(ctx)
	return err
}

func asked(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return nil
}

func both(ctx context.Context) error {
	_, err := fetchRow(ctx)
	if ctx.Err() != nil || err != nil {
		return err
	}
	return nil
}

type attendant struct{ events chan int }

func (s *attendant) handle(ctx context.Context, n int) error { return ctx.Err() }

// Whoever runs a service has it stop well.
func (s *attendant) Run(ctx context.Context) (err error) {
	for {
		select {
		case <-ctx.Done():
			return err // want `\[swallow\?\]$`
		case n := <-s.events:
			if failed := s.handle(ctx, n); failed != nil {
				return failed
			}
		}
	}
}

// The error of the turn is another one, which only its name says.
func (s *attendant) Retry(ctx context.Context) (err error) {
	for {
		if _, err := fetchRow(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err // want `ctx is done here, but err is nil, .*\[swallow\?\]$`
		case <-s.events:
		}
	}
}
