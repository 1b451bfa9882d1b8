package tests

import (
	"context"
	"testing"
)

func assertPanics(t *testing.T, f func()) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	f()
}

func TestGet(t *testing.T) {
	Get(nil) // want `Get panics if it uses this nil context; pass t\.Context\(\).*\[nil\?\]`
	var ctx context.Context
	Get(ctx) // want `ctx is nil here.* \[nil\?\]`
	assertPanics(t, func() { Get(nil) })
	t.Run("nil context", func(t *testing.T) { Get(nil) }) // want `\[nil\?\]`
	t.Run("plain", func(t *testing.T) {
		Get(nil) // want `\[nil\?\]`
	})
	for _, name := range []string{"a"} {
		t.Run(name, func(t *testing.T) {
			Get(nil) // want `\[nil\?\]`
		})
	}
}

func TestGetNil(t *testing.T) {
	Get(nil) // want `\[nil\?\]`
}

func TestFails(t *testing.T) {
	_, err := Find(nil)
	if err == nil {
		t.Fatal("nil is accepted")
	}
}

func TestFinds(t *testing.T) {
	_, err := Find(nil) // want `\[nil\?\]`
	if err != nil {
		t.Fatal(err)
	}
}
