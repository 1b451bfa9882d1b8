package ctxshared

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxshared",
		Doc:  doc,
		Run:  run,
	})
}

// A checker looks at the literals of a package.
type checker struct {
	*report.Pass
}

func run(pass *report.Pass) {
	c := &checker{pass}
	for _, lit := range c.Index.Funcs {
		if lit.Run == ctxindex.Passed && c.shared(lit) {
			c.literal(lit)
		}
	}
}

// shared reports whether others than the caller get the result of a literal:
// it is given to a once, or to a group that joins equal calls, which lives
// longer than the function that has the context.
func (c *checker) shared(lit *ctxindex.Func) bool {
	fn := c.Index.Callee(lit.Call)
	if c.Index.API.Callback(fn) != ctxapi.CallbackShared || lit.Parent == nil {
		return false
	}
	if fn.Signature().Recv() == nil {
		return c.outlives(lit) // sync.OnceFunc and the like
	}
	sel, ok := ast.Unparen(lit.Call.Fun).(*ast.SelectorExpr)
	return ok && c.longLived(sel.X)
}

// longLived reports whether the receiver is reached through more than a local
// variable: a field, a package-level variable, a parameter.
func (c *checker) longLived(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		// A field of a struct that the function made for itself is local.
		return c.longLived(e.X)
	case *ast.Ident:
		v, ok := c.Index.Info.Uses[e].(*types.Var)
		return ok && (v.Parent() == c.Index.Pkg.Scope() || v.Pkg() != c.Index.Pkg || c.isParam(v, e))
	case *ast.StarExpr:
		return c.longLived(e.X)
	}
	return false
}

// isParam reports whether v is a parameter or receiver of a function around e.
func (c *checker) isParam(v *types.Var, e ast.Expr) bool {
	for f := c.Index.Enclosing(e); f != nil; f = f.Parent {
		if f.Sig.Recv() == v || ctxindex.Param(f.Sig, v) >= 0 {
			return true
		}
	}
	return false
}

// outlives reports whether what a call returns is kept beyond the function:
// returned, or assigned to a field or package-level variable.
func (c *checker) outlives(lit *ctxindex.Func) bool {
	cur, ok := c.Index.Cursor(lit.Call)
	if !ok {
		return false
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if rhs == ast.Expr(lit.Call) && len(n.Lhs) == len(n.Rhs) {
				return c.longLived(n.Lhs[i])
			}
		}
	}
	return false
}

// literal reports work in a shared literal that ends with its caller's context.
func (c *checker) literal(lit *ctxindex.Func) {
	if c.lifecycle(lit) {
		return
	}
	var wrong []ast.Expr
	var work *ast.CallExpr
	assumes := ""
	var needs []report.Atom
	for _, u := range c.Life.Captures(lit) {
		if c.callers(u, lit) {
			if work == nil {
				work, assumes = u.Call, c.Sums.Assumes(u.Call, u.Arg)
			}
			for _, o := range u.Value.Origins() {
				needs = append(needs, report.MayEndEarly(o)...)
			}
			wrong = append(wrong, u.At)
		}
	}
	if len(wrong) == 0 {
		return
	}
	ctx := types.ExprString(wrong[0])
	harm := "fails for all of them"
	if c.Index.Signature(lit.Call).Results().Len() == 0 { // a Once has no result
		harm, assumes = "is not run again", cmp.Or(assumes, "another caller has its own context")
	}
	related := []analysis.RelatedInformation{report.Related(lit.Call.Fun, "the result is shared by all callers")}
	for _, e := range wrong[1:] {
		related = append(related, report.Related(e, "here too"))
	}
	c.Report(report.Finding{
		Category: "shared",
		Assumes:  assumes,
		Needs:    needs,
		At:       wrong[0],
		Message: fmt.Sprintf("%s runs for all callers of %s, but %s if the first caller's %s is canceled; derive a context with a timeout from context.WithoutCancel(%s)",
			c.Work(work), report.CallName(lit.Call), harm, ctx, ctx),
		Related: related,
		Fix:     c.detach(wrong),
	})
}

// callers reports whether a context is that of the call: a parameter of a
// function around the literal, or what was made from one outside of it. One that
// ends with the program at the earliest ends for all callers.
func (c *checker) callers(u ctxlife.Capture, lit *ctxindex.Func) bool {
	for _, o := range u.Value.Origins() {
		if o.Op != ctxflow.Param || o.In == nil || o.In.Within(c.Flow.Of(lit)) {
			return false
		}
	}
	return c.Life.Life(u.Value).Ends()
}

// lifecycle reports whether the function around a literal begins, runs or ends
// something: its context is that of the thing, not of one call among many.
// Names decide only to be silent.
func (c *checker) lifecycle(lit *ctxindex.Func) bool {
	obj := lit.Outermost().Obj
	if obj == nil {
		return false
	}
	return obj.Name() == "main" || obj.Name() == "init" || ctxapi.Begins(obj.Name()) || ctxapi.Ends(obj.Name()) || ctxapi.CleansUp(obj.Name())
}

// detach puts a detached context in the place of each.
func (c *checker) detach(places []ast.Expr) *report.Fix {
	var edits []analysis.TextEdit
	for _, e := range places {
		file := c.File(e.Pos())
		if _, ok := ast.Unparen(e).(*ast.Ident); !ok || file == nil || !ctxapi.IsStdContext(c.Index.Info.TypeOf(e)) {
			return nil
		}
		pkg, imports := edit.Import(c.Index.Info, file, e.Pos(), "context", "context")
		if pkg != "" {
			pkg += "."
		}
		if len(edits) == 0 {
			edits = append(edits, imports...)
		}
		edits = append(edits, edit.Replace(e, pkg+"WithoutCancel("+types.ExprString(ast.Unparen(e))+")"))
	}
	return &report.Fix{Message: "detach the context from its caller", Edits: edits}
}
