package command

import (
	"runtime/debug"
	"testing"
)

func TestCollectLess(t *testing.T) {
	before := debug.SetGCPercent(100)
	t.Cleanup(func() { debug.SetGCPercent(before) })
	t.Setenv("GOGC", "80")
	if collectLess(); debug.SetGCPercent(100) != 100 {
		t.Error("what the user set does not hold")
	}
	t.Setenv("GOGC", "")
	if collectLess(); debug.SetGCPercent(100) != growth {
		t.Error("the heap is collected as often as ever")
	}
}
