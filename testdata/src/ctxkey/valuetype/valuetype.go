package valuetype

import (
	"context"
	"fmt"
)

type key int

const (
	user key = iota
	count
	name
	either
	boxed
	stringer
)

type User struct{ Name string }

func (u *User) String() string { return u.Name }

func stores(ctx context.Context, v any) context.Context {
	ctx = context.WithValue(ctx, user, &User{})
	ctx = context.WithValue(ctx, count, 1)
	ctx = context.WithValue(ctx, name, "gopher")
	ctx = context.WithValue(ctx, either, "one")
	ctx = context.WithValue(ctx, either, 2)
	ctx = context.WithValue(ctx, boxed, v)
	ctx = context.WithValue(ctx, stringer, User{})
	return ctx
}

func lookups(ctx context.Context) {
	u, ok := ctx.Value(user).(User) // want `the value stored under key user is always of type \*User, so the assertion to User fails`
	fmt.Println(u, ok)
	v := ctx.Value(count)
	n, ok := v.(int64) // want `the value stored under key count is always of type int, so the assertion to int64 fails; assert int`
	fmt.Println(n, ok)
	s, ok := ctx.Value(stringer).(fmt.Stringer) // want `the value stored under key stringer is always of type User, so the assertion to fmt\.Stringer fails`
	fmt.Println(s, ok)

	_, ok = ctx.Value(user).(*User)
	_, ok = ctx.Value(user).(fmt.Stringer)
	_, ok = ctx.Value(name).(string)
	_, ok = ctx.Value(either).(int)
	_, ok = ctx.Value(boxed).(int) // what was boxed is not known
	switch ctx.Value(user).(type) {
	case User:
	}
	fmt.Println(ok)
}

// Other packages can store under an exported key.
type Key int

const Exported Key = 0 // want `exported`

func other(ctx context.Context) bool {
	ctx = context.WithValue(ctx, Exported, 1)
	_, ok := ctx.Value(Exported).(string)
	return ok
}
