package tests

import (
	"context"
	"errors"
	"testing"
)

var work func(context.Context) error

func TestCanceled(t *testing.T) {
	ctx := t.Context()
	if err := work(ctx); err != context.Canceled { // it may want the very error
		t.Fatal(err)
	}
	switch err := work(ctx); err {
	case context.Canceled:
	}
	other := ctx
	if other != t.Context() {
		t.Error("another context")
	}
	if ctx == context.Background() {
		t.Error("a root")
	}
	_ = isEnd(work(ctx))
}

func isEnd(err error) bool { return errors.Is(err, context.Canceled) }
