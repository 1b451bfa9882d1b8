package ctxloop

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// pause returns the duration of a call of time.Sleep or time.After, or of the
// methods of a clock that stand for them, or nil.
func pause(info *types.Info, call *ast.CallExpr) ast.Expr {
	var id *ast.Ident
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		id = fun
	case *ast.SelectorExpr:
		id = fun.Sel
	default:
		return nil
	}
	fn, ok := info.Uses[id].(*types.Func)
	if !ok || len(call.Args) != 1 {
		return nil
	}
	if ctxapi.IsFunc(fn, "time", "Sleep") || ctxapi.IsFunc(fn, "time", "After") {
		return call.Args[0]
	}
	if fn.Name() == "Sleep" || fn.Name() == "After" {
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) && fn.Signature().Params().Len() == 1 && ctxapi.IsDuration(fn.Signature().Params().At(0).Type()) {
			return call.Args[0]
		}
	}
	return nil
}

// sleeps reports the pauses of f that have a weight, in loops that nothing was
// told of, and notes the loops that hold one.
func (c *checker) sleeps(loops []*loop, w ctxextent.Weight, told map[*loop]bool) {
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		var call *ast.CallExpr
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ExprStmt:
			call = c.waitsIn(n)
		}
		if call == nil {
			return true
		}
		s := n.(*ast.ExprStmt)
		l := innermost(loops, c.f, call)
		if l != nil && told[l] && w != ctxextent.Defect || c.weigh(s, call, l) != w || !c.sleep(s, call, l) || l == nil {
			return true
		}
		for _, outer := range loops {
			if outer.stmt.Pos() <= call.Pos() && call.End() <= outer.stmt.End() {
				told[outer] = true
			}
		}
		return true
	})
}

// waitsIn returns the call by which a statement pauses: time.Sleep(d), or
// <-time.After(d) outside of a select.
func (c *checker) waitsIn(s *ast.ExprStmt) *ast.CallExpr {
	if c.f.IsComm(s) {
		return nil
	}
	e := ast.Unparen(s.X)
	after := false
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		e, after = ast.Unparen(u.X), true
	}
	call, ok := e.(*ast.CallExpr)
	if !ok || pause(c.pass.TypesInfo, call) == nil {
		return nil
	}
	if after != (c.x.Callee(call).Name() == "After") {
		return nil
	}
	return call
}

// sleep reports one pause.
func (c *checker) sleep(s *ast.ExprStmt, call *ast.CallExpr, l *loop) bool {
	category := "pause"
	if l != nil {
		category = "sleep"
	}
	h, ok := c.hand(call)
	if !ok {
		return c.ownerSleep(call, l) || c.helperSleep(call)
	}
	if !c.pass.Enabled(category) {
		return false
	}
	name := c.pauses(call)
	message := fmt.Sprintf("%s ignores %s: if %s ends, the pause is waited out; select on %s.Done() and a timer", name, h.Expr, h.Expr, h.Expr)
	if l != nil {
		message = fmt.Sprintf("%s ignores %s: the loop waits out each pause even if %s has ended; select on %s.Done() and a timer", name, h.Expr, h.Expr, h.Expr)
	}
	finding := report.Finding{
		Category: category,
		At:       s.X,
		Message:  message,
		Related:  h.Related(),
		Fix:      c.selectFix(s, call, h),
	}
	if l != nil {
		finding.Related = append(finding.Related, analysis.RelatedInformation{Pos: l.stmt.Pos(), End: l.body.Lbrace, Message: "the loop"})
	}
	c.pass.Report(finding)
	return true
}

// pauses names what pauses: time.Sleep, however it is imported, or a clock's.
func (c *checker) pauses(call *ast.CallExpr) string {
	if fn := c.x.Callee(call); fn.Signature().Recv() == nil {
		return "time." + fn.Name()
	}
	return types.ExprString(call.Fun)
}

// weigh returns what a pause is worth, by how long it may take, and by how its
// loop sees that the context has ended.
func (c *checker) weigh(s *ast.ExprStmt, call *ast.CallExpr, l *loop) ctxextent.Weight {
	if l == nil {
		return ctxextent.Never.Weigh(c.pkg.extents.Pause(call.Args[0], nil))
	}
	return c.looks(s, l).Weigh(c.pkg.extents.Pause(call.Args[0], l.stmt))
}

// looks: whether every way from a pause back to it asks a context.
func (c *checker) looks(s *ast.ExprStmt, l *loop) ctxextent.Looks {
	at, ok := c.f.Locate(s)
	switch {
	case ok && !c.roundWithout(l, at, func(n ast.Node) bool { return c.asksSurely(n) && !c.failsRound(l, n) }):
		return ctxextent.Late
	case c.unbounded(l) && !l.exits(l.head, headExit(l)) && !c.dies(l):
		return ctxextent.Trapped
	}
	return ctxextent.Never
}

// failsRound reports whether a node does not look at the context but by a call that fails
// with it, and the failure only leads to the next turn.
func (c *checker) failsRound(l *loop, n ast.Node) bool {
	if c.stops(n) {
		return false
	}
	if c.attempted(n) != nil {
		return true
	}
	call, errv := c.attempt(n)
	at, ok := c.f.Locate(n)
	return call != nil && ok && !l.exits(c.f.CFG.Blocks[at.Block], c.success(l, errv))
}

// roundWithout reports whether control can come from a point of the loop back
// to it without passing a node that ok holds of.
func (c *checker) roundWithout(l *loop, at ctxflow.Point, ok func(ast.Node) bool) bool {
	passes := func(b *cfg.Block, from, to int) bool {
		for _, n := range b.Nodes[from:to] {
			if ok(c.whole(n)) {
				return true
			}
		}
		return false
	}
	start := c.f.CFG.Blocks[at.Block]
	if passes(start, at.Node+1, len(start.Nodes)) {
		return false
	}
	seen := make(map[*cfg.Block]bool)
	work := []*cfg.Block{start}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for _, s := range b.Succs {
			if !l.blocks[s] || seen[s] {
				continue
			}
			seen[s] = true
			if s == start {
				if !passes(s, 0, at.Node) {
					return true
				}
				continue
			}
			if !passes(s, 0, len(s.Nodes)) {
				work = append(work, s)
			}
		}
	}
	return false
}

// whole returns the select that a communication belongs to: a select looks at
// all its channels, whichever is listed first.
func (c *checker) whole(n ast.Node) ast.Node {
	if !c.f.IsComm(n) {
		return n
	}
	cur, ok := c.x.Cursor(n)
	if !ok {
		return n
	}
	for up := range cur.Enclosing((*ast.SelectStmt)(nil)) {
		return comms(up.Node().(*ast.SelectStmt))
	}
	return n
}

// comms gathers the communications of a select, without its bodies.
func comms(sel *ast.SelectStmt) ast.Node {
	list := new(ast.BlockStmt)
	for _, clause := range sel.Body.List {
		if comm := clause.(*ast.CommClause).Comm; comm != nil {
			list.List = append(list.List, comm)
		}
	}
	return list
}
