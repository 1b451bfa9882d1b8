package custom

import (
	"context"
	"testing"
)

func helper(t *testing.T, kept map[string]int, ctx context.Context) { kept["a"], _ = 1, ctx } // want `context comes after kept in helper: .*\[order\?\]`
