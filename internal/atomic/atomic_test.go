package atomic

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func fill(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		_, _ = io.WriteString(w, text)
		return err
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	if err := Write(name, fill("one", nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, fill("half", errors.New("no"))); err == nil {
		t.Error("the failure is lost")
	}
	if text, _ := os.ReadFile(name); string(text) != "one" {
		t.Errorf("half written: %q", text)
	}
	if err := Write(name, fill("two", nil)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := Write(dir, fill("x", nil)); err == nil {
		t.Error("wrote a directory")
	}
	if err := Write(filepath.Join(dir, "no", "f"), fill("x", nil)); err == nil {
		t.Error("wrote into a directory that does not exist")
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
	if err := Write(os.DevNull, fill("x", nil)); err != nil {
		t.Error(err)
	}
}

func TestLink(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "f"), filepath.Join(dir, "l")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	if err := Write(link, fill("x", nil)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Error("the link is gone")
	}
	if text, _ := os.ReadFile(name); string(text) != "x" {
		t.Errorf("%q", text)
	}
}
