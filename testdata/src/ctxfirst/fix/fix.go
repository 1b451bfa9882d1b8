package fix

import (
	"context"
	"fmt"
)

type store struct{}

// Every use is a call in this file: the context moves, here and there.
func load(id int, ctx context.Context) error { // want `context\.Context comes after id in load; make it the first parameter`
	if id > 0 {
		return load(id-1, ctx)
	}
	return ctx.Err()
}

func (s *store) save(id, size int, ctx context.Context, labels ...string) error { // want `context\.Context comes after size in save; make it the first parameter`
	return ctx.Err()
}

func multiline(
	id int,
	body string,
	ctx context.Context, // want `context\.Context comes after body in multiline; make it the first parameter`
) error {
	fmt.Println(id, body)
	return ctx.Err()
}

func run(ctx context.Context) {
	s := &store{}
	_ = load(1, ctx)
	_ = s.save(1, 2, ctx)
	_ = s.save(1, 2, ctx, "a", "b")
	_ = multiline(1,
		"two",
		context.WithoutCancel(ctx))
	_ = (load)(2, ctx)
}

// One parameter, one finding, one repair: moved and renamed.
func misnamed(id int, c context.Context) error { // want `context\.Context comes after id in misnamed; make it the first parameter and name it ctx`
	return c.Err()
}

// No fix: exported, called from another file, used through an interface,
// called with the results of a call, commented inside, nested in itself, laid out over lines.

func Exported(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in Exported; make it the first parameter`

func elsewhere(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in elsewhere; make it the first parameter`

func spread(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in spread; make it the first parameter`

func both() (int, context.Context) { return 1, context.Background() }

func commented(id int /* of the user */, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in commented; make it the first parameter`

func nest(err error, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after err in nest; make it the first parameter`

func (s *store) drop(id int, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in drop; make it the first parameter`

func layout(id int, f func(), ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after f in layout; make it the first parameter`

func more(ctx context.Context, s *store, x any) {
	_ = spread(both())
	_ = layout(1,
		func() {
			fmt.Println("lines that would be indented otherwise")
		}, ctx)
	_ = commented(1, ctx)
	_ = nest(nest(nil, ctx), ctx)
	_ = s.drop(1, ctx)
	if d, ok := x.(interface {
		drop(id int, ctx context.Context) error // want `context\.Context comes after id in method drop; make it the first parameter`
	}); ok {
		_ = d.drop(1, ctx)
	}
}
