package proof_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// sizes are the numbers of statements of the one function of a benchmark.
var sizes = []int{50, 500, 2000, 5000}

// BenchmarkPass shows how the cost of each pass of the model, and of the whole
// suite, grows with the size of a function:
//
//	go test -bench Pass ./analyzers/internal/proof
//
// What a pass requires is computed beforehand; ctxflow is asked for the
// duties and their ends, as it works on demand, and ctxlife for all it knows.
func BenchmarkPass(b *testing.B) {
	for _, pass := range []struct {
		name string
		run  func(p *pkg)
	}{
		{"ctxindex", func(p *pkg) { p.fresh(ctxindex.Analyzer) }},
		{"ctxflow", func(p *pkg) { p.fresh(ctxflow.Analyzer); p.flow() }},
		{"ctxsummary", func(p *pkg) { p.fresh(ctxflow.Analyzer); p.fresh(ctxsummary.Analyzer) }},
		{"ctxchan", func(p *pkg) { p.fresh(ctxchan.Analyzer) }},
		{"ctxlife", func(p *pkg) { p.reach() }},
		{"suite", func(p *pkg) { p.results = make(map[*analysis.Analyzer]any); p.suite() }},
	} {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", pass.name, n), func(b *testing.B) {
				p := check(b, long(n))
				p.suite()
				b.ReportAllocs()
				for b.Loop() {
					pass.run(p)
				}
			})
		}
	}
}

// TestBig: what all rules take for a function of 5,000 lines, and for one whose
// graph has 2,000 blocks, grows by less than the cube. A function a
// fifth as big is measured in the same run, as the machine may be busy; alone it takes some seconds.
func TestBig(t *testing.T) {
	for _, test := range []struct {
		name       string
		big, small string
	}{
		{"5,000 statements", long(5000), long(1000)},
		{"2,000 blocks", branching(1000), branching(200)},
		{"deep", nested(60), nested(12)},
	} {
		took := func(source string) time.Duration {
			p := check(t, source)
			start := time.Now()
			p.suite()
			return time.Since(start)
		}
		small, big := took(test.small), took(test.big)
		t.Logf("%s: %v, a fifth of it %v", test.name, big.Round(time.Millisecond), small.Round(time.Millisecond))
		if big > 125*small && big > time.Minute {
			t.Errorf("%s: %v, a fifth of it %v", test.name, big, small)
		}
	}
}

const head = `package p

import (
	"context"
	"time"
)

func use(ctx context.Context, n int) error { <-ctx.Done(); return ctx.Err() }

func watch(ctx context.Context) { <-ctx.Done() }

`

// long returns a function of n statements: derivations, branches, loops,
// channels and goroutines, as in no function that anybody wrote.
func long(n int) string {
	var b strings.Builder
	b.WriteString(head + "func f(ctx context.Context, n int) error {\n")
	for i := range n / 25 {
		fmt.Fprintf(&b, `	ctx%[1]d, cancel%[1]d := context.WithTimeout(ctx, time.Second)
	if n == %[1]d {
		cancel%[1]d()
		return ctx%[1]d.Err()
	}
	for range n {
		if ctx.Err() != nil {
			break
		}
		if err := use(ctx%[1]d, n); err != nil {
			continue
		}
	}
	defer cancel%[1]d()
	ch%[1]d := make(chan int)
	go func() {
		ch%[1]d <- n
	}()
	select {
	case <-ctx%[1]d.Done():
		return use(ctx, %[1]d)
	case n = <-ch%[1]d:
	}
	go watch(ctx%[1]d)
	if err := use(context.Background(), n); err != nil {
		return err
	}
	ctx = context.WithValue(ctx, key{}, n)
	n++
	use(ctx, n)
`, i)
	}
	b.WriteString("\treturn nil\n}\n\ntype key struct{}\n")
	return b.String()
}

// branching returns a function whose graph has two blocks for each of n ifs, with one
// duty that all of them may end.
func branching(n int) string {
	var b strings.Builder
	b.WriteString(head + "var _ time.Duration\n\nfunc f(ctx context.Context, n int) error {\n\tctx, cancel := context.WithCancel(ctx)\n\tch := make(chan int)\n\tgo func() { ch <- n }()\n")
	for i := range n {
		fmt.Fprintf(&b, "\tif n == %d {\n\t\tuse(ctx, n)\n\t}\n", i)
	}
	b.WriteString("\tselect {\n\tcase <-ch:\n\tcase <-ctx.Done():\n\t\treturn nil\n\t}\n\tcancel()\n\treturn nil\n}\n")
	return b.String()
}

// nested returns a function with loops in loops, each of which derives.
func nested(depth int) string {
	var b strings.Builder
	b.WriteString(head + "func f(ctx context.Context, n int) {\n")
	for range depth {
		b.WriteString("for range n {\nctx, cancel := context.WithTimeout(ctx, time.Second)\nif n > 1 {\ncancel()\ncontinue\n}\nuse(ctx, n)\n")
	}
	for range depth {
		b.WriteString("cancel()\n}\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// A pkg is a package of one file, and what analyzers make of it.
type pkg struct {
	fset     *token.FileSet
	files    []*ast.File
	types    *types.Package
	info     *types.Info
	results  map[*analysis.Analyzer]any
	findings int
	failed   error
}

func check(tb testing.TB, source string) *pkg {
	tb.Helper()
	std, err := packages.Load(&packages.Config{Mode: packages.LoadTypes}, "context", "time")
	if err != nil {
		tb.Fatal(err)
	}
	p := &pkg{fset: token.NewFileSet(), results: make(map[*analysis.Analyzer]any), info: &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object),
		Uses: make(map[*ast.Ident]types.Object), Implicits: make(map[ast.Node]types.Object),
		Instances: make(map[*ast.Ident]types.Instance), Scopes: make(map[ast.Node]*types.Scope),
		Selections: make(map[*ast.SelectorExpr]*types.Selection), FileVersions: make(map[*ast.File]string),
	}}
	f, err := parser.ParseFile(p.fset, "p.go", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		tb.Fatal(err)
	}
	p.files = []*ast.File{f}
	conf := types.Config{Importer: known(std)}
	if p.types, err = conf.Check("p", p.fset, p.files, p.info); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if p.failed != nil {
			tb.Error(p.failed)
		}
	})
	return p
}

type known []*packages.Package

func (k known) Import(path string) (*types.Package, error) {
	for _, pkg := range k {
		if pkg.PkgPath == path {
			return pkg.Types, nil
		}
	}
	return nil, fmt.Errorf("no package %s", path)
}

// result runs an analyzer, and first what it requires, once.
func (p *pkg) result(a *analysis.Analyzer) any {
	if _, ok := p.results[a]; !ok {
		p.fresh(a)
	}
	return p.results[a]
}

// fresh runs an analyzer again.
func (p *pkg) fresh(a *analysis.Analyzer) {
	of := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		of[req] = p.result(req)
	}
	result, err := a.Run(&analysis.Pass{
		Analyzer: a, Fset: p.fset, Files: p.files, Pkg: p.types, TypesInfo: p.info, ResultOf: of,
		Module:           &analysis.Module{Path: "p"},
		TypesSizes:       types.SizesFor("gc", "amd64"),
		ReadFile:         func(string) ([]byte, error) { return nil, fmt.Errorf("no files") },
		Report:           func(analysis.Diagnostic) { p.findings++ },
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: func(types.Object, analysis.Fact) {},
	})
	if err == nil && a.ResultType != nil && reflect.TypeOf(result) != a.ResultType {
		err = fmt.Errorf("%s returns a %T", a, result)
	}
	if err != nil {
		p.failed = err
	}
	p.results[a] = result
}

func (p *pkg) suite() {
	for _, r := range analyzers.Rules() {
		p.fresh(r.Analyzer)
	}
}

func (p *pkg) flow() {
	flows := p.result(ctxflow.Analyzer).(*ctxflow.Package)
	sums := p.result(ctxsummary.Analyzer).(*ctxsummary.Summaries)
	for _, f := range flows.Index.Funcs {
		for _, ob := range flows.Of(f).Obligations() {
			flows.Of(f).Leak(ob, sums)
		}
	}
}

func (p *pkg) reach() {
	flows := p.result(ctxflow.Analyzer).(*ctxflow.Package)
	m := ctxlife.New(flows, p.result(ctxsummary.Analyzer).(*ctxsummary.Summaries))
	for _, f := range flows.Index.Funcs {
		flow := flows.Of(f)
		for _, ob := range flow.Obligations() {
			m.Of(ob)
		}
		m.Leaving(flow)
		for _, s := range m.Spawns(flow) {
			m.Uses(s)
		}
	}
}
