package background

import (
	"context"
	"testing"
)

// The import goes with its only use.
func TestOnly(t *testing.T) {
	db.PingContext(context.Background()) // want `pass t\.Context\(\)`
}
