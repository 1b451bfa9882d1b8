package graph_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// load writes a module and returns its graph.
func load(t *testing.T, name string) (*graph.Graph, string) {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	packages, errs, err := driver.Collect[*graph.Package](context.Background(), driver.Options{Dir: dir, Patterns: []string{"./..."}}, analyzers.Graph())
	if err != nil || len(errs) > 0 {
		t.Fatal(err, errs)
	}
	return graph.New(packages), dir
}

// find returns the only function of a name.
func find(t *testing.T, g *graph.Graph, name string) *graph.Func {
	t.Helper()
	for _, f := range g.Funcs {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no function %s", name)
	return nil
}

// title says what a node is: a parameter by its function, all others by their text.
func title(n *graph.Node) string {
	switch {
	case n.Source == graph.Leaf:
		return "outside " + n.Text
	case n.Source != graph.NoSource:
		return fmt.Sprintf("source %d", n.Source)
	case n.Kind == graph.Given && n.Lit != nil:
		return n.Lit.Name
	case n.Kind == graph.Given:
		return n.Func.Name
	}
	return n.Text
}

func titles(nodes []*graph.Node) (list []string) {
	for _, n := range nodes {
		list = append(list, title(n))
	}
	slices.Sort(list)
	return list
}

// edges lists all edges as from, what the edge is, to.
func edges(g *graph.Graph) map[string]bool {
	list := map[string]bool{}
	for _, n := range g.Nodes {
		for _, e := range n.Out {
			how := map[graph.How]string{graph.Derives: "=>", graph.Passes: "->", graph.Keeps: "keeps", graph.Enters: "enters", graph.Returns: "returns"}[e.How]
			if e.Go {
				how += " go"
			}
			if e.Dynamic {
				how += " dynamic"
			}
			list[title(n)+" "+how+" "+title(e.To)] = true
		}
	}
	return list
}

func TestEdges(t *testing.T) {
	g, _ := load(t, "testdata/flow.txtar")
	got := edges(g)
	for name, want := range map[string]string{
		"root":               "context.Background() => signal.NotifyContext(…, os.Interrupt)",
		"chain":              "signal.NotifyContext(…, os.Interrupt) -> main.run",
		"derivation":         "main.run => context.WithTimeout(ctx, 5 * time.Second)",
		"interface":          "context.WithTimeout(ctx, 5 * time.Second) -> dynamic (*store.DB).Load",
		"other type":         "context.WithTimeout(ctx, 5 * time.Second) -> dynamic store.Fake.Load",
		"goroutine":          "context.WithTimeout(ctx, 5 * time.Second) -> go main.watch",
		"field":              "context.WithCancel(ctx) keeps store.DB.ctx",
		"from the field":     "store.DB.ctx -> store.ask",
		"request":            "source 1 enters main.serve",
		"of the request":     "main.serve -> main.handle",
		"function value":     "main.each -> dynamic func literal in main.handle",
		"in the literal":     "func literal in main.handle -> main.watch",
		"wrapper":            "main.handle => bounded(ctx)",
		"of the wrapper":     "context.WithTimeout(ctx, time.Minute) returns bounded(ctx)",
		"from the wrapper":   "bounded(ctx) -> main.watch",
		"detached":           "context.WithoutCancel(ctx) -> go main.forever",
		"nobody calls it":    "source 5 enters main.unused",
		"it asks by itself":  "main.watch -> outside ctx.Done()",
		"before a spread":    "context.Background() -> main.many",
		"a root handed over": "context.TODO() -> main.fetch",
	} {
		if !got[want] {
			t.Errorf("%s: no edge %q in\n%s", name, want, strings.Join(slices.Sorted(keys(got)), "\n"))
		}
	}
}

func keys(m map[string]bool) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func TestBreaks(t *testing.T) {
	g, _ := load(t, "testdata/flow.txtar")
	var got []string
	for _, b := range g.Breaks {
		via := ""
		for _, f := range b.Via {
			via += " via " + f.Name
		}
		got = append(got, fmt.Sprintf("%s has %s%s gives %s to %s", b.In.Name, b.Hand, via, b.Root.Text, title(b.To)))
	}
	want := []string{
		"main.run has ctx via main.refresh gives context.TODO() to main.fetch",
		"main.run has ctx gives context.Background() to main.forever",
	}
	if !slices.Equal(got, want) {
		t.Errorf("breaks:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEndless(t *testing.T) {
	g, _ := load(t, "testdata/flow.txtar")
	for name, want := range map[string]bool{
		"main.forever": true, "main.fetch": true, "main.run": false, "main.watch": false, "store.ask": false, "main.unused": false,
	} {
		for _, n := range g.Parameters(find(t, g, name)) {
			if n.Endless != want {
				t.Errorf("%s: endless is %v, want %v", name, n.Endless, want)
			}
		}
	}
}

// Who can end what ask is given: back through the field and both implementations to
// the roots.
func TestTo(t *testing.T) {
	g, _ := load(t, "testdata/flow.txtar")
	got := titles(g.To(g.Parameters(find(t, g, "store.ask"))).Nodes)
	want := []string{
		"(*store.DB).Load", "context.Background()", "context.WithCancel(ctx)", "context.WithTimeout(ctx, 5 * time.Second)",
		"main.run", "signal.NotifyContext(…, os.Interrupt)", "store.DB.ctx", "store.Fake.Load", "store.ask",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	// A wrapper does not tie its callers together, and nothing above ends what is
	// detached.
	got = titles(g.To(g.Parameters(find(t, g, "main.forever"))).Nodes)
	want = []string{"context.Background()", "context.WithoutCancel(ctx)", "main.forever"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	both := titles(g.Parameters(find(t, g, "store.Store.Load")))
	if want := []string{"(*store.DB).Load", "store.Fake.Load"}; !slices.Equal(both, want) {
		t.Errorf("an interface's method stands for %q, want %q", both, want)
	}
}

// What a framework gives commands ends with what the program hands the framework.
func TestProgram(t *testing.T) {
	g, _ := load(t, "testdata/program.txtar")
	work := g.Parameters(find(t, g, "main.work"))
	got := titles(g.To(work).Nodes)
	want := []string{"context.Background()", "context.WithTimeout(…, time.Hour)", "main.run", "main.work", "source 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if work[0].Endless {
		t.Error("it never ends")
	}
}

// What ends with the timeout in run: not what is detached from it.
func TestFrom(t *testing.T) {
	g, dir := load(t, "testdata/flow.txtar")
	made, err := g.Made(filepath.Join(dir, "main.go"), 20, "main.go")
	if err != nil {
		t.Fatal(err)
	}
	got := titles(g.From(made).Nodes)
	want := []string{
		"(*store.DB).Load", "context.WithCancel(ctx)", "context.WithTimeout(ctx, 5 * time.Second)", "main.watch",
		"outside ctx.Done()", "store.DB.ctx", "store.Fake.Load", "store.ask",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	// What one caller gives a wrapper does not come back to another one; what the
	// wrapper makes comes to both.
	one := g.From(g.Parameters(find(t, g, "main.handle")))
	made, err = g.Made(filepath.Join(dir, "main.go"), 51, "main.go")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := g.Parameters(find(t, g, "main.elsewhere"))[0]
	if both := g.From(made); one.Has(elsewhere) || !both.Has(elsewhere) || !both.Has(g.Parameters(find(t, g, "main.watch"))[0]) {
		t.Errorf("from a caller of the wrapper %q, from the wrapper %q", titles(one.Nodes), titles(both.Nodes))
	}
	// The root on the line of a derivation is not what is asked about.
	made, err = g.Made(filepath.Join(dir, "main.go"), 14, "main.go")
	if err != nil || !slices.Equal(titles(made), []string{"signal.NotifyContext(…, os.Interrupt)"}) {
		t.Errorf("made %q, %v", titles(made), err)
	}
}

func TestEnds(t *testing.T) {
	g, _ := load(t, "testdata/flow.txtar")
	got := map[string]string{}
	for _, n := range g.Nodes {
		for _, e := range n.Ends {
			got[n.Text] += fmt.Sprintf("%s %s:%d;", e.Text, filepath.Base(e.At.Filename), e.At.Line)
		}
	}
	for text, want := range map[string]string{
		"signal.NotifyContext(…, os.Interrupt)":     "defer stop() main.go:15;",
		"context.WithTimeout(ctx, 5 * time.Second)": "defer cancel() main.go:21;",
		"context.WithCancel(ctx)":                   "d.stop() store.go:22;",
		"bounded(ctx)":                              "defer cancel() main.go:44;defer cancel() main.go:56;",
	} {
		if got[text] != want {
			t.Errorf("%s ends by %q, want %q", text, got[text], want)
		}
	}
}

func TestMadeSaysWhere(t *testing.T) {
	g, dir := load(t, "testdata/flow.txtar")
	for _, test := range []struct {
		file string
		line int
		want string
	}{
		{"main.go", 1, "no context is made or derived at main.go:1; the nearest is at line 14"},
		{"internal/store/store.go", 1, "no context is made or derived at internal/store/store.go:1; the nearest is at line 16"},
		{"none.go", 3, "none.go is no file of the module with functions, as this platform and these tags see it"},
	} {
		_, err := g.Made(filepath.Join(dir, test.file), test.line, test.file)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s:%d: %v, want %s", test.file, test.line, err, test.want)
		}
	}
}
