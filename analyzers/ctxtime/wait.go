package ctxtime

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// waits looks for the pause of a retry loop that is waited for even if the
// deadline comes first: the last error was in hand, and the caller gets the
// deadline's, later.
func (c *checker) waits(f *ctxindex.Func) {
	if c.pass.IsTest(f.Body.Pos()) || !hasSelect(f.Body) {
		return
	}
	flow := c.flow.Of(f)
	for _, arm := range flow.DoneArms() {
		if len(arm.Select.Body.List) < 2 || c.asksDeadline(f.Outermost()) {
			continue
		}
		delay := c.delay(arm.Select)
		if delay == nil {
			continue
		}
		at, ok := flow.Locate(arm.Recv)
		if !ok || !flow.InLoop(at) || !mayHaveDeadline(arm.Ctx) {
			continue
		}
		work := c.failed(flow, arm)
		if work == nil {
			continue
		}
		c.pass.Report(report.Finding{
			Category: "wait",
			At:       report.At(arm.Select.Pos(), arm.Select.Body.Lbrace),
			Message: fmt.Sprintf("if the context's deadline comes before %s is over, this waits for nothing, and the caller gets the deadline's error for the cause; compare it with time.Until of Deadline(), and return the error at once",
				types.ExprString(delay)),
			Related: []analysis.RelatedInformation{report.Related(work, "what is tried again")},
		})
	}
}

func hasSelect(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		_, ok := n.(*ast.SelectStmt)
		found = found || ok
		return !found
	})
	return found
}

// mayHaveDeadline: a context of this function's own making has one only if it
// says so.
func mayHaveDeadline(v *ctxflow.Value) bool {
	for ; v != nil; v = v.Parent() {
		switch v.Op {
		case ctxflow.Param:
			return true
		case ctxflow.Derived:
			if isTimed(v.How) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// asksDeadline reports whether a function asks a context for its deadline.
func (c *checker) asksDeadline(f *ctxindex.Func) bool {
	found := false
	ast.Inspect(f.Node, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Deadline" && ctxapi.IsContext(c.pass.TypesInfo.TypeOf(sel.X)) {
			found = true
		}
		return !found
	})
	return found
}

// delay returns the duration that a select waits for in one of its clauses, if
// it is computed: a back-off grows. The clause itself does nothing, so that the
// loop goes on.
func (c *checker) delay(sel *ast.SelectStmt) ast.Expr {
	for _, s := range sel.Body.List {
		clause := s.(*ast.CommClause)
		recv := receive(clause.Comm)
		if recv == nil {
			continue
		}
		call, ok := ast.Unparen(recv.X).(*ast.CallExpr)
		if !ok || c.callee(call) != "time.After" || len(call.Args) != 1 {
			continue
		}
		if _, isConst := c.constant(call.Args[0]); !isConst {
			return call.Args[0]
		}
	}
	return nil
}

func receive(comm ast.Stmt) *ast.UnaryExpr {
	switch s := comm.(type) {
	case *ast.ExprStmt:
		if u, ok := ast.Unparen(s.X).(*ast.UnaryExpr); ok {
			return u
		}
	case *ast.AssignStmt:
		if u, ok := ast.Unparen(s.Rhs[0]).(*ast.UnaryExpr); ok {
			return u
		}
	}
	return nil
}

// failed returns the call in the loop around a select that is given the same
// context and returns an error.
func (c *checker) failed(flow *ctxflow.Func, arm ctxflow.DoneArm) *ast.CallExpr {
	cur, ok := c.x.Cursor(arm.Select)
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		loop, ok := up.Node().(*ast.ForStmt)
		if !ok {
			return nil
		}
		var found *ast.CallExpr
		ast.Inspect(loop.Body, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if _, lit := n.(*ast.FuncLit); lit || found != nil {
				return false
			}
			if ok && call.Pos() < arm.Select.Pos() {
				res := c.x.Signature(call)
				if res != nil && res.Results().Len() > 0 && ctxapi.IsError(res.Results().At(res.Results().Len()-1).Type()) && c.given(flow, call, arm.Ctx) {
					found = call
				}
			}
			return true
		})
		return found
	}
	return nil
}
