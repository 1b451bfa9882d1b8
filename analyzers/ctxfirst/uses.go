package ctxfirst

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// uses says how the package uses a function, or a variable that holds one.
type uses struct {
	calls    []*ast.CallExpr
	handedOn bool // used as a value: passed, stored, returned, compared
}

// uses looks through the package. It is asked only for signatures that are
// about to be reported.
func (c *checker) uses(obj types.Object) uses {
	var u uses
	for cur := range c.Index.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if !refers(c.TypesInfo.Uses[id], obj) {
			continue
		}
		if call, ok := ctxindex.CallOf(cur); ok {
			u.calls = append(u.calls, call.Node().(*ast.CallExpr))
		} else if !written(cur) {
			u.handedOn = true
		}
	}
	return u
}

func refers(used, obj types.Object) bool {
	switch o := used.(type) {
	case *types.Func:
		return o.Origin() == obj
	case *types.Var:
		return o.Origin() == obj
	}
	return false
}

// written reports whether the identifier is the target of an assignment or
// the key of a composite literal.
func written(cur inspector.Cursor) bool {
	if sel, ok := cur.Parent().Node().(*ast.SelectorExpr); ok && sel.Sel == cur.Node() {
		cur = cur.Parent()
	}
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if lhs == cur.Node() {
				return true
			}
		}
	case *ast.KeyValueExpr:
		return n.Key == cur.Node()
	}
	return false
}
