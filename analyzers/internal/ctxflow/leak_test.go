package ctxflow_test

import (
	"go/ast"
	"go/token"
	"os"
	"strings"
	"testing"

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
	flows, index, files := load(t, fset, "testdata/leak.go", "")
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
func load(t *testing.T, fset *token.FileSet, name, goVersion string) (*ctxflow.Package, *ctxindex.Index, []*ast.File) {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return check(t, fset, name, src, goVersion)
}
