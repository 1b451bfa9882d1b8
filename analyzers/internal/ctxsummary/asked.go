package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// told reports whether a call of fn asks a context for its error only to tell it
// on, to a function that makes an error of it, say: what decides whether to stop
// must be elsewhere.
func (s *Summaries) told(fn *types.Func, parent ast.Node) bool {
	if fn.Name() != "Err" && !ctxapi.IsFunc(fn, "context", "Cause") {
		return false
	}
	switch parent := parent.(type) {
	case *ast.CompositeLit, *ast.KeyValueExpr:
		return true
	case *ast.CallExpr:
		to := s.index.Callee(parent)
		return to == nil || to.Pkg() == nil || to.Pkg().Path() != "errors"
	}
	return false
}

// queried notes x.Done(), x.Err(), x.Deadline() and context.Cause(x). Receives
// from what Done returned are received's business.
func (s *Summaries) queried(g *ctxindex.Func, call *ast.CallExpr, cur inspector.Cursor, params []parameter, fact *Fact) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if ok {
		switch sel.Sel.Name {
		case "Done", "Err", "Deadline", "Cause":
		default:
			return // nearly all calls
		}
	}
	var asked ast.Expr
	fn := s.index.Callee(call)
	if fn == nil {
		return
	}
	if ctxapi.IsFunc(fn, "context", "Cause") && len(call.Args) == 1 {
		asked = call.Args[0]
	} else if ok && fn.Name() != "Cause" && s.index.API.IsContext(s.index.Info.TypeOf(sel.X)) {
		asked = sel.X
	}
	if asked == nil || offer(cur, g) || s.told(fn, cur.Parent().Node()) {
		return
	}
	fact.Watches = true
	from := s.from(g, asked, params).mask
	switch fn.Name() {
	case "Deadline":
		fact.Trusts |= from // a deadline that bounds what comes
	case "Done":
		switch cur.Parent().Node().(type) {
		case *ast.RangeStmt:
			fact.add(Waits|Lasts, from)
		case *ast.CallExpr, *ast.ReturnStmt, *ast.KeyValueExpr, *ast.CompositeLit:
			fact.Trusts |= from // whoever gets the channel
		}
	default:
		fact.add(s.decides(cur, g), from)
	}
}

// received notes a receive from a Done channel, at the call or by a variable.
func (s *Summaries) received(g *ctxindex.Func, n *ast.UnaryExpr, cur inspector.Cursor, params []parameter, fact *Fact) {
	if len(params) == 0 || !ctxapi.IsDoneChan(s.index.Info.TypeOf(n.X)) {
		return
	}
	v := s.flow.Of(g).Eval(n.X)
	if v.Op != ctxflow.Done || v.Parent() == nil || offer(cur, g) {
		return
	}
	from := s.parametersOf(v.Parent(), params).mask
	clause, sel := clauseOf(cur)
	if sel != nil && hasDefault(sel) {
		fact.add(s.leaves(clause.Body, cur, g), from)
		return
	}
	fact.add(Waits|Lasts, from)
}

// add notes an effect on parameters, by what a function does itself.
func (f *Fact) add(e Effect, mask uint32) {
	if e.Has(Waits) {
		f.Waits |= mask
		f.Each |= mask
	} else {
		f.Checks |= mask
	}
	if e.Has(Lasts) {
		f.Lasts |= mask
	}
}

// clauseOf returns the clause of a select that an operation is, and the select.
func clauseOf(op inspector.Cursor) (*ast.CommClause, *ast.SelectStmt) {
	for up := range op.Parent().Enclosing((*ast.CommClause)(nil), (*ast.BlockStmt)(nil)) {
		clause, ok := up.Node().(*ast.CommClause)
		if !ok || clause.Comm == nil || op.Node().Pos() < clause.Comm.Pos() || clause.Comm.End() < op.Node().End() {
			return nil, nil
		}
		sel, _ := up.Parent().Parent().Node().(*ast.SelectStmt)
		return clause, sel
	}
	return nil, nil
}

// decides says what an answer of a context, whether it has ended, does in g: it
// makes it leave, or decides between two ways on.
func (s *Summaries) decides(cur inspector.Cursor, g *ctxindex.Func) Effect {
	ended := true // the expression is true, or not nil, if the context has ended
	plain := true // it is the answer itself
	for {
		child := cur.Node()
		cur = cur.Parent()
		switch n := cur.Node().(type) {
		case *ast.ParenExpr:
		case *ast.UnaryExpr:
			ended, plain = ended == (n.Op != token.NOT), false
		case *ast.BinaryExpr:
			plain = false
			if s.index.Info.Types[n.Y].IsNil() || s.index.Info.Types[n.X].IsNil() {
				ended = ended == (n.Op == token.NEQ)
			}
		case *ast.CallExpr:
			plain = false // errors.Is
		case *ast.ReturnStmt:
			if plain && ctxapi.IsError(s.index.Info.TypeOf(child.(ast.Expr))) {
				return Waits | Lasts
			}
			return Checks
		case *ast.ForStmt:
			return Waits | Lasts
		case *ast.CaseClause:
			return s.leaves(n.Body, cur, g)
		case *ast.AssignStmt:
			if len(n.Lhs) != 1 {
				return Checks
			}
			return s.decidesVar(n, cur, g)
		case *ast.IfStmt:
			if child != n.Cond {
				return Checks
			}
			return s.branch(n, ended, cur, g)
		default:
			return Checks
		}
	}
}

// decidesVar is decides for an answer that a statement assigns to a variable:
// the statement is the beginning of an if, or stands before one that asks it.
func (s *Summaries) decidesVar(assign *ast.AssignStmt, cur inspector.Cursor, g *ctxindex.Func) Effect {
	branch, ok := cur.Parent().Node().(*ast.IfStmt)
	if !ok || branch.Init != ast.Stmt(assign) {
		next, has := cur.NextSibling()
		if !has {
			return Checks
		}
		if branch, ok = next.Node().(*ast.IfStmt); !ok || branch.Init != nil {
			return Checks
		}
		cur = next
	}
	cond, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	id, named := assign.Lhs[0].(*ast.Ident)
	if !ok || !named || !s.index.Info.Types[cond.Y].IsNil() {
		return Checks
	}
	x, ok := ast.Unparen(cond.X).(*ast.Ident)
	if !ok || s.index.Info.ObjectOf(x) != s.index.Info.ObjectOf(id) {
		return Checks
	}
	return s.branch(branch, cond.Op == token.NEQ, cur, g)
}

// branch is leaves for the branch of an if that is taken when the context has
// ended.
func (s *Summaries) branch(n *ast.IfStmt, ended bool, cur inspector.Cursor, g *ctxindex.Func) Effect {
	if ended {
		return s.leaves(n.Body.List, cur, g)
	}
	if block, ok := n.Else.(*ast.BlockStmt); ok {
		return s.leaves(block.List, cur, g)
	}
	return Checks
}

// leaves says what a branch does that is taken when a context has ended: Waits if
// it leaves a loop, or g with an error, or does nothing but leave g that returns
// nothing.
func (s *Summaries) leaves(body []ast.Stmt, cur inspector.Cursor, g *ctxindex.Func) Effect {
	if len(body) == 0 {
		return Checks
	}
	looped, waits := inLoop(cur, g), Waits
	if looped {
		waits |= Lasts
	}
	switch last := body[len(body)-1].(type) {
	case *ast.BranchStmt:
		if looped && (last.Tok == token.BREAK || last.Tok == token.GOTO) {
			return waits
		}
	case *ast.ReturnStmt:
		results := g.Sig.Results()
		switch {
		case ctxapi.CanFail(g.Sig):
			if len(last.Results) != results.Len() || !s.index.Info.Types[last.Results[results.Len()-1]].IsNil() || looped {
				return waits
			}
		case looped, results.Len() == 0 && len(body) == 1:
			return waits
		}
	}
	return Checks
}

// reason returns the parameters whose Err or Cause an expression is.
func (s *Summaries) reason(g *ctxindex.Func, e ast.Expr, params []parameter) uint32 {
	if e == nil || len(params) == 0 || !ctxapi.IsError(s.index.Info.TypeOf(e)) {
		return 0
	}
	v := s.flow.Of(g).Eval(e)
	if v.Op != ctxflow.Err || v.Parent() == nil {
		return 0
	}
	return s.parametersOf(v.Parent(), params).mask
}

// offer reports whether a place in g is within a select that offers a value and
// goes on if nobody takes it. A Done arm there interrupts nothing, it decides
// whether the value is dropped: that is how loggers queue their entries. In a
// loop it is a poll like any other.
func offer(cur inspector.Cursor, g *ctxindex.Func) bool {
	found := false
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.SelectStmt)(nil), (*ast.FuncLit)(nil)) {
		if up.Node() == g.Node {
			break
		}
		switch n := up.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return false
		case *ast.SelectStmt:
			if !hasDefault(n) {
				continue
			}
			for _, c := range n.Body.List {
				if _, ok := c.(*ast.CommClause).Comm.(*ast.SendStmt); ok {
					found = true
				}
			}
		}
	}
	return found
}

func hasDefault(sel *ast.SelectStmt) bool {
	for _, c := range sel.Body.List {
		if c.(*ast.CommClause).Comm == nil {
			return true
		}
	}
	return false
}
