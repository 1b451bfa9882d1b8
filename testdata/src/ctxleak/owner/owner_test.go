package owner

import (
	"context"
	"testing"
)

// There is nothing to end.
func TestTooLate(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := openField(ctx); err == nil {
		t.Error("opened")
	}
}
