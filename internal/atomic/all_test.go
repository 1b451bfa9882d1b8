package atomic_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ctxlint/ctxlint/internal/atomic"
)

func TestWriteAll(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return full
	}
	is := func(name, want string) {
		t.Helper()
		if got, _ := os.ReadFile(name); string(got) != want {
			t.Errorf("%s: %q, want %q", filepath.Base(name), got, want)
		}
	}
	a, b := write("a", "1"), write("sub/b", "2")
	if err := atomic.WriteAll([]atomic.Change{{Name: a, Old: []byte("1"), New: []byte("3")}, {Name: b, Old: []byte("2"), New: []byte("4")}}); err != nil {
		t.Fatal(err)
	}
	is(a, "3")
	is(b, "4")

	// One was changed by somebody else: none is written.
	err := atomic.WriteAll([]atomic.Change{{Name: a, Old: []byte("3"), New: []byte("5")}, {Name: b, Old: []byte("2"), New: []byte("6")}})
	if err == nil {
		t.Error("a file that changed is overwritten")
	}
	is(a, "3")
	is(b, "4")

	// One can't be written: what was is put back.
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	if err := os.Chmod(filepath.Dir(b), 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(b), 0o755)
	if err := atomic.WriteAll([]atomic.Change{{Name: a, Old: []byte("3"), New: []byte("5")}, {Name: b, Old: []byte("4"), New: []byte("6")}}); err == nil {
		t.Error("no error")
	}
	is(a, "3")
	is(b, "4")
}
