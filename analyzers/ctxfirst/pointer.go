package ctxfirst

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// pointer reports *context.Context where it is the type of something
// declared. In an expression, as in reflect.TypeOf((*context.Context)(nil)),
// it names the type and stores nothing.
func (c *checker) pointer(cur inspector.Cursor, star *ast.StarExpr) {
	tv, ok := c.TypesInfo.Types[star]
	if !ok || !tv.IsType() || !ctxapi.IsStdContext(c.TypesInfo.TypeOf(star.X)) || !c.declares(cur) {
		return
	}
	c.Report(report.Finding{
		Category: "order",
		At:       star,
		Assumes:  "nothing needs the pointer",
		Message:  "a *context.Context lets one holder replace the context of all the others, and an interface is already a reference; use context.Context",
	})
}

// declares reports whether the type expression at cur is, or is an element
// of, the type of a variable, field, parameter or result that the module is
// free to choose.
func (c *checker) declares(cur inspector.Cursor) bool {
	for {
		parent := cur.Parent()
		switch n := parent.Node().(type) {
		case *ast.ParenExpr, *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.Ellipsis:
			cur = parent
			continue
		case *ast.ValueSpec:
			return n.Type == cur.Node()
		case *ast.TypeSpec:
			return n.Type == cur.Node()
		case *ast.Field:
			list := parent.Parent()
			typ, ok := list.Parent().Node().(*ast.FuncType)
			if !ok {
				return true // of a struct
			}
			s, ok := c.signature(list.Parent(), typ)
			return ok && s.body != nil && !s.forced() && !c.exchanges(s.body, n) && !c.onlyDeferred(s)
		}
		return false
	}
}

// exchanges reports whether a function assigns through a parameter: it is
// there to give its caller another context, as in defer task(&ctx)().
func (c *checker) exchanges(body *ast.BlockStmt, param *ast.Field) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for _, lhs := range assign.Lhs {
			star, ok := ast.Unparen(lhs).(*ast.StarExpr)
			if !ok {
				continue
			}
			id, ok := ast.Unparen(star.X).(*ast.Ident)
			for _, name := range param.Names {
				found = found || ok && c.TypesInfo.Uses[id] == c.TypesInfo.Defs[name]
			}
		}
		return !found
	})
	return found
}

// onlyDeferred reports whether all that the package does with a function of its
// own is to defer it: it reads what the variables of its caller hold by then, as
// in defer s.record(&ctx, &err).
func (c *checker) onlyDeferred(s *signature) bool {
	fn, ok := s.obj.(*types.Func)
	if !ok || fn.Exported() {
		return false
	}
	u := c.uses(fn)
	for _, call := range u.calls {
		cur, ok := c.Index.Cursor(call)
		if !ok {
			return false
		}
		if d, ok := cur.Parent().Node().(*ast.DeferStmt); !ok || d.Call != call {
			return false
		}
	}
	return !u.handedOn && len(u.calls) > 0
}
