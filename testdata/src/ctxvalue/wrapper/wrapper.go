package wrapper

import "context"

type key struct{}

func user(ctx context.Context) any { return ctx.Value(key{}) }

func again(ctx context.Context) interface{} {
	v := user(ctx)
	return v
}

func get(ctx context.Context, k any) any { return ctx.Value(k) }

func withDefault(ctx context.Context) any {
	if v := ctx.Value(key{}); v != nil {
		return v
	}
	return "nobody"
}

func f(ctx context.Context) {
	_ = user(ctx).(string)        // want `user\(ctx\).\(string\) panics if the context holds no value of type string under key\{\}`
	_ = again(ctx).(string)       // want `panics`
	_ = get(ctx, key{}).(string)  // want `panics if the context holds no value of type string; use`
	_ = withDefault(ctx).(string) // never missing

	if v := user(ctx); v != nil {
		_ = v.(string)
	}
	if user(ctx) != nil {
		_ = user(ctx).(string)
	}
}

// A context's own Value method may know what it returns.
type tagged struct{ context.Context }

func (t tagged) Value(k any) any { return t.Context.Value(k) }

func (t tagged) get() any { return t.Value(key{}) }

func g(t tagged) string { return t.get().(string) } // want `panics`
