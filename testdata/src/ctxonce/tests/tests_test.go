package tests

import (
	"testing"
	"time"
)

func TestTicks(t *testing.T) {
	step(t)
	ticker := time.NewTicker(time.Minute)
	ctx := t.Context()
	select { // want `after one tick of ticker`
	case <-ctx.Done():
	case <-ticker.C:
		step(t)
	}
}

func step(t *testing.T) { t.Log("tick") }
