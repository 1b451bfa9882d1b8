package fix

import (
	"context"
	"fmt"
)

type key string

const userKey key = "user"

type user struct{ name string }

type named interface{ Name() string }

func zero(ctx context.Context) {
	a := ctx.Value(userKey).(string)   // want `panics`
	var b = ctx.Value(userKey).(int)   // want `panics`
	a = (ctx.Value(userKey).(string))  // want `panics`
	c := ctx.Value(userKey).([]string) // want `panics`
	d := ctx.Value(userKey).(user)     // want `panics`
	fmt.Println(a, b, c, d)
}

func before(ctx context.Context, ch chan string) {
	v := 1
	fmt.Println(v, ctx.Value(userKey).(string))           // want `panics`
	fmt.Println("hello " + (ctx.Value(userKey).(string))) // want `panics`
	if ctx.Value(userKey).(bool) {                        // want `panics`
		return
	}
	switch ctx.Value(userKey).(string) { // want `panics`
	case "root":
		fmt.Println(ctx.Value(userKey).(string)) // want `panics`
	}
	for range ctx.Value(userKey).([]string) { // want `panics`
	}
	ch <- ctx.Value(userKey).(string)                         // want `panics`
	defer fmt.Println(ctx.Value(userKey).(string))            // want `panics`
	f := func() string { return ctx.Value(userKey).(string) } // want `panics`
	fmt.Println(f())
}

func accessor(ctx context.Context) *user {
	return ctx.Value(userKey).(*user) // want `panics`
}

func leave(ctx context.Context) {
	u := ctx.Value(userKey).(*user) // want `panics`
	fmt.Println(u.name)
}

func fail(ctx context.Context) error {
	ok := true
	u := ctx.Value(userKey).(*user) // want `panics`
	fmt.Println(u.name, ok)
	return nil
}

// No fix: nothing says what to do without the value.

func receiver(ctx context.Context) {
	fmt.Println(ctx.Value(userKey).(*user).name) // want `panics`
}

func wrapped(ctx context.Context) any {
	return ctx.Value(userKey).(*user) // want `panics`
}

func results(ctx context.Context) (string, int) {
	u := ctx.Value(userKey).(*user) // want `panics`
	return u.name, 1
}

func assigned(ctx context.Context) {
	var n named
	n = ctx.Value(userKey).(named) // want `panics`
	fmt.Println(n)
}

func conditional(ctx context.Context) {
	if ctx != nil && ctx.Value(userKey).(bool) { // want `panics`
		return
	}
	if x := 1; x == ctx.Value(userKey).(int) { // want `panics`
		return
	}
	if len(userKey) == 0 {
		return
	} else if ctx.Value(userKey).(bool) { // want `panics`
		return
	}
	for ctx.Value(userKey).(bool) { // want `panics`
	}
loop:
	for range ctx.Value(userKey).([]string) { // want `panics`
		continue loop
	}
	select {
	case <-ctx.Value(userKey).(chan int): // want `panics`
	}
}
