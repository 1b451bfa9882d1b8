package lookup

import (
	"context"
	"testing"
)

func TestTested(t *testing.T) {
	if tested(context.WithValue(t.Context(), "tested", 1)) == nil {
		t.Error("lost")
	}
}
