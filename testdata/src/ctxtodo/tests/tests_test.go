package tests

import (
	"context"
	"testing"
)

func use(ctx context.Context) {}

func TestUse(t *testing.T) {
	use(context.TODO()) // want `context\.TODO in TestUse although t\.Context\(\) is in scope`
}
