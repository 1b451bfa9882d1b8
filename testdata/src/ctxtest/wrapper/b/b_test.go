package b

import (
	"ctxtest/wrapper/a"
	"testing"
)

func TestDrop(t *testing.T) {
	t.Cleanup(func() {
		t.Log(a.Name(t.Context()))
		a.Drop(t.Context(), "a") // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so a\.Drop returns immediately`
	})
}
