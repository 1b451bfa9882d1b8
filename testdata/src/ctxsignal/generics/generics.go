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
	defer stop() // want `stop is called only when run returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}
