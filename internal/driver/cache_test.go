package driver_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// small is a module in which facts go from low to mid to top, and what top calls
// decides a finding of low. Leaf needs another module.
var small = map[string]string{
	"go.mod":     "module example.com/m\n\ngo 1.24\n\nrequire example.com/dep v0.0.0\n\nreplace example.com/dep => ./dep\n",
	"dep/go.mod": "module example.com/dep\n\ngo 1.22\n",
	"dep/dep.go": "package dep\n\nfunc Do() {}\n",
	"low/low.go": `package low

import "context"

// Wait waits.
func Wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func Poll(ctx context.Context, c chan int) int {
	for {
		v := <-c
		if v > 0 {
			return v
		}
	}
}
`,
	"mid/mid.go": `package mid

import (
	"context"

	"example.com/m/low"
)

func Run(ctx context.Context, c chan int) int {
	_ = low.Wait(ctx)
	return low.Poll(ctx, c)
}
`,
	"mid/mid_test.go": `package mid

import (
	"context"
	"testing"
)

func TestRun(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	Run(ctx, nil)
	_ = cancel
}
`,
	"mid/x_test.go": `package mid_test

import (
	"context"
	"testing"

	"example.com/m/mid"
)

func TestOther(t *testing.T) { mid.Run(context.Background(), nil) }
`,
	"top/main.go": `package main

import (
	"context"
	"time"

	"example.com/m/mid"
)

func main() {
	ctx, _ := context.WithTimeout(context.Background(), time.Second)
	mid.Run(ctx, nil)
	//ctxlint:ignore ctxleak -- there is nothing here
	mid.Run(context.TODO(), nil)
}
`,
	"leaf/leaf.go": `package leaf

import (
	"context"

	"example.com/dep"
)

func Get(ctx context.Context) {
	dep.Do()
	_ = context.WithValue(ctx, "key", 1)
}
`,
	"leaf/more.go": "//go:build extra\n\npackage leaf\n\nconst More = 1\n",
}

const (
	low  = "example.com/m/low"
	mid  = "example.com/m/mid"
	midT = "example.com/m/mid [example.com/m/mid.test]"
	midX = "example.com/m/mid_test [example.com/m/mid.test]"
	top  = "example.com/m/top"
	leaf = "example.com/m/leaf"
)

var everything = []string{leaf, low, mid, midT, midX, top}

// A bench is a module with a cache.
type bench struct {
	dir   string
	cache *results.Cache
	opts  driver.Options
	req   config.Request

	word   analyzers.Word
	names  []string
	extent map[analyzers.Threshold]time.Duration
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{dir: t.TempDir(), cache: results.Open(t.TempDir()), req: config.Request{Rules: "all"}}
	b.opts = driver.Options{Dir: b.dir, Patterns: []string{"./..."}, Tests: true, Module: true, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")}
	for name, text := range small {
		b.write(t, name, text)
	}
	return b
}

func (b *bench) write(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// edit replaces a text in a file.
func (b *bench) edit(t *testing.T, name, old, text string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.dir, name))
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%s has no %q, %v", name, old, err)
	}
	b.write(t, name, strings.Replace(string(data), old, text, 1))
}

// run returns what is found, in all detail, and what was analysed for it.
func (b *bench) run(t *testing.T, cache *results.Cache) (found string, fresh []string) {
	t.Helper()
	known := append(slices.Clip(analyzers.Rules()), suppress.Pseudo())
	selection, err := config.Select(known, b.req)
	if err != nil {
		t.Fatal(err)
	}
	door := config.Own
	door.Module = b.opts.Module
	if err := selection.Apply(door); err != nil {
		t.Fatal(err)
	}
	for _, w := range analyzers.Vocabulary() {
		names := b.names
		if w != b.word {
			names = nil
		}
		if err := analyzers.SetVocabulary(w, names); err != nil {
			t.Fatal(err)
		}
	}
	if err := analyzers.SetThresholds(b.extent); err != nil {
		t.Fatal(err)
	}
	opts := b.opts
	opts.Cache = cache
	res, err := driver.Run(t.Context(), opts, suppress.Rules{Known: analyzers.Rules(), Ran: selection.Ran, Assumed: selection.Assumed})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, f := range res.Findings {
		line, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString(strings.Join(append([]string{string(line), f.Package, f.Symbol}, f.Former...), " ") + "\n")
	}
	line, err := json.Marshal(res.Errors)
	if err != nil {
		t.Fatal(err)
	}
	return text.String() + string(line), res.Fresh
}

// check runs with the cache and wants some packages to be analysed, and to be
// told what a run without says.
func (b *bench) check(t *testing.T, want ...string) {
	t.Helper()
	plain, _ := b.run(t, nil)
	found, fresh := b.run(t, b.cache)
	if found != plain {
		t.Errorf("with the cache:\n%s\nwithout:\n%s", found, plain)
	}
	slices.Sort(want)
	if !slices.Equal(fresh, want) {
		t.Errorf("analysed %q, want %q", fresh, want)
	}
}

// TestCacheInputs changes all that results follow from, one by one.
func TestCacheInputs(t *testing.T) {
	b := newBench(t)
	for _, step := range []struct {
		name   string
		change func(t *testing.T)
		want   []string
	}{
		{"cold", func(*testing.T) {}, everything},
		{"warm", func(*testing.T) {}, nil},
		{"a body", func(t *testing.T) { b.edit(t, "leaf/leaf.go", "dep.Do()", "dep.Do()\n\tdep.Do()") }, []string{leaf}},
		{"a body, and back", func(t *testing.T) { b.edit(t, "leaf/leaf.go", "dep.Do()\n\tdep.Do()", "dep.Do()") }, nil},
		// Importers see neither lines nor comments nor what no fact tells.
		{"a comment", func(t *testing.T) { b.edit(t, "low/low.go", "// Wait waits.", "// Wait waits,\n// and waits.") }, []string{low}},
		{"a body without a fact", func(t *testing.T) { b.edit(t, "low/low.go", "v > 0", "v > 1") }, []string{low}},
		{"a fact", func(t *testing.T) { b.edit(t, "low/low.go", "\t<-ctx.Done()\n", "") }, []string{low, mid, midT, midX, top}},
		{"a declaration", func(t *testing.T) { b.edit(t, "low/low.go", "func Poll", "type T int\n\nfunc Poll") }, []string{low, mid, midT, midX, top}},
		{"functions that nobody can name", func(t *testing.T) {
			b.write(t, "low/init.go", "package low\n\nfunc init() { select {} }\n\nfunc init() {\n\tfor {\n\t}\n}\n\nfunc _() { select {} }\n\nfunc _() {\n\tfor {\n\t}\n}\n")
		}, []string{low, mid, midT, midX, top}},
		{"functions that nobody can name, still", func(*testing.T) {}, nil},
		{"a new file", func(t *testing.T) { b.write(t, "leaf/new.go", "package leaf\n") }, []string{leaf}},
		{"no new file", func(*testing.T) { _ = os.Remove(filepath.Join(b.dir, "leaf", "new.go")) }, nil},
		{"an ignored file", func(t *testing.T) { b.edit(t, "leaf/more.go", "More = 1", "More = 2") }, []string{leaf}},
		{"a test", func(t *testing.T) { b.edit(t, "mid/mid_test.go", "_ = cancel", "cancel()") }, []string{midT}},
		{"a test outside", func(t *testing.T) { b.edit(t, "mid/x_test.go", "TestOther", "TestAnother") }, []string{midX}},
		{"a dependency", func(t *testing.T) { b.edit(t, "dep/dep.go", "Do() {}", "Do() {}\n\ntype D int") }, []string{leaf}},
		{"the other end of the module", func(t *testing.T) { b.edit(t, "top/main.go", "mid.Run(ctx, nil)\n", "_ = ctx\n") }, []string{top}},
		{"an import", func(t *testing.T) {
			b.edit(t, "leaf/leaf.go", "\"example.com/dep\"", "\"example.com/dep\"\n\t_ \"example.com/m/low\"")
		}, []string{leaf}},
		{"a directive", func(t *testing.T) { b.edit(t, "top/main.go", "//ctxlint:ignore ctxleak", "//ctxlint:ignore ctxroot") }, []string{top}},
		{"go.mod", func(t *testing.T) { b.edit(t, "go.mod", "go 1.24", "go 1.23") }, everything},
		{"rules", func(*testing.T) { b.req.Rules = "ctxleak" }, everything},
		{"rules, and back", func(*testing.T) { b.req.Rules = "all" }, nil},
		{"-valueonly", func(*testing.T) { b.names = []string{"example.com/dep"} }, everything},
		{"another word", func(*testing.T) { b.word, b.names = b.word+1, []string{"example.com/dep.Do"} }, everything},
		{"a threshold", func(*testing.T) { b.extent = map[analyzers.Threshold]time.Duration{0: time.Minute} }, everything},
		{"nothing said, and back", func(*testing.T) { b.names, b.extent = nil, nil }, nil},
		{"-module", func(*testing.T) { b.opts.Module = false }, everything},
		{"-tags", func(*testing.T) { b.opts.Module, b.opts.Tags = true, "extra" }, everything},
		{"platform", func(*testing.T) { b.opts.Env = append(b.opts.Env, "GOAMD64=v1") }, everything},
		{"Go", func(*testing.T) { b.cache.Go = "go1.99" }, everything},
		{"program", func(*testing.T) { b.cache.Tool[0]++ }, everything},
		{"narrow", func(*testing.T) { b.opts.Patterns = []string{"./top"} }, []string{low, mid, top}},
		{"broken", func(t *testing.T) { b.edit(t, "mid/mid.go", "Run(ctx", "Run(x int, ctx") }, []string{mid, top}},
		{"broken still", func(*testing.T) {}, []string{top}},
		{"mended", func(t *testing.T) { b.edit(t, "mid/mid.go", "Run(x int, ctx", "Run(ctx") }, nil},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.change(t)
			b.check(t, step.want...)
		})
	}
}

// TestCacheFixes applies the fixes of findings that come from the cache.
func TestCacheFixes(t *testing.T) {
	b := newBench(t)
	b.check(t, everything...)
	b.check(t)
	opts := b.opts
	opts.Cache = b.cache
	res, err := driver.Run(t.Context(), opts, suppress.Rules{Known: analyzers.Rules(), Ran: func(string, string) bool { return true }, Assumed: func(string, string) bool { return true }})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(b.dir, "top", "main.go")
	for text, broken := range map[string]bool{small["top/main.go"]: false, small["leaf/leaf.go"] + "\nvar _ = nothing\n": true} {
		if errs := res.Recheck(map[string][]byte{name: []byte(text)}); len(errs) > 0 != broken {
			t.Errorf("%v for\n%s", errs, text)
		}
	}
}

// TestCacheDemo changes one package after the other of a whole service, by what
// its importers see and by what they don't.
func TestCacheDemo(t *testing.T) {
	b := newBench(t)
	b.dir = t.TempDir()
	if err := os.CopyFS(b.dir, os.DirFS(filepath.Join("..", "..", "testdata", "demo"))); err != nil {
		t.Fatal(err)
	}
	b.opts.Dir = b.dir
	same := func(t *testing.T, most int) {
		t.Helper()
		plain, _ := b.run(t, nil)
		found, fresh := b.run(t, b.cache)
		if found != plain {
			t.Errorf("with the cache:\n%s\nwithout:\n%s", found, plain)
		}
		if len(fresh) > most {
			t.Errorf("analysed %q", fresh)
		}
	}
	same(t, 100)
	same(t, 0)
	files, err := filepath.Glob(filepath.Join(b.dir, "internal", "*", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		name, err := filepath.Rel(b.dir, file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			at := strings.Index(string(data), "\n\n") + 1
			b.write(t, name, string(data[:at])+"\n// More.\n"+string(data[at:])+"\nfunc _() { select {} }\n")
			same(t, 100)
			b.write(t, name, string(data)+"\nfunc _() { select {} }\n\n// Less.\n")
			same(t, 3)
		})
	}
}
