package tests

import (
	"context"
	"testing"
)

// Helper may take the test handle first.
func Helper(t testing.TB, ctx context.Context) { t.Helper() }
