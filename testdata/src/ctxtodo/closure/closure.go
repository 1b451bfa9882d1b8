// Package closure has literals: the function around them is what one looks for.
package closure

import "context"

func use(ctx context.Context) {}

func outer() func() {
	return func() {
		use(context.TODO()) // want `context\.TODO in outer is a placeholder for a missing context`
	}
}

var handler = func() {
	use(context.TODO()) // want `context\.TODO in a function literal is a placeholder for a missing context`
}
