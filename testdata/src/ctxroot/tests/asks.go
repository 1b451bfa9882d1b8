package tests

import (
	"context"
	"testing"
)

// Asking whether a test runs makes no test of it.
func slow(ctx context.Context) error {
	if testing.Testing() {
		return nil
	}
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}
