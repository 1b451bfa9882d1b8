package driver

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
)

// twins is a module whose tests say of p's functions what p does not: they set its
// variables, implement its interfaces, and import others that do.
var twins = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.24\n",
	"p/p.go": `package p

import "context"

type Doer interface{ Do(ctx context.Context) error }

type T struct{}

func (T) Do(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

var hook = func(context.Context) {}

var kept context.Context

func Run(ctx context.Context, d Doer) error { return d.Do(ctx) }

func Hook(ctx context.Context) { hook(ctx) }

func Kept() context.Context { return kept }

func each(f func()) { f() }

func init() { select {} }

func init() { each(func() {}) }
`,
	"p/p_test.go": `package p

import (
	"context"
	"testing"

	"example.com/m/q"
)

type fake struct{ ctx context.Context }

func (f *fake) Do(ctx context.Context) error { f.ctx = ctx; return nil }

func (T) Extra(ctx context.Context) { kept = ctx }

type Local interface{ Extra(ctx context.Context) }

func TestRun(t *testing.T) {
	hook = func(ctx context.Context) { kept = ctx }
	_ = Run(t.Context(), &q.Q{})
	_ = Run(t.Context(), &fake{})
	go each(func() {})
}
`,
	"p/x_test.go": `package p_test

import (
	"testing"

	"example.com/m/r"
)

func TestOther(t *testing.T) { r.Both(t.Context()) }
`,
	"q/q.go": `package q

import "context"

type Q struct{ ctx context.Context }

func (q *Q) Do(ctx context.Context) error { q.ctx = ctx; return nil }
`,
	"r/r.go": `package r

import (
	"context"

	"example.com/m/p"
)

func Both(ctx context.Context) {
	_ = p.Run(ctx, p.T{})
	p.Hook(ctx)
}
`,
}

// facts analyses a module and returns what became known of each unit. If each is
// reported on, none has a twin.
func facts(t *testing.T, files map[string]string, each bool) (map[string]namedFacts, *program) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	exec, err := newExecutor([]*analysis.Analyzer{analyzers.Edges()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	exec.collects, exec.collected = analyzers.Edges(), map[*unit]any{}
	prog, err := list(t.Context(), Options{Dir: dir, Patterns: []string{"./..."}, Tests: true, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")})
	if err != nil {
		t.Fatal(err)
	}
	prog.run(exec)
	if each {
		var all []*unit
		for _, u := range prog.pkgs {
			if u.inScope {
				all = append(all, u)
			}
		}
		prog.typecheck(t.Context(), all)
	}
	prog.load(t.Context())
	found := map[string]namedFacts{}
	for _, u := range prog.pkgs {
		if !u.inScope || u.Types == nil {
			continue
		}
		rec := &record{exported: map[factKey]analysis.Fact{}}
		for key, fact := range exec.objects {
			if key.obj.Pkg() == u.Types {
				rec.exported[key] = fact
			}
		}
		named, ok := rec.named()
		if kept, lent := exec.kept[u.Types].(namedFacts); lent && len(named) == 0 {
			named = kept
		} else if !ok || lent {
			t.Errorf("%s: facts of its own and of its twin", u.ID)
		}
		found[u.ID] = named
	}
	return found, prog
}

func TestTwins(t *testing.T) {
	want, alone := facts(t, twins, true)
	got, prog := facts(t, twins, false)
	const p, test = "example.com/m/p", " [example.com/m/p.test]"
	for id, u := range prog.byID {
		switch {
		case id == p && (u.twin == nil || u.twin.ID != p+test):
			t.Errorf("%s was analysed", id)
		case id != p && u.twin != nil:
			t.Errorf("%s was not analysed", id)
		}
	}
	for _, u := range alone.byID {
		if u.twin != nil {
			t.Errorf("%s was not analysed, though it is reported on", u.ID)
		}
	}
	for id := range maps.Keys(want) {
		if len(want[id]) == 0 && id != "example.com/m/p_test"+test {
			t.Errorf("nothing is known of %s", id)
		}
		if !reflect.DeepEqual(got[id], want[id]) {
			t.Errorf("%s\nhas %v\nwant %v", id, got[id], want[id])
		}
	}
	if reflect.DeepEqual(want[p], want[p+test]) {
		t.Error("the tests make no difference, so this test shows nothing")
	}
}

// TestTwinsBroken has files that do not compile. Those of tests don't matter to p.
func TestTwinsBroken(t *testing.T) {
	const p = "example.com/m/p"
	for name, lends := range map[string]bool{"p/p.go": false, "p/p_test.go": true} {
		files := maps.Clone(twins)
		files[name] += "\nfunc broken() int { return nothing }\n"
		want, _ := facts(t, files, true)
		got, prog := facts(t, files, false)
		if (prog.byID[p].twin != nil) != lends || lends && len(got[p]) == 0 || !reflect.DeepEqual(got[p], want[p]) {
			t.Errorf("%s\nhas %v\nwant %v", name, got[p], want[p])
		}
	}
}

// TestTwinsCrossed has tests of two packages that import the other package each, one of
// them by way of a third. If both waited for what the other's tests find out, no run would end.
func TestTwinsCrossed(t *testing.T) {
	files := map[string]string{
		"go.mod":      "module example.com/m\n\ngo 1.24\n",
		"a/a.go":      "package a\n\nfunc A() {}\n",
		"a/a_test.go": "package a\n\nimport (\n\t\"testing\"\n\n\t\"example.com/m/c\"\n)\n\nfunc TestA(*testing.T) { c.C(); A() }\n",
		"b/b.go":      "package b\n\nfunc B() {}\n",
		"b/b_test.go": "package b\n\nimport (\n\t\"testing\"\n\n\t\"example.com/m/a\"\n)\n\nfunc TestB(*testing.T) { a.A(); B() }\n",
		"c/c.go":      "package c\n\nimport \"example.com/m/b\"\n\nfunc C() { b.B() }\n",
	}
	done := make(chan *program, 1)
	go func() {
		_, prog := facts(t, files, false)
		done <- prog
	}()
	select {
	case prog := <-done:
		if a, b := prog.byID["example.com/m/a"].twin, prog.byID["example.com/m/b"].twin; (a == nil) == (b == nil) {
			t.Errorf("twins are %v and %v, want one of them", a, b)
		}
	case <-time.After(time.Minute):
		t.Fatal("two packages wait for each other's tests")
	}
}
