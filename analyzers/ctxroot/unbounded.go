package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unbounded reports work under a bare root, in a function that takes no context
// and in which none is to be had: it may wait for ever.
func (c *checker) unbounded(s *ctxintent.Root) bool {
	outer := s.In.Outermost()
	if !c.Enabled("unbounded") || outer.Obj == nil || ctxapi.HasContext(outer.Sig) ||
		ctxapi.Ends(outer.Obj.Name()) || ctxapi.Begins(outer.Obj.Name()) {
		return false
	}
	for _, u := range s.Uses {
		if _, ok := c.Life.Within(u.In.Literals()); !ok || c.intent.Place(u) || c.Sums.Waits(u.Call, u.Arg) != ctxsummary.Yes || c.Sums.Assumes(u.Call, u.Arg) != "" {
			continue
		}
		if bounded(u.In.Eval(u.Call.Args[u.Arg])) {
			continue
		}
		remedy := fmt.Sprintf("give %s a parameter ctx context.Context, or the work a timeout", outer.Obj.Name())
		if c.view.AskedFromOutside(outer.Obj) {
			remedy = "give the work a timeout"
		}
		c.Report(report.Finding{
			Category: "unbounded",
			At:       s.Call,
			Message: fmt.Sprintf("%s may block forever: it gets a new %s, which has neither a deadline nor somebody to cancel it; %s",
				subject(u.Call), types.ExprString(s.Call.Fun), remedy),
			Assumes: report.CallName(u.Call) + " sets no timeout itself",
		})
		return true
	}
	return false
}

// bounded reports whether a context has been given an end on its way from the
// root, as far as is known.
func bounded(v *ctxflow.Value) bool {
	for ; v != nil && v.Op != ctxflow.Root; v = v.Parent() {
		if v.Op == ctxflow.Phi || v.Op == ctxflow.Derived && (v.How.Timed || v.How.Cancel >= 0 || !v.How.Known) {
			return true
		}
	}
	return v == nil
}

// globals reports work under a package-level variable that holds a root for
// good: it is a root with a name, and a context of no call.
func (c *checker) globals() {
	if !c.Enabled("unbounded") {
		return
	}
	roots := c.rootVars()
	if len(roots) == 0 {
		return
	}
	var uses []*ast.Ident
	for id, obj := range c.TypesInfo.Uses {
		if v, ok := obj.(*types.Var); ok && roots[v] != nil && !c.IsTest(id.Pos()) {
			uses = append(uses, id)
		}
	}
	slices.SortFunc(uses, func(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for _, id := range uses {
		c.global(id, roots[c.TypesInfo.Uses[id].(*types.Var)])
	}
}

// rootVars returns the package-level variables that are declared as a root and
// never assigned again, with that root. An exported one is others' to assign.
func (c *checker) rootVars() map[*types.Var]*ast.CallExpr {
	roots := make(map[*types.Var]*ast.CallExpr)
	for _, init := range c.TypesInfo.InitOrder {
		call, ok := ast.Unparen(init.Rhs).(*ast.CallExpr)
		if ok && len(init.Lhs) == 1 && !init.Lhs[0].Exported() && ctxapi.IsStdContext(init.Lhs[0].Type()) && c.Index.API.IsRoot(c.Index.Callee(call)) {
			roots[init.Lhs[0]] = call
		}
	}
	if len(roots) == 0 {
		return nil
	}
	forget := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok {
				delete(roots, v)
			}
		}
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.UnaryExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				forget(lhs)
			}
		case *ast.UnaryExpr:
			forget(n.X) // its address
		}
	}
	return roots
}

// global looks at one mention of such a variable.
func (c *checker) global(id *ast.Ident, root *ast.CallExpr) {
	cur, ok := c.Index.Cursor(id)
	if !ok {
		return
	}
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	in := c.Index.Enclosing(id)
	if !ok || in == nil {
		return
	}
	arg := slices.Index(call.Args, ast.Expr(id))
	if arg < 0 || c.intent.Keeps(call, arg) || c.Sums.Waits(call, arg) != ctxsummary.Yes {
		return
	}
	u := ctxintent.Use{Call: call, Arg: arg, In: c.Flow.Of(in)}
	outer := in.Outermost()
	if c.intent.Place(u) || outer.IsMain() || outer.Obj != nil && (isInit(outer.Obj) || ctxapi.Ends(outer.Obj.Name())) {
		return
	}
	remedy := "take a parameter ctx context.Context"
	if h, _, ok := c.intent.Hand(u.In, u.Call); ok {
		remedy = h.Expr + " is at hand: pass that"
	} else if _, ok := c.Life.Within(u.In.Literals()); h.Var != nil || !ok {
		return
	}
	c.Report(report.Finding{
		Category: "unbounded",
		At:       id,
		Message:  fmt.Sprintf("%s cannot be stopped, because the package variable %s is a root; %s", subject(call), id.Name, remedy),
		Related:  []analysis.RelatedInformation{report.Related(root, "the root is made here")},
		Assumes:  cmp.Or(c.Sums.Assumes(call, arg), "no other variable is meant to end it"),
	})
}

func isInit(fn *types.Func) bool { return fn.Name() == "init" && fn.Signature().Recv() == nil }
