//go:build go1.23

package background

import (
	"context"
	"testing"
)

// Tests have no context in this version of the language.
func TestOld(t *testing.T) {
	db.PingContext(context.Background())
}
