package tests

import (
	"context"
	"testing"
)

func Test(t *testing.T) {
	_ = context.WithValue(t.Context(), key{}, true)
}
