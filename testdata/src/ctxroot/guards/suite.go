package guards

import (
	"context"
	"testing"
)

// What is handed a test is part of one, in a file of any name: the root beside
// ctx is for what must not fail with it, or makes no difference.

func testInsert(ctx context.Context, t *testing.T) {
	if err := lookup(ctx); err != nil {
		t.Fatal(err)
	}
	if err := lookup(context.Background()); err == nil {
		t.Fatal("inserted twice")
	}
}

func cleanup(ctx context.Context, t testing.TB) {
	t.Cleanup(func() { lookup(context.Background()) })
}
