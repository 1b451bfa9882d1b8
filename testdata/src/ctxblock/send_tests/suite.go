package tests

import (
	t "testing"
	"time"
)

// A suite's file need not end in _test.go; the process ends with the tests.
func waits(tb t.TB) {
	done := make(chan error)
	go func() { done <- nil }()
	select {
	case <-done:
	case <-time.After(time.Second):
		tb.Error("timeout")
	}
}
