package alias

import (
	c "context"
)

type ctxAlias = c.Context

func renamed() {
	var ctx ctxAlias = c.Background()
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
}
