package ctxgroup

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A group is a group of goroutines that a function makes and keeps in a local
// variable.
type group struct {
	f    *ctxflow.Func
	v    *types.Var
	id   *ast.Ident // where the variable gets the group
	made int        // how many times the variable gets one

	// The rest is nil for a group without a context.
	call   *ast.CallExpr
	ctxID  *ast.Ident     // the variable that gets the context; may be blank
	ctx    *types.Var     // nil if blank
	value  *ctxflow.Value // the context
	parent *ctxflow.Value
	arg    ast.Expr // names the parent

	tasks   []*ctxindex.Func // the literals that it was given
	started *ast.CallExpr    // the first Go
	waits   []*ast.CallExpr
	escapes bool // used as more than the receiver of its methods
}

// groups returns the groups that f makes, in source order.
func groups(x *ctxindex.Index, flow *ctxflow.Package, f *ctxindex.Func) []*group {
	var found []*group
	for n := range f.Nodes((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil)) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			found = append(found, bound(x, flow, f, n.Lhs, n.Rhs)...)
		case *ast.ValueSpec:
			var lhs []ast.Expr
			for _, id := range n.Names {
				lhs = append(lhs, id)
			}
			found = append(found, bound(x, flow, f, lhs, n.Values)...)
		}
	}
	for _, g := range found {
		for _, other := range found {
			if other.v == g.v {
				g.made++
			}
		}
		g.uses(x)
	}
	return found
}

// bound returns the groups that an assignment or declaration binds.
func bound(x *ctxindex.Index, flow *ctxflow.Package, f *ctxindex.Func, lhs, rhs []ast.Expr) []*group {
	local := func(e ast.Expr) (*ast.Ident, *types.Var) {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return nil, nil
		}
		v, ok := x.Info.ObjectOf(id).(*types.Var)
		if !ok || id.Name == "_" || v.Pos() < f.Node.Pos() || f.Node.End() <= v.Pos() {
			return id, nil
		}
		return id, v
	}
	if len(rhs) == 1 && len(lhs) == 2 {
		call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr)
		if !ok {
			return nil
		}
		how, ok := x.API.Derivation(x.Callee(call), x.Signature(call))
		if !ok || how.Group < 0 || how.Ctx < 0 || how.Group > 1 || how.Ctx > 1 || how.Parent < 0 || how.Parent >= len(call.Args) {
			return nil
		}
		id, v := local(lhs[how.Group])
		ctxID, ctx := local(lhs[how.Ctx])
		if v == nil || ctxID == nil || ctx == nil && ctxID.Name != "_" {
			return nil
		}
		fl := flow.Of(f)
		arg := call.Args[how.Parent]
		g := &group{f: fl, v: v, id: id, call: call, ctxID: ctxID, ctx: ctx, value: fl.Eval(call), parent: fl.Eval(arg), arg: arg}
		if g.value.Op != ctxflow.Derived {
			return nil
		}
		return []*group{g}
	}
	var found []*group
	for i, e := range lhs {
		id, v := local(e)
		if v == nil || !ctxapi.IsGroup(v.Type()) || x.Info.Defs[id] == nil {
			continue
		}
		if len(rhs) == 0 || len(rhs) == len(lhs) && fresh(x, rhs[i]) {
			found = append(found, &group{f: flow.Of(f), v: v, id: id})
		}
	}
	return found
}

// fresh reports whether an expression makes a new group: new(T), T{}, &T{}.
func fresh(x *ctxindex.Index, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.AND && fresh(x, e.X)
	case *ast.CallExpr:
		return x.Info.Types[e.Fun].IsBuiltin()
	}
	return false
}

// uses finds what the function, literals included, does with the group.
func (g *group) uses(x *ctxindex.Index) {
	ast.Inspect(g.f.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id != g.id && x.Info.ObjectOf(id) == g.v {
			if cur, ok := x.Cursor(id); ok {
				g.use(x, cur)
			}
		}
		return true
	})
}

func (g *group) use(x *ctxindex.Index, cur inspector.Cursor) {
	outward := func() ast.Node {
		for cur = cur.Parent(); ; cur = cur.Parent() {
			if _, paren := cur.Node().(*ast.ParenExpr); !paren {
				return cur.Node()
			}
		}
	}
	kind, _ := cur.ParentEdge()
	sel, ok := outward().(*ast.SelectorExpr)
	if !ok {
		// Assigned to, it gets another group: see made.
		g.escapes = g.escapes || kind != edge.AssignStmt_Lhs
		return
	}
	call, ok := outward().(*ast.CallExpr)
	switch {
	case !ok || ast.Unparen(call.Fun) != sel:
		g.escapes = true // a method value
	case sel.Sel.Name == "Wait":
		g.waits = append(g.waits, call)
	case joins(x, call):
		if g.started == nil {
			g.started = call
		}
		for _, arg := range call.Args {
			if lit, ok := ast.Unparen(arg).(*ast.FuncLit); ok {
				g.tasks = append(g.tasks, x.FuncOf(lit))
			}
		}
	}
}
