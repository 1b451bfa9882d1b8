// Package nested has loops over what loops in turn.
package nested

import "context"

type index interface {
	Values(name string) ([]string, error)
}

func ask(ctx context.Context) error { return ctx.Err() }

// scan asks, and ranges over the answer.
func scan(values func(string) ([]string, error), name string) (int, error) {
	all, err := values(name)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, v := range all {
		n += len(v)
	}
	return n, nil
}

func scanIndex(ix index, name string) error {
	all, err := ix.Values(name)
	for range all {
	}
	return err
}

func scanWith(ctx context.Context, ix index, name string) error {
	all, err := ix.Values(name)
	for range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return err
}

// count ranges over what it is given, which is there.
func count(all []string) (int, error) {
	n := 0
	for _, v := range all {
		n += len(v)
	}
	return n, nil
}

// first ranges over nothing.
func first(ix index, name string) (string, error) {
	all, err := ix.Values(name)
	if err != nil {
		return "", err
	}
	return all[0], nil
}

func expand(ctx context.Context, ix index, names []string) error {
	for _, name := range names { // want `each turn of this loop runs the loop in scan, and none asks ctx; leave it if ctx\.Err\(\) != nil`
		if _, err := scan(ix.Values, name); err != nil {
			return err
		}
	}
	return ask(ctx)
}

func expandIndex(ctx context.Context, ix index, names []string) error {
	for _, name := range names { // want `each turn of this loop runs the loop in scanIndex, and none asks ctx`
		if err := scanIndex(ix, name); err != nil {
			return err
		}
	}
	return ask(ctx)
}

// It asks, or hands the context on.
func asks(ctx context.Context, ix index, names []string) error {
	for _, name := range names {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := scanIndex(ix, name); err != nil {
			return err
		}
	}
	return nil
}

func hands(ctx context.Context, ix index, names []string) error {
	for _, name := range names {
		if err := scanWith(ctx, ix, name); err != nil {
			return err
		}
	}
	return nil
}

func handsElsewhere(ctx context.Context, ix index, names []string) error {
	for _, name := range names {
		if err := scanIndex(ix, name); err != nil {
			return err
		}
		if err := ask(ctx); err != nil {
			return err
		}
	}
	return nil
}

// As many turns as are written here.
func few(ctx context.Context, ix index) error {
	for _, name := range [2]string{"a", "b"} {
		if err := scanIndex(ix, name); err != nil {
			return err
		}
	}
	return ask(ctx)
}

func quick(ctx context.Context, ix index, names []string) error {
	for _, name := range names {
		if _, err := count(names); err != nil {
			return err
		}
		if _, err := first(ix, name); err != nil {
			return err
		}
	}
	return ask(ctx)
}
