package ctxintent

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// Unnamed returns the nearest function around f, f included, that has a
// context parameter, and the first of these, if none of them has a name.
func Unnamed(f *ctxflow.Func) (*ctxflow.Func, *types.Var) {
	for ; f != nil; f = f.ParentFlow() {
		var blank *types.Var
		for v := range f.Sig.Params().Variables() {
			switch {
			case !ctxapi.IsStdContext(v.Type()):
			case v.Name() != "_" && v.Name() != "":
				return nil, nil
			case blank == nil:
				blank = v
			}
		}
		if blank != nil {
			return f, blank
		}
	}
	return nil, nil
}

// ignored returns the context parameter that the function around a call is given and
// does not name, if the call is over before that function returns.
func (m *Model) ignored(u Use) *types.Var {
	f, blank := Unnamed(u.In)
	if f == nil {
		return nil
	}
	if name := m.NameOf(f); ctxapi.Ends(name) || ctxapi.Begins(name) {
		return nil
	}
	if but, ok := m.life.Within(u.In.Below(f)); !ok || but != "" {
		return nil
	}
	return blank
}

// NameOf returns the name of a function, of a literal that of the field which takes it,
// without the On of an event.
func (m *Model) NameOf(f *ctxflow.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	cur, ok := m.x.Cursor(f.Node)
	if !ok {
		return ""
	}
	name := ""
	switch n := cur.Parent().Node().(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok {
			name = key.Name
		}
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if sel, ok := ast.Unparen(n.Lhs[i]).(*ast.SelectorExpr); ok && rhs == ast.Expr(f.Node.(*ast.FuncLit)) {
				name = sel.Sel.Name
			}
		}
	}
	return strings.TrimPrefix(name, "On")
}
