package alias

import (
	. "context"
	"time"
)

func dot(ctx Context, s store) error {
	<-ctx.Done()
	sub, cancel := WithTimeout(ctx, time.Second) // want `ctx is already done here \(line \d+\), so the work under WithTimeout returns immediately`
	defer cancel()
	return s.Save(sub)
}
