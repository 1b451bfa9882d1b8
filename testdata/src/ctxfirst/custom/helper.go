package custom

import (
	"context"
	"testing"
)

func helper(t *testing.T, kept map[string]int, ctx context.Context) { kept["a"], _ = 1, ctx } // want `context\.Context comes after kept in helper; make it the first parameter.*\[order\?\]`
