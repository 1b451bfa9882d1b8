package tests

import (
	"context"
	"testing"
)

func TestWaits(t *testing.T) {
	ctx := context.Background()
	go func() {
		<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
		t.Log("done")
	}()
}
