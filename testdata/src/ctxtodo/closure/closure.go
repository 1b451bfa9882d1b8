// Package closure has literals: the function around them is what one looks for.
package closure

import "context"

func use(ctx context.Context) {}

func outer() func() {
	return func() {
		use(context.TODO()) // want `context\.TODO in outer stands for`
	}
}

var handler = func() {
	use(context.TODO()) // want `context\.TODO in a function literal stands for`
}
