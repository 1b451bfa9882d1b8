package fix

import (
	"context"
	"fmt"
)

type key string

const userKey key = "user"

type user struct{ name string }

func fail(ctx context.Context) error {
	ok := true
	u := ctx.Value(userKey).(*user) // want `panics`
	fmt.Println(u.name, ok)
	return nil
}

func results(ctx context.Context, n int) (string, int, error) {
	switch n {
	case 1:
		name := (ctx.Value(userKey).(string)) // want `panics`
		return name, n, nil
	}
	return "", 0, nil
}

// No fix: the function cannot say that there is no value, and to go on without one
// is worse than the panic.
func none(ctx context.Context, ch chan string) (string, int) {
	u := ctx.Value(userKey).(*user)               // want `panics`
	fmt.Println(u, ctx.Value(userKey).(string))   // want `panics`
	var b = ctx.Value(userKey).(int)              // want `panics`
	if ch <- ctx.Value(userKey).(string); b > 0 { // want `panics`
		return ctx.Value(userKey).(string), 1 // want `panics`
	}
	return u.name, 1
}

func place(ctx context.Context, ch chan int) error {
	if id := ctx.Value(userKey).(int); id > 0 { // want `panics`
		return nil
	}
	var id int
	id = ctx.Value(userKey).(int) // want `panics`
	ch <- id
	return nil
}

func line(ctx context.Context) error { id := ctx.Value(userKey).(int); _ = id; return nil } // want `panics`
