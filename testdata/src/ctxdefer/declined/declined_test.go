package declined

import (
	"context"
	"testing"
)

func each(t *testing.T, hooks []string) {
	for range hooks {
		one, cancel := context.WithCancel(context.Background())
		defer cancel() // want `the contexts of all iterations pile up.*; assuming it matters in a test`
		_ = call(one)
	}
}

func TestEach(t *testing.T) { each(t, []string{"before", "after"}) }
