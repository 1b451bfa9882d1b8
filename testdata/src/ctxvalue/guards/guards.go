package guards

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
)

type key string

const (
	userKey  key = "user"
	otherKey key = "other"
)

func inside(ctx context.Context) {
	if v := ctx.Value(userKey); v != nil {
		fmt.Println(v.(string))
	}
	if ctx.Value(userKey) != nil {
		fmt.Println(ctx.Value(userKey).(string))
	}
	if v := ctx.Value(userKey); nil == v {
		fmt.Println("none")
	} else {
		fmt.Println(v.(string))
	}
	if v := ctx.Value(userKey); v != nil && v.(string) != "" {
		return
	}
	if v := ctx.Value(userKey); v == nil || v.(string) == "" {
		return
	}
	for ctx.Value(userKey) != nil {
		fmt.Println(ctx.Value(userKey).(string))
	}
	switch v := ctx.Value(userKey); {
	case v != nil:
		fmt.Println(v.(string))
	}
	if !(ctx.Value(userKey) == nil) {
		fmt.Println(ctx.Value(userKey).(string))
	}
}

func before(ctx context.Context) string {
	v := ctx.Value(userKey)
	if v == nil {
		return ""
	}
	return v.(string)
}

func fatal(ctx context.Context) string {
	v := ctx.Value(userKey)
	if v == nil {
		log.Fatal("no user")
	}
	return v.(string)
}

func panics(ctx context.Context) string {
	if ctx.Value(userKey) == nil {
		panic("no user")
	}
	func() { fmt.Println(ctx.Value(userKey).(string)) }()
	return ctx.Value(userKey).(string)
}

func succeeded(ctx context.Context) string {
	v := ctx.Value(userKey)
	_, ok := v.(string)
	if !ok {
		return ""
	}
	return v.(string)
}

func cases(ctx context.Context) string {
	v := ctx.Value(userKey)
	switch v.(type) {
	case string:
		return v.(string)
	}
	return ""
}

func defaulted(ctx context.Context) string {
	v := ctx.Value(userKey)
	if v == nil {
		v = "nobody"
	}
	return v.(string)
}

func has(ctx context.Context) bool { return ctx.Value(userKey) != nil }

func presence(ctx context.Context) string {
	if !has(ctx) {
		return ""
	}
	return ctx.Value(userKey).(string)
}

func MustUser(ctx context.Context) string { return ctx.Value(userKey).(string) }

func mustUser(ctx context.Context) func() string {
	return func() string { return ctx.Value(userKey).(string) }
}

func stored(ctx context.Context) string {
	ctx = context.WithValue(ctx, userKey, "gopher")
	return ctx.Value(userKey).(string)
}

func recovers(ctx context.Context) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = "none"
		}
	}()
	return ctx.Value(userKey).(string)
}

func server(r *http.Request) net.Addr {
	return r.Context().Value(http.LocalAddrContextKey).(net.Addr)
}

type middleware struct{ next http.Handler }

type middlewareKey struct{}

func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), middlewareKey{}, m)))
}

func (m middleware) after(ctx context.Context) *middleware {
	return ctx.Value(middlewareKey{}).(*middleware)
}

func afterMiddleware(ctx context.Context) *middleware {
	return ctx.Value(middlewareKey{}).(*middleware) // want `panics`
}

// What follows looks like a guard, and is none.

func wrongBranch(ctx context.Context) {
	v := ctx.Value(userKey)
	if v == nil {
		fmt.Println(v.(string)) // want `panics`
	}
	if v != nil {
		fmt.Println("there")
	} else {
		fmt.Println(v.(string)) // want `panics`
	}
}

func goesOn(ctx context.Context) string {
	v := ctx.Value(userKey)
	if v == nil {
		fmt.Println("no user")
	}
	return v.(string) // want `panics`
}

func after(ctx context.Context) string {
	v := ctx.Value(userKey)
	s := v.(string) // want `panics`
	if v == nil {
		return ""
	}
	return s
}

func otherCheck(ctx context.Context) string {
	if ctx.Value(otherKey) == nil {
		return ""
	}
	return ctx.Value(userKey).(string) // want `panics`
}

func weak(ctx context.Context, ok bool) string {
	v := ctx.Value(userKey)
	if v != nil || ok {
		return v.(string) // want `panics`
	}
	if v == nil && ok {
		return ""
	}
	return v.(string) // want `panics`
}

func hasOther(ctx context.Context) bool { return ctx.Value(otherKey) != nil }

func otherPresence(ctx context.Context) string {
	if !hasOther(ctx) {
		return ""
	}
	return ctx.Value(userKey).(string) // want `panics`
}

func Mustard(ctx context.Context) string { return ctx.Value(userKey).(string) } // want `panics`

func otherType(ctx context.Context) string {
	ctx = context.WithValue(ctx, userKey, 1)
	return ctx.Value(userKey).(string) // want `panics`
}

func storedLater(ctx context.Context) (string, context.Context) {
	s := ctx.Value(userKey).(string) // want `panics`
	return s, context.WithValue(ctx, userKey, "gopher")
}

func defersOther(ctx context.Context) string {
	defer func() { fmt.Println("done") }()
	return ctx.Value(userKey).(string) // want `panics`
}
