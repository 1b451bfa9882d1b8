package b

import (
	"context"
	"ctxsignal/wrapper/a"
	"os"
	"os/signal"
)

func run() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when run returns, so a second interrupt is ignored while a\.Wait blocks`
	<-ctx.Done()
	a.Wait()
}
