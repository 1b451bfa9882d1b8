package alias

import (
	"time"

	former "golang.org/x/net/context"
)

func timed() {
	ctx, _ := former.WithTimeout(former.Background(), time.Second) // want `the cancel function of former\.WithTimeout is discarded, so the context's timer runs until the deadline; keep it and defer it`
	<-ctx.Done()
}
