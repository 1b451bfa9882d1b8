package ctxapi

import "testing"

func TestChunksGoToDisk(t *testing.T) {
	for name := range chunks {
		if !disk[name] {
			t.Errorf("%s reads on, and does not go to disk", name)
		}
	}
	for name := range disk {
		if blocking[name] {
			t.Errorf("%s is listed as blocking as well", name)
		}
	}
}
