package tests

import (
	"testing"
	"time"
)

// The process ends with the tests.
func TestWaits(t *testing.T) {
	done := make(chan error)
	go func() { done <- nil }()
	select {
	case <-done:
	case <-time.After(time.Second):
		t.Error("timeout")
	}
}
