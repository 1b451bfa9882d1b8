package helper

import (
	"testing"
	"time"
)

// The test ends it.
func eventually(t testing.TB, f func() bool) {
	for !f() {
		time.Sleep(time.Second)
	}
}

func waitFor(f func() bool) bool {
	for !f() {
		time.Sleep(time.Second)
	}
	return true
}
