package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// order reports a method that waits for its own goroutines, and only then
// calls the cancel function that would end them.
func (c *checker) order(w wait) bool {
	if w.kind == send || w.v == nil || !w.v.IsField() || w.f.Obj == nil || w.f.Sig.Recv() == nil {
		return false
	}
	if w.kind == receive && (w.ch == nil || !ctxapi.IsDoneChan(w.v.Type())) {
		return false
	}
	at, ok := w.f.Locate(w.node)
	if !ok || !c.quiet(w) {
		return false
	}
	var cancel *ast.CallExpr
	ast.Inspect(w.f.Body, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit {
			return false
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || cancel != nil || !c.isCancel(call) {
			return true
		}
		if c.deferred(call) {
			cancel = call
		} else if p, ok := w.f.Locate(call); ok && w.f.Reaches(at, p) {
			cancel = call
		}
		return true
	})
	if cancel == nil {
		return false
	}
	what, of := types.ExprString(operand(w.node)), types.ExprString(cancel.Fun)
	has, who, member := c.keeperOf(c.variable(cancel.Fun)).all(c.members(w))
	assumes := ""
	switch has {
	case free:
		c.Silent(w.node, "order", "all that %s stands for ends by itself: none of it watches the context of %s", what, of)
		return false
	case loose:
		assumes = who + " ends only then"
	}
	related := []analysis.RelatedInformation{report.Related(cancel, "too late")}
	if member != nil {
		related = append(related, report.Related(member, "waited for"))
	}
	c.Report(report.Finding{
		Category: "order",
		Assumes:  assumes,
		At:       w.node,
		Message: fmt.Sprintf("this waits for %s, but %s, which stops what it waits for, is only called afterwards; call %s first",
			what, of, of),
		Related: related,
	})
	return true
}

// isCancel reports whether a call calls a cancel function that the receiver of
// the method keeps.
func (c *checker) isCancel(call *ast.CallExpr) bool {
	v := c.variable(call.Fun)
	return v != nil && v.IsField() && ctxapi.IsCancelFunc(v.Type())
}

func (c *checker) deferred(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	_, ok = cur.Parent().Node().(*ast.DeferStmt)
	return ok
}

// quiet reports whether a function does nothing before a wait that could tell
// the goroutines to end: it calls, sends and closes nothing but locks.
func (c *checker) quiet(w wait) bool {
	quiet := true
	ast.Inspect(w.f.Body, func(n ast.Node) bool {
		if n == nil || n.Pos() >= w.node.Pos() || !quiet {
			return false
		}
		switch n := n.(type) {
		case *ast.SendStmt, *ast.GoStmt:
			quiet = false
		case *ast.DeferStmt:
			return false
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if v := c.variable(lhs); v != nil && v.IsField() {
					quiet = false // a flag, perhaps
				}
			}
		case *ast.CallExpr:
			if n != w.node && !c.harmless(n) {
				quiet = false
			}
		}
		return quiet
	})
	return quiet
}

func (c *checker) harmless(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	return fn.Pkg().Path() == "sync" && fn.Name() != "Do" || c.Index.API.IsValueOnly(fn)
}
