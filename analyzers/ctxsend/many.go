package ctxsend

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// many reports goroutines that are started in a loop and each send, where the
// function takes the first value only, or may return between two of them.
func (c *checker) many() bool {
	sends, receives := c.ch.Of(ctxchan.Send), c.ch.Of(ctxchan.Receive)
	g, ok := c.far(sends)
	if !ok || len(receives) != 1 || len(c.ch.Of(ctxchan.Range)) > 0 || !c.near(receives) {
		return false
	}
	start, ok := c.f.Locate(g.start)
	if !ok || !c.f.InLoop(start) || c.once(g) || c.single(g.start) || !always(g.f, bareOps(sends)) {
		return false
	}
	op := receives[0]
	at, ok := c.f.Locate(op.Node)
	if !ok || !c.f.Reaches(start, at) || c.f.Reaches(at, start) {
		return false
	}
	// Have: many senders, each of which sends come what may; after them, one
	// place that receives.
	var how string
	var related analysis.RelatedInformation
	if c.f.InLoop(at) {
		out := c.returnBetween(op)
		if out == nil {
			return false
		}
		how = "if " + c.function() + " returns before it has received from all"
		related = report.Related(out, "it returns here")
	} else {
		how = "once the first was received"
		related = report.Related(op.Node, "only one is received")
	}
	name := c.ch.Var.Name()
	c.pass.Report(report.Finding{
		Category: "many",
		At:       c.ch.Make,
		Message:  fmt.Sprintf("the goroutines that send on %s are left behind for ever %s, as %s has no room; make room for all of them", name, how, name),
		Related:  []analysis.RelatedInformation{related, report.Related(g.start, "in these goroutines")},
	})
	return true
}

// single reports whether the loop around a statement runs once: to a constant
// of one.
func (c *checker) single(s ast.Stmt) bool {
	rng, ok := c.loop(s).(*ast.RangeStmt)
	if !ok {
		return false
	}
	v := c.pass.TypesInfo.Types[rng.X].Value
	if v == nil {
		return false
	}
	n, exact := constant.Int64Val(constant.ToInt(v))
	return exact && n < 2
}

// loop returns the innermost loop around a node, or nil.
func (c *checker) loop(n ast.Node) ast.Stmt {
	cur, ok := c.x.Cursor(n)
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		s, _ := up.Node().(ast.Stmt)
		return s
	}
	return nil
}

// returnBetween returns the statement by which a function leaves the loop that
// receives before the loop has come to its end: a return in the body behind the
// receive.
func (c *checker) returnBetween(op ctxchan.Op) ast.Node {
	loop := c.loop(op.Node)
	at, ok := c.f.Locate(op.Node)
	if loop == nil || !ok {
		return nil
	}
	var out ast.Node
	ast.Inspect(loop, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if p, ok := c.f.Locate(n); ok && out == nil && c.f.Reaches(at, p) && !c.arrives(n, op) {
				out = n
			}
		}
		return out == nil
	})
	return out
}

// arrives reports whether a return is part of the receive's own statement, or
// stands where the value shows that it was the last.
func (c *checker) arrives(ret *ast.ReturnStmt, op ctxchan.Op) bool {
	if ret.Pos() <= op.Node.Pos() && op.Node.End() <= ret.End() {
		return true
	}
	cur, ok := c.x.Cursor(ret)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.CommClause)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		switch n := up.Node().(type) {
		case *ast.IfStmt:
			return c.counts(n.Cond)
		case *ast.CommClause:
			return n == op.Clause
		}
		return true
	}
	return true
}

// counts reports whether a condition is about a number: how many have come, for
// all that is known.
func (c *checker) counts(cond ast.Expr) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		if t := c.pass.TypesInfo.TypeOf(e); t != nil && isNumber(t) {
			found = true
		}
		return !found
	})
	return found
}

func isNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}
