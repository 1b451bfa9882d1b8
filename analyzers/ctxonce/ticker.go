package ctxonce

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// ticker returns the local variable that holds the ticker, or the channel of
// time.Tick, that an expression receives from.
func (c *checker) ticker(e ast.Expr) *types.Var {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		if field, ok := c.TypesInfo.Uses[e.Sel].(*types.Var); ok && field.IsField() && field.Name() == "C" {
			id, _ = ast.Unparen(e.X).(*ast.Ident)
		}
	}
	if id == nil {
		return nil
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || !c.ticks(v) {
		return nil
	}
	return v
}

// ticks reports whether a variable is declared, by the function or one around
// it, as time.NewTicker(d) or time.Tick(d).
func (c *checker) ticks(v *types.Var) bool {
	found := false
	ast.Inspect(c.f.Outermost().Node, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != len(as.Rhs) {
			return !found
		}
		for i, lhs := range as.Lhs {
			id, ok := lhs.(*ast.Ident)
			if !ok || c.TypesInfo.Defs[id] != v {
				continue
			}
			if call, ok := ast.Unparen(as.Rhs[i]).(*ast.CallExpr); ok {
				if fn := c.Index.Callee(call); fn != nil {
					found = ctxapi.IsFunc(fn, "time", "NewTicker") || ctxapi.IsFunc(fn, "time", "Tick")
				}
			}
		}
		return !found
	})
	return found
}

// usedElsewhere reports whether a ticker is used for more than this receive
// and to stop it: somebody else may wait for its later ticks.
func (c *checker) usedElsewhere(v *types.Var, recv *ast.UnaryExpr) bool {
	for cur := range c.Index.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		if recv.Pos() <= cur.Node().Pos() && cur.Node().End() <= recv.End() {
			continue
		}
		if k, _ := cur.ParentEdge(); k != edge.SelectorExpr_X || cur.Parent().Node().(*ast.SelectorExpr).Sel.Name != "Stop" {
			return true
		}
	}
	return false
}

// works reports whether an arm does something, and does not say that once is
// enough by returning.
func works(arm *ast.CommClause) bool {
	calls := false
	for _, s := range arm.Body {
		leaves := false
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.CallExpr:
				calls = true
			case *ast.ReturnStmt:
				leaves = true
			case *ast.BranchStmt:
				leaves = leaves || n.Tok == token.GOTO || n.Label != nil
			}
			return true
		})
		if leaves {
			return false
		}
	}
	return calls
}

// doneBefore reports whether the function calls before a select what an arm of it
// calls again: a function of the module, since everybody prints.
func (c *checker) doneBefore(arm *ast.CommClause, sel *ast.SelectStmt) bool {
	called := func(within func(ast.Node) bool) map[*types.Func]bool {
		fns := make(map[*types.Func]bool)
		for n := range c.f.Nodes((*ast.CallExpr)(nil)) {
			if fn := c.Index.Callee(n.(*ast.CallExpr)); fn != nil && within(n) && c.Sums.InModule(fn) {
				fns[fn] = true
			}
		}
		return fns
	}
	before := called(func(n ast.Node) bool { return n.End() <= sel.Pos() })
	for fn := range called(func(n ast.Node) bool { return ctxindex.Contains(arm, n) }) {
		if before[fn] {
			return true
		}
	}
	return false
}

// servedOnce returns the channel of an arm, and a send, if the arm is the only
// receiver of a local channel without room, in a goroutine that is started
// once, and the function around it sends again and again.
func (c *checker) servedOnce(arm *ast.CommClause) (*ctxchan.Chan, ast.Node) {
	if c.f.Run != ctxindex.Spawned {
		return nil, nil
	}
	for _, ch := range c.chans.Local {
		receives := ch.Of(ctxchan.Receive, ctxchan.Range)
		if ch.Escapes || ch.Cap != 0 || len(receives) != 1 || receives[0].Clause != arm || ch.In != c.f.Parent {
			continue
		}
		outer := c.Flow.Of(ch.In)
		start, ok := outer.Locate(c.f.Node)
		if !ok || outer.InLoop(start) {
			return nil, nil
		}
		for _, op := range ch.Of(ctxchan.Send) {
			at, ok := outer.Locate(op.Node)
			if op.In == ch.In && op.Select == nil && ok && outer.InLoop(at) {
				return ch, op.Node
			}
		}
	}
	return nil, nil
}

// tickArm returns the clause that receives from a ticker, or nil.
func (c *checker) tickArm(arms []*ast.CommClause) *ast.CommClause {
	for _, arm := range arms {
		if recv := ctxindex.Received(arm.Comm); recv != nil && c.ticker(recv.X) != nil {
			return arm
		}
	}
	return nil
}

// sameWork reports whether all arms do nothing but the same call: a tick and
// a kick of the same worker.
func (c *checker) sameWork(arms []*ast.CommClause) bool {
	var same *types.Func
	for _, arm := range arms {
		if len(arm.Body) != 1 {
			return false
		}
		s, ok := arm.Body[0].(*ast.ExprStmt)
		if !ok {
			return false
		}
		call, ok := ast.Unparen(s.X).(*ast.CallExpr)
		if !ok {
			return false
		}
		fn := c.Index.Callee(call)
		if fn == nil || same != nil && fn != same {
			return false
		}
		same = fn
	}
	return true
}
