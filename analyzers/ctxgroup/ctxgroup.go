package ctxgroup

import (
	_ "embed"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxgroup",
		Doc:  doc,
		Run:  run,
	})
}

// A checker looks at one group.
type checker struct {
	*report.Pass
	g *group
}

func run(pass *report.Pass) {
	for _, f := range pass.Index.Funcs {
		for _, g := range groups(pass.Index, pass.Flow, f) {
			c := &checker{pass, g}
			c.nowait()
			if g.value != nil {
				c.afterWait()
				c.lostError()
				c.leaves()
				if !c.discarded() {
					c.outer()
				}
			}
		}
	}
}

// deferred returns the defer statement of a call, or nil.
func (c *checker) deferred(call *ast.CallExpr) *ast.DeferStmt {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return nil
	}
	d, _ := cur.Parent().Node().(*ast.DeferStmt)
	return d
}

// contextArgs returns the indexes of a call's arguments that are contexts.
func contextArgs(x *ctxindex.Index, call *ast.CallExpr) []int {
	var args []int
	for i, arg := range call.Args {
		if x.API.IsContext(x.Info.TypeOf(arg)) {
			args = append(args, i)
		}
	}
	return args
}

// line returns the line on which a node begins.
func (c *checker) line(n ast.Node) int { return c.Fset.Position(n.Pos()).Line }

// ended reports whether v is dead at a node, or the node can't be reached.
func ended(f *ctxflow.Func, v *ctxflow.Value, at ast.Node) bool {
	p, ok := f.Locate(at)
	return !ok || f.DeadAt(v, p) != nil
}

// ancestor reports whether the group's context is made from v.
func (g *group) ancestor(v *ctxflow.Value) bool {
	if v == nil || v == g.value {
		return false
	}
	return g.value.MayDeriveFrom(v) && !g.detachedFrom(v)
}

// detachedFrom reports whether the way from v to the group's context passes
// WithoutCancel: then the two were not meant to end together.
func (g *group) detachedFrom(v *ctxflow.Value) bool {
	for w := g.value; w != nil && w != v; w = w.Parent() {
		if w.Op == ctxflow.Detached {
			return true
		}
	}
	return false
}

// joins reports whether a method starts a goroutine that Wait on the receiver
// joins.
func joins(x *ctxindex.Index, call *ast.CallExpr) bool {
	return x.API.Callback(x.Callee(call)) == ctxapi.CallbackJoined
}
