// Package belief asks what the package believes of the callees of roots.
package belief

import "context"

func mostly(ctx context.Context) error  { return ctx.Err() }
func seldom(ctx context.Context) error  { return ctx.Err() }
func once(ctx context.Context) error    { return ctx.Err() }
func nowhere(ctx context.Context) error { return ctx.Err() }

func a(ctx context.Context) error { return mostly(ctx) }

func b(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return mostly(ctx)
}

func c(ctx context.Context) error {
	return mostly(context.Background()) // want `for: line 11`
}

func d(ctx context.Context) error {
	return seldom(context.Background()) // want `against: line 28`
}

func e(ctx context.Context) error {
	return seldom(context.Background()) // want `against: line 24`
}

// No context is at hand: that is no evidence.
func f() error { return once(context.Background()) } // want `against: line 35`

func g(ctx context.Context) error {
	return once(context.Background()) // want `nothing`
}

func h(ctx context.Context) error {
	return nowhere(context.Background()) // want `nothing`
}

// One function gives it both.
func both(ctx context.Context) error {
	if err := seldom(ctx); err != nil {
		return err
	}
	return seldom(context.Background()) // want `for: line 44`
}
