package funcname

import (
	"path/filepath"
	"testing"
)

func TestFind(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	fns := []Func{
		{Path: "m/a/store", Pkg: "store", Local: "Open", Name: "store.Open", File: file("a/store/s.go"), Line: 5, Offset: 50, From: 5, To: 9},
		{Path: "m/a/store", Pkg: "store", Local: "DB.Get", Name: "(*store.DB).Get", File: file("a/store/s.go"), Line: 12, Offset: 120, From: 11, To: 20},
		{Path: "m/b/store", Pkg: "store", Local: "Open", Name: "store.Open", File: file("b/store/t.go"), Line: 3, Offset: 30, From: 3, To: 3},
		{Path: "m", Pkg: "main", Local: "I.Get", Name: "main.I.Get", File: file("m.go"), Line: 4, Column: 26, Offset: 66, From: 4, To: 4},
		{Path: "m", Pkg: "main", Local: "F", Name: "main.F", File: file("m.go"), Line: 4, Column: 6, Offset: 46, From: 4, To: 5},
	}
	files := map[string]bool{file("empty.go"): true}
	for _, f := range fns {
		files[f.File] = true
	}
	for _, test := range []struct {
		name string
		want int
		err  string
	}{
		{"DB.Get", 1, ""},
		{"store.DB.Get", 1, ""},
		{"(*store.DB).Get", 1, ""},
		{"a/store.Open", 0, ""},
		{"m/b/store.Open", 2, ""},
		{"./b/store.Open", 2, ""},
		{file("b/store") + ".Open", 2, ""},
		{"main.I.Get", 3, ""},
		{"a/store/s.go:7", 0, ""},
		{"a/store/s.go:20", 1, ""},
		{"a/store/s.go:7:3", 0, ""},
		{"m.go:4", 3, ""},
		{"m.go:4:26", 3, ""},
		{"m.go:4:6", 4, ""},
		{"m.go:4:7", 3, ""},
		{"m.go:5:6", 4, ""},
		{"Open", 0, "Open may be m/a/store.Open (s.go:5) or m/b/store.Open (t.go:3): write the path of its package, or file.go:line"},
		{"store.Get", 0, "no function store.Get in the module; did you mean main.I.Get or store.DB.Get?"},
		{"x", 0, "no function x in the module; name it as pkg.Func, (*pkg.Type).Method or file.go:line"},
		{"a/store/s.go:10", 0, "no function at a/store/s.go:10; the nearest is (*store.DB).Get"},
		{"empty.go:1", 0, "empty.go has no function"},
		{"m.go:9:1", 0, "no function at m.go:9; the nearest is main.F"},
		{"none.go:1", 0, "none.go is no file of the module, as this platform and these tags see it"},
	} {
		got, err := Find(test.name, dir, fns, func(name string) bool { return files[name] })
		switch {
		case test.err != "" && (err == nil || err.Error() != test.err):
			t.Errorf("%s: %v, want %s", test.name, err, test.err)
		case test.err == "" && (err != nil || got != test.want):
			t.Errorf("%s is %d, %v, want %d", test.name, got, err, test.want)
		}
	}
}
