// Package generics drains what a type parameter stands for.
package generics

import (
	"context"
	"os"
	"os/signal"
)

type server interface{ Shutdown(context.Context) error }

func run[S server](srv S) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `while srv\.Shutdown waits`
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}
