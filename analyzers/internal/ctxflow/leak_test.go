package ctxflow_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// dropper knows what the functions of testdata/leak.go named drop do.
type dropper struct{ index *ctxindex.Index }

func (d dropper) DropsCancel(call *ast.CallExpr, _ int) bool {
	fn := d.index.Callee(call)
	return fn != nil && fn.Name() == "drop"
}

var kinds = map[ctxflow.LeakKind]string{
	ctxflow.NoLeak:          "NoLeak",
	ctxflow.ToReturn:        "ToReturn",
	ctxflow.Overwritten:     "Overwritten",
	ctxflow.NextTurn:        "NextTurn",
	ctxflow.HandedToDropper: "HandedToDropper",
	ctxflow.StoredUnread:    "StoredUnread",
	ctxflow.OwnerLost:       "OwnerLost",
	ctxflow.NeverUsed:       "NeverUsed",
}

var bindings = map[ctxflow.Binding]string{
	ctxflow.Handed:  "Handed",
	ctxflow.Blank:   "Blank",
	ctxflow.Local:   "Local",
	ctxflow.Outer:   "Outer",
	ctxflow.Stored:  "Stored",
	ctxflow.Dropped: "Dropped",
}

// TestLeak checks each derivation of testdata/leak.go against the comment on
// its line,
//
//	// leak Kind [label]
//
// where a comment "at label" is on the line where the leak must be seen, or
//
//	// binding Binding
func TestLeak(t *testing.T) {
	fset := token.NewFileSet()
	flows, index, files := load(t, fset, "testdata/leak.go")
	want, at := make(map[int]string), make(map[string]int)
	for _, group := range files[0].Comments {
		for _, c := range group.List {
			text, line := strings.TrimPrefix(c.Text, "// "), fset.Position(c.Pos()).Line
			switch {
			case strings.HasPrefix(text, "leak "), strings.HasPrefix(text, "binding "):
				want[line] = text
			case strings.HasPrefix(text, "at "):
				at[text[len("at "):]] = line
			}
		}
	}
	for _, fn := range index.Funcs {
		for _, ob := range flows.Of(fn).Obligations() {
			line := fset.Position(ob.Call.Pos()).Line
			expect, ok := want[line]
			if !ok {
				t.Errorf("line %d: no expectation for this obligation", line)
				continue
			}
			delete(want, line)
			if binding, ok := strings.CutPrefix(expect, "binding "); ok {
				if got := bindings[ob.Binding]; got != binding {
					t.Errorf("line %d: binding %s, want %s", line, got, binding)
				}
				continue
			}
			kind, label, hasLabel := strings.Cut(strings.TrimPrefix(expect, "leak "), " ")
			leak := ob.In.Leak(ob, dropper{index})
			if got := kinds[leak.Kind]; got != kind {
				t.Errorf("line %d: %s, want %s", line, got, kind)
			} else if hasLabel && fset.Position(leak.At.Pos()).Line != at[label] {
				t.Errorf("line %d: seen at line %d, want %d (%s)", line, fset.Position(leak.At.Pos()).Line, at[label], label)
			}
		}
	}
	for line, text := range want {
		t.Errorf("line %d: no obligation, want %s", line, text)
	}
}

// load type-checks a file and returns its flow and index.
func load(t *testing.T, fset *token.FileSet, name string) (*ctxflow.Package, *ctxindex.Index, []*ast.File) {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	files := []*ast.File{file}
	info := &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Instances:  make(map[*ast.Ident]types.Instance),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Implicits:  make(map[ast.Node]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes:     make(map[ast.Node]*types.Scope),
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", nil)}
	pkg, err := conf.Check("example.com/leak", fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{
		Fset:      fset,
		Files:     files,
		Pkg:       pkg,
		TypesInfo: info,
		ResultOf:  map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
		Report:    func(d analysis.Diagnostic) { t.Errorf("%s: %s", fset.Position(d.Pos), d.Message) },
	}
	index, err := ctxindex.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	pass.ResultOf[ctxindex.Analyzer] = index
	flows, err := ctxflow.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	return flows.(*ctxflow.Package), index.(*ctxindex.Index), files
}
