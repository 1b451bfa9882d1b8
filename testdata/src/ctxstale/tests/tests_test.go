package tests

import (
	"context"
	"testing"
	"time"
)

func Test(t *testing.T) {
	ctx := t.Context()
	t.Run("sub", func(t *testing.T) {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		if err := work(ctx); err != nil {
			t.Fatal(err)
		}
	})
	if err := work(ctx); err != nil { // want `the function literal overwrites ctx on line 13`
		t.Fatal(err)
	}
}
