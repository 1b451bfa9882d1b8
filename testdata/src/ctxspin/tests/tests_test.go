package tests

import (
	"context"
	"testing"
	"time"

	"github.com/onsi/ginkgo/v2"
)

func TestLoop(t *testing.T) {
	in := make(chan int)
	go func(ctx context.Context) {
		for {
			select {
			case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case does not leave the loop`
				t.Log("done")
			case <-in:
			}
		}
	}(t.Context())
}

// To assert is not to ask the handle's context.
func TestWaits(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	for {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select, so the loop keeps running after ctx is done`
		case <-time.After(time.Millisecond):
		}
		if done(t) {
			return
		}
	}
}

func done(tb testing.TB) bool { tb.Helper(); return false }

// What fails a spec of ginkgo never returns.
var _ = ginkgo.It("stops", func() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := make(chan int)
	for {
		select {
		case <-ctx.Done():
			ginkgo.Fail("too late")
		case <-in:
			return
		}
	}
})
