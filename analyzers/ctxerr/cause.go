package ctxerr

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// returnedErrs looks at the errors of contexts that have a cause to tell.
func (c *checker) returnedErrs() {
	if len(c.causes) == 0 || !c.Enabled("cause") {
		return
	}
	// By call and, for those that are stored, by field.
	made := make(map[ast.Node]ast.Node)
	fields := make(map[*types.Var]ast.Node)
	for _, cur := range c.causes {
		made[cur.Node()] = cur.Node()
		as, ok := cur.Parent().Node().(*ast.AssignStmt)
		if !ok {
			continue
		}
		if sel, ok := ast.Unparen(as.Lhs[0]).(*ast.SelectorExpr); ok {
			if field, ok := c.TypesInfo.Uses[sel.Sel].(*types.Var); ok {
				fields[field] = cur.Node()
			}
		}
	}
	for _, call := range c.errs {
		f := c.Index.Enclosing(call)
		if f == nil || c.asked[f.Outermost()] || !c.returned(call) {
			continue
		}
		ctx := ast.Unparen(call.Fun).(*ast.SelectorExpr).X
		set := causeOf(c.Flow.Of(f).Eval(ctx), made, fields)
		if set == nil {
			continue
		}
		fix := &report.Fix{Message: "return the cause"}
		name, edits := edit.Import(c.TypesInfo, c.File(call.Pos()), call.Pos(), "context", "context")
		if name != "" {
			name += "."
		}
		fix.Edits = append(edits, edit.Replace(call, fmt.Sprintf("%sCause(%s)", name, types.ExprString(ctx))))
		c.Report(report.Finding{
			Category: "cause",
			At:       call,
			Message:  fmt.Sprintf("%s hides the cause that the context is canceled with; return context.Cause(%s)", types.ExprString(call), types.ExprString(ctx)),
			Related:  []analysis.RelatedInformation{report.Related(set, "created with a cause here")},
			Fix:      fix,
		})
	}
}

// causeOf returns the call that gives a context, or one that it derives from, a
// cause.
func causeOf(v *ctxflow.Value, made map[ast.Node]ast.Node, fields map[*types.Var]ast.Node) ast.Node {
	for ; v != nil; v = v.Parent() {
		switch v.Op {
		case ctxflow.Derived:
			if call := made[v.Node]; call != nil {
				return call
			}
		case ctxflow.Field:
			return fields[v.Var]
		default:
			return nil
		}
	}
	return nil
}

// returned reports whether a call is a result of a return statement, or is
// wrapped for one by fmt.Errorf.
func (c *checker) returned(call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return false
	}
	for up := cur.Parent(); ; up = up.Parent() {
		switch n := up.Node().(type) {
		case *ast.ParenExpr:
		case *ast.CallExpr:
			if fn := c.Index.Callee(n); fn == nil || fn.FullName() != "fmt.Errorf" {
				return false
			}
		case *ast.ReturnStmt:
			return true
		default:
			return false
		}
	}
}
