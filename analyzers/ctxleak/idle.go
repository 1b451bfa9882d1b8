package ctxleak

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// idle reports whether a context that is given up at a return keeps nothing
// alive: it was made from a bare root and has no deadline, and until then it was
// only put into a variable that nobody else has seen.
func (c *checker) idle(ob ctxflow.Obligation, until ast.Node) bool {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || ob.How.Timed || !ob.How.Known || ob.How.Ctx >= len(as.Lhs) || ob.How.Parent < 0 || ob.How.Parent >= len(ob.Call.Args) {
		return false
	}
	if v := ob.In.Eval(ob.Call.Args[ob.How.Parent]); v.Op != ctxflow.Root {
		return false
	}
	ctx, ok := as.Lhs[ob.How.Ctx].(*ast.Ident)
	if !ok {
		return false
	}
	held := map[types.Object]bool{c.TypesInfo.ObjectOf(ctx): true}
	if ob.Var != nil {
		held[ob.Var] = true
	}
	idle := true
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if n == nil || n.End() <= as.End() || n.Pos() >= until.Pos() || !idle {
			return idle && n != nil && n.End() > as.End()
		}
		switch n := n.(type) {
		case *ast.CallExpr:
			idle = !c.shows(n, held)
		case *ast.FuncLit, *ast.GoStmt, *ast.SendStmt:
			idle = !c.mentionsAny(n, held)
		case *ast.AssignStmt:
			idle = c.holds(n, held)
		}
		return idle
	})
	return idle
}

// shows reports whether a call may see what is held. Reading the Done channel
// of a context shows it to nobody.
func (c *checker) shows(call *ast.CallExpr, held map[types.Object]bool) bool {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && len(call.Args) == 0 && sel.Sel.Name == "Done" {
		if _, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
			return false
		}
	}
	for _, arg := range call.Args {
		if c.mentionsAny(arg, held) {
			return true
		}
	}
	return c.mentionsAny(call.Fun, held)
}

// holds notes the local variables that take what is held; it reports false if
// something else does.
func (c *checker) holds(as *ast.AssignStmt, held map[types.Object]bool) bool {
	mentioned := false
	for _, rhs := range as.Rhs {
		mentioned = mentioned || c.mentionsAny(rhs, held)
	}
	if !mentioned {
		return true
	}
	for _, lhs := range as.Lhs {
		id, ok := lhs.(*ast.Ident)
		if !ok || as.Tok != token.DEFINE {
			return false
		}
		if obj := c.TypesInfo.ObjectOf(id); obj != nil && ctxapi.CanHold(obj.Type()) {
			held[obj] = true
		}
	}
	return true
}

// mentionsAny reports whether a node names what is held. A name or a number out
// of it is not it.
func (c *checker) mentionsAny(n ast.Node, objs map[types.Object]bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if c.TypesInfo.Types[n].IsValue() && !ctxapi.CanHold(c.TypesInfo.TypeOf(n)) {
				return false
			}
		case *ast.Ident:
			found = found || objs[c.TypesInfo.Uses[n]]
		}
		return !found
	})
	return found
}
