package basic

import (
	"context"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

type key string

const userKey key = "user"

type user struct{ name string }

func (u *user) greet() string { return u.name }

var global = context.Background().Value(userKey).(*user) // want `panics`

func shapes(ctx context.Context, r *http.Request, c *gin.Context, ch chan string) {
	a := ctx.Value(userKey).(string) // want `panics`
	var b = ctx.Value(userKey).(int) // want `panics`
	a = ctx.Value(userKey).(string)  // want `panics`
	fmt.Println(a, b)

	v := ctx.Value(userKey)
	fmt.Println(v.(string)) // want `v.\(string\) panics if the context holds no value of type string under userKey`

	fmt.Println(ctx.Value(userKey).(string))            // want `panics`
	fmt.Println("hello " + ctx.Value(userKey).(string)) // want `panics`
	fmt.Println(ctx.Value(userKey).(*user).greet())     // want `panics`
	fmt.Println(ctx.Value(userKey).(*user).name)        // want `panics`
	fmt.Println(r.Context().Value(userKey).(string))    // want `panics`
	fmt.Println(c.Value("user").(string))               // want `panics`
	fmt.Println((ctx.Value(userKey)).(string))          // want `panics`
	fmt.Println(ctx.Value(userKey).(fmt.Stringer))      // want `panics`
	switch ctx.Value(userKey).(string) {                // want `panics`
	case "root":
	}
	if ctx.Value(userKey).(bool) { // want `panics`
		return
	}
	for range ctx.Value(userKey).([]string) { // want `panics`
	}
	ch <- ctx.Value(userKey).(string)              // want `panics`
	defer fmt.Println(ctx.Value(userKey).(string)) // want `panics`
	_ = []string{ctx.Value(userKey).(string)}      // want `panics`
}

func silent(ctx context.Context, x any) {
	s, _ := ctx.Value(userKey).(string)
	n, ok := (ctx.Value(userKey)).(int)
	var t, tok = ctx.Value(userKey).(string)
	switch v := ctx.Value(userKey).(type) {
	case string:
		fmt.Println(v)
	}
	fmt.Println(s, n, ok, t, tok)
	fmt.Println(x.(string)) // not out of a context
}

type store struct{}

func (store) Value(key any) any { return nil }

func other(s store) string { return s.Value(userKey).(string) }
