package declined

import (
	"context"
	"testing"
)

func each(t *testing.T, hooks []string) {
	for range hooks {
		one, cancel := context.WithCancel(context.Background())
		defer cancel() // want `the contexts of all iterations pile up.*; assuming what this test leaves behind matters`
		_ = call(one)
	}
}

func TestEach(t *testing.T) { each(t, []string{"before", "after"}) }
