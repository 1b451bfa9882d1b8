package results

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	c := Open(dir)
	key := Of([]byte("key"))
	if c.Get(key) != nil {
		t.Error("an entry in an empty cache")
	}
	c.Put(key, []byte("data"))
	if got := Open(dir).Get(key); string(got) != "data" {
		t.Errorf("got %q", got)
	}
	if n, bytes := Size(dir); n != 1 || bytes < 4 {
		t.Errorf("%d entries, %d bytes", n, bytes)
	}
	if err := Clean(dir); err != nil || c.Get(key) != nil {
		t.Errorf("not clean, %v", err)
	}
	c.Put(key, []byte("data")) // others may clean meanwhile
	if got := c.Get(key); string(got) != "data" {
		t.Errorf("got %q after a cleaning", got)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{Off, file, filepath.Join(file, "below")} {
		if Open(dir) != nil {
			t.Errorf("%s is a cache", dir)
		}
	}
}

// TestTrim has an entry that nobody used for a week.
func TestTrim(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir)
	old, young := Of([]byte("old")), Of([]byte("young"))
	c.Put(old, []byte("old"))
	week := time.Now().Add(-7 * 24 * time.Hour)
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*-[ad]"))
	for _, name := range files {
		if err := os.Chtimes(name, week, week); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "trim.txt")); err != nil { // as if it were of yesterday
		t.Fatal(err)
	}
	again := Open(dir)
	again.Put(young, []byte("young"))
	if again.Get(old) != nil || again.Get(young) == nil {
		t.Error("the old entry is there, or the young one is not")
	}
}

func TestDir(t *testing.T) {
	if Dir("a", "b") != "a" || Dir("", "b") != "b" || Dir("off", "b") != Off || !strings.HasSuffix(Dir("", ""), "ctxlint") {
		t.Error("a flag comes before the environment, and that before the usual place")
	}
}

func TestWriter(t *testing.T) {
	if NewWriter("ab", "c").Sum() == NewWriter("a", "bc").Sum() || NewWriter("a").Sum() == NewWriter("a", "").Sum() {
		t.Error("lists are taken for each other")
	}
}

func TestTorn(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.go")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f := NewFiles(os.ReadFile)
	write("one")
	f.Sum(name)
	if _, err := f.Read(name); err != nil || f.Torn() {
		t.Errorf("torn, %v", err)
	}
	write("two")
	if data, err := f.Read(name); err != nil || string(data) != "two" || !f.Torn() {
		t.Errorf("%q, not torn, %v", data, err)
	}
}

func TestArchive(t *testing.T) {
	dir := t.TempDir()
	id := strings.Repeat("0a", 32)
	for name, test := range map[string]struct{ text, want string }{
		id + "-d":  {"whatever", id},
		"helper":   {"!<arch>\n__.PKGDEF\ngo object linux amd64 go1.25 X\nbuild id \"a/b\"\n\n$$B", "a/b"},
		"nobody's": {"one", func() string { text, _ := Of([]byte("one")).MarshalText(); return string(text) }()},
	} {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(test.text), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, err := Archive(name); err != nil || got != test.want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if _, err := Archive(filepath.Join(dir, "none")); err == nil {
		t.Error("no error without a file")
	}
}
