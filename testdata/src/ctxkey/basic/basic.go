package basic

import (
	"context"
	"net/http"
	"time"

	"example.com/auth"
)

const plain = "plain"

var variable = "variable"

var boxed any = "boxed"

type named struct{ name string }

func stores(ctx context.Context, s string, unknown any) {
	_ = context.WithValue(ctx, "text", 1)                     // want `key "text" has the predeclared type string`
	_ = context.WithValue(ctx, 1, 1)                          // want `key 1 has the predeclared type int`
	_ = context.WithValue(ctx, 'r', 1)                        // want `type rune`
	_ = context.WithValue(ctx, true, 1)                       // want `type bool`
	_ = context.WithValue(ctx, 1.5, 1)                        // want `type float64`
	_ = context.WithValue(ctx, plain, 1)                      // want `key plain has the predeclared type string`
	_ = context.WithValue(ctx, variable, 1)                   // want `key variable has the predeclared type string`
	_ = context.WithValue(ctx, boxed, 1)                      // want `key boxed has the predeclared type string`
	_ = context.WithValue(ctx, s, 1)                          // want `key s has the predeclared type string`
	_ = context.WithValue(ctx, any("converted"), 1)           // want `type string`
	_ = context.WithValue(ctx, ("parens"), 1)                 // want `type string`
	_ = context.WithValue(ctx, "a"+s, 1)                      // want `type string`
	_ = context.WithValue(ctx, [2]int{1, 2}, 1)               // want `key \[2\]int\{…\} has the unnamed type \[2\]int`
	_ = context.WithValue(ctx, struct{}{}, 1)                 // want `unnamed type struct\{\}`
	_ = context.WithValue(ctx, struct{ Name string }{"n"}, 1) // want `unnamed type struct\{Name string\}`
	_ = context.WithValue(ctx, time.Duration(3), 1)           // want `key time.Duration\(3\) has the type time.Duration of another package`
	_ = context.WithValue(ctx, auth.Key("mine"), 1)           // want `type auth.Key of another package`
	_ = context.WithValue(ctx, auth.Token, 1)                 // want `key auth.Token has the predeclared type string`

	_ = context.WithValue(ctx, unknown, 1)                    // not known
	_ = context.WithValue(ctx, named{"a"}, 1)                 // a type of this package
	_ = context.WithValue(ctx, struct{ name string }{"n"}, 1) // no other package can write this type
	_ = context.WithValue(ctx, [1]named{{"a"}}, 1)
	_ = context.WithValue(ctx, auth.UserKey, 1)          // the owner's own key
	_ = context.WithValue(ctx, http.ServerContextKey, 1) // likewise
	_ = context.WithValue(ctx, new(int), 1)              // a pointer is unique
	_ = context.WithValue(ctx, make(chan int), 1)        // so is a channel
}

func local(ctx context.Context) {
	key := any("local")
	_ = context.WithValue(ctx, key, 1) // want `key key has the predeclared type string`

	type mine string
	own := any(mine("local"))
	_ = context.WithValue(ctx, own, 1)

	twice := any("once")
	twice = mine("twice")
	_ = context.WithValue(ctx, twice, 1) // which one is not known
}
