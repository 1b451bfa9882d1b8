package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// owner reports a root in a method whose receiver holds a context that the
// type itself ends.
func (c *checker) owner(s *site) bool {
	if !c.pass.Enabled("owner") || s.f.Obj == nil || s.f.Sig.Recv() == nil || ctxapi.Ends(s.f.Obj.Name()) {
		return false
	}
	field := c.ownedContext(s.f.Sig.Recv().Type())
	if field == nil {
		return false
	}
	for _, u := range s.uses {
		if u.In != s.f || c.intent.Place(u) {
			continue
		}
		name := s.f.Sig.Recv().Name() + "." + field.Name()
		c.pass.Report(report.Finding{
			Category: "owner",
			At:       s.call,
			Message: fmt.Sprintf("%s goes on after %s has ended, because it gets a new %s; pass %s",
				subject(u.Call), name, types.ExprString(s.call.Fun), name),
			Related: []analysis.RelatedInformation{{Pos: field.Pos(), End: field.Pos() + 1, Message: "the type derives and cancels this context itself"}},
		})
		return true
	}
	return false
}

// ownedContext returns a context field of a struct type that some function of
// the package fills with a context it derived with a cancel function.
func (c *checker) ownedContext(recv types.Type) *types.Var {
	if p, ok := types.Unalias(recv).(*types.Pointer); ok {
		recv = p.Elem()
	}
	st, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range st.NumFields() {
		if f := st.Field(i); ctxapi.IsStdContext(f.Type()) && c.derivedInto(f) {
			return f
		}
	}
	return nil
}

// derivedInto reports whether x.field, x.cancel = context.WithCancel(…) or a
// like assignment or composite literal occurs.
func (c *checker) derivedInto(field *types.Var) bool {
	derives, known := c.derived[field]
	if !known {
		derives = c.derives(field)
		if c.derived == nil {
			c.derived = make(map[*types.Var]bool)
		}
		c.derived[field] = derives
	}
	return derives
}

func (c *checker) derives(field *types.Var) bool {
	for _, g := range c.x.Funcs {
		found := false
		flow := c.flow.Of(g)
		derived := func(e ast.Expr) bool {
			v := flow.Eval(e)
			return v.Op == ctxflow.Derived && v.How.Cancel >= 0
		}
		ast.Inspect(g.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == field && derived(n.Value) {
					found = true
				}
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
					if !ok || c.pass.TypesInfo.Uses[sel.Sel] != field {
						continue
					}
					rhs := n.Rhs[0]
					if len(n.Rhs) == len(n.Lhs) {
						rhs = n.Rhs[i]
					}
					found = found || derived(rhs)
				}
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
