package b

import (
	"context"
	"ctxsignal/wrapper/a"
	"os"
	"os/signal"
)

func run() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `while a\.Wait waits`
	<-ctx.Done()
	a.Wait()
}
