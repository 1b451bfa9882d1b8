package tests

import (
	"testing"
	"time"
)

func TestTicks(t *testing.T) {
	ticker := time.NewTicker(time.Minute)
	ctx := t.Context()
	select { // want `after one tick of ticker`
	case <-ctx.Done():
	case <-ticker.C:
		t.Log("tick")
	}
}
