package ctxdefer

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// notDeferred reports a cancel function that is called on every path, but
// only by statements at the end of those paths.
func (c *checker) notDeferred(ob ctxflow.Obligation) {
	f := ob.In
	if !c.Enabled("notdeferred") || ob.Binding != ctxflow.Local || f.ErrorOf(ob) != nil {
		return
	}
	calls, ok := c.onlyCalls(ob)
	if !ok || len(calls) == 0 || f.Leak(ob, c.Sums).Kind != ctxflow.NoLeak {
		return
	}
	for _, call := range calls {
		if !c.last(f, call) {
			return // something needs the context to end early, or the call ends a turn
		}
	}
	risk := c.between(ob, calls[0])
	if risk == nil || ob.How.Known && f.Idle(ob) {
		return // nothing at risk, or a context for nothing, as ctxlost says
	}
	reach := c.Life.Of(ob)
	if reach > ctxlife.Doubtful {
		return // what leaves ends too early either way, which is ctxescape's
	}
	var fix *report.Fix
	if reach == ctxlife.Within {
		fix = c.fixNotDeferred(ob, calls)
	}
	name := types.ExprString(ob.Target)
	c.Report(report.Finding{
		Category: "notdeferred",
		At:       ob.Target,
		Message:  fmt.Sprintf("every path calls %s, but it is not deferred, so a panic in %s skips it; defer it here", name, types.ExprString(risk.Fun)),
		Related:  []analysis.RelatedInformation{report.Related(calls[0], "%s is called here", name)},
		Fix:      fix,
	})
}

// onlyCalls returns the statements that call the cancel function, if nothing
// else is done with it.
func (c *checker) onlyCalls(ob ctxflow.Obligation) ([]*ast.ExprStmt, bool) {
	var calls []*ast.ExprStmt
	only := true
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.ExprStmt); ok {
			if call, ok := s.X.(*ast.CallExpr); ok && c.isCancel(call, ob) && c.Index.Enclosing(s) == ob.In.Func {
				calls = append(calls, s)
				for _, arg := range call.Args {
					ast.Inspect(arg, func(n ast.Node) bool {
						_, isCall := n.(*ast.CallExpr)
						id, isIdent := n.(*ast.Ident)
						// The cause would be evaluated too early.
						if isCall || isIdent && id.Name != "nil" {
							only = false
						}
						return only
					})
				}
				return false
			}
		}
		if id, ok := n.(*ast.Ident); ok && n != ob.Target && c.TypesInfo.ObjectOf(id) == ob.Var {
			only = false
		}
		return only
	})
	return calls, only
}

// last reports whether nothing follows a call but a return: one of values
// that were computed before, or the end of the function.
func (c *checker) last(f *ctxflow.Func, call *ast.ExprStmt) bool {
	at, ok := f.Locate(call)
	if !ok {
		return false
	}
	b := f.CFG.Blocks[at.Block]
	i := at.Node + 1
	for i == len(b.Nodes) {
		if len(b.Succs) != 1 {
			return false
		}
		b, i = b.Succs[0], 0
	}
	ret, ok := b.Nodes[i].(*ast.ReturnStmt)
	return ok && !hasCall(ret)
}

func hasCall(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if _, ok := n.(*ast.CallExpr); ok {
			found = true
		}
		return !found
	})
	return found
}

// between returns a call between the derivation and the first call of the
// cancel function, or nil.
func (c *checker) between(ob ctxflow.Obligation, first *ast.ExprStmt) *ast.CallExpr {
	var risk *ast.CallExpr
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && call.Pos() > ob.Stmt.End() && call.End() < first.Pos() && c.Index.Signature(call) != nil {
			risk = call
		}
		_, isLit := n.(*ast.FuncLit)
		return risk == nil && !isLit
	})
	if risk != nil {
		if _, ok := ast.Unparen(risk.Fun).(*ast.FuncLit); ok {
			return nil
		}
	}
	return risk
}

// fixNotDeferred inserts the deferred call, and takes the others away.
func (c *checker) fixNotDeferred(ob ctxflow.Obligation, calls []*ast.ExprStmt) *report.Fix {
	derivation, ok := c.place(ob.Stmt)
	if !ok {
		return nil
	}
	arg := ""
	if ctxapi.IsCancelCauseFunc(ob.Var.Type()) {
		arg = "nil"
	}
	edits := []analysis.TextEdit{derivation.After("defer " + ob.Var.Name() + "(" + arg + ")")}
	for _, call := range calls {
		place, ok := c.place(call)
		if !ok {
			return nil
		}
		del, ok := place.Delete()
		if !ok {
			return nil
		}
		edits = append(edits, del)
	}
	return &report.Fix{Message: "defer the call", Edits: edits}
}

func (c *checker) place(n ast.Node) (edit.Place, bool) {
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return edit.Place{}, false
	}
	return edit.PlaceOf(c.Fset, c.File(n.Pos()), cur)
}
