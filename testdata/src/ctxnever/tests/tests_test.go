package tests

import (
	"context"
	"testing"
)

func TestWaits(t *testing.T) {
	ctx := context.Background()
	go func() {
		<-ctx.Done() // want `nothing ends ctx`
		t.Log("done")
	}()
}
