package declined

import (
	"context"
	"testing"
)

func TestFew(t *testing.T) {
	for range 3 {
		one, cancel := context.WithCancel(context.Background())
		defer cancel() // want `the contexts of all iterations pile up.*; assuming what this test leaves behind matters`
		_ = call(one)
	}
}
