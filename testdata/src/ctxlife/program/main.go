// The contexts of main end with the program.
package main

import (
	"context"
	"os"
	"os/signal"
)

func use(context.Context) {}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	use(ctx) // want "^process$"
	Run(ctx)
	own, cancel := context.WithCancel(context.Background())
	defer cancel()
	use(own) // want "^process$"
}

func Run(ctx context.Context) {
	use(ctx) // want "^process$"
	own, cancel := context.WithCancel(context.Background())
	defer cancel()
	use(own) // want "^process$"
	for range 3 {
		turn()
	}
}

func turn() {
	own, cancel := context.WithCancel(context.Background())
	defer cancel()
	use(own) // want "^call$"
}
