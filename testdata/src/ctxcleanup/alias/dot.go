package alias

import (
	. "context"
	"time"
)

func dot(ctx Context, s store) error {
	<-ctx.Done()
	sub, cancel := WithTimeout(ctx, time.Second) // want `ctx is done since line \d+, so WithTimeout gives up at once`
	defer cancel()
	return s.Save(sub)
}
