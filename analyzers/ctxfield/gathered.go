package ctxfield

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// gathered reports a slice or map in which the contexts of calls pile up: nothing
// takes one out when its call is over, nor waits for their ends.
func (c *checker) gathered(o owner, f field) bool {
	switch f.obj.Type().Underlying().(type) {
	case *types.Slice, *types.Map:
	default:
		return false
	}
	if !c.Enabled("stored") {
		return false
	}
	var first ast.Node
	for _, ref := range c.usage.refs[f.obj] {
		cur := operand(ref)
		added, other := c.adds(cur)
		switch in := c.Index.Enclosing(cur.Node()); {
		case added != nil && in != nil && c.isParam(added, in.Outermost()):
			if first == nil && !c.IsTest(added.Pos()) {
				first = added
			}
		case other:
			return false
		}
	}
	if first == nil {
		return false
	}
	c.Report(report.Finding{
		Category: "stored",
		At:       f.node,
		Message: fmt.Sprintf("field %s of %s collects the contexts of calls and nothing removes one when its call returns; pass each to the work that it is for",
			f.obj.Name(), o.name.Name()),
		Related: []analysis.RelatedInformation{report.Related(first, "it is stored here")},
	})
	return true
}

// adds returns what a use of a slice or map of contexts adds to it. The second
// result tells that it may do something else: remove one, or watch them.
func (c *checker) adds(cur inspector.Cursor) (added ast.Expr, other bool) {
	parent := cur.Parent()
	switch n := parent.Node().(type) {
	case *ast.IndexExpr:
		if as, ok := parent.Parent().Node().(*ast.AssignStmt); ok && len(as.Lhs) == len(as.Rhs) {
			for i, lhs := range as.Lhs {
				if lhs == n {
					return as.Rhs[i], false
				}
			}
		}
		var uses uses
		c.usage.value(parent, &uses)
		return nil, uses.kinds != 0
	case *ast.CallExpr:
		id, ok := ast.Unparen(n.Fun).(*ast.Ident)
		b, isBuiltin := c.TypesInfo.Uses[id].(*types.Builtin)
		switch {
		case !ok || !isBuiltin:
			return nil, true
		case b.Name() == "append" && len(n.Args) == 2 && n.Args[0] == cur.Node() && !n.Ellipsis.IsValid():
			return n.Args[1], false
		}
		return nil, b.Name() != "len" && b.Name() != "cap"
	case *ast.AssignStmt: // made, or appended to
		for i, lhs := range n.Lhs {
			if lhs == cur.Node() && len(n.Lhs) == len(n.Rhs) {
				call, ok := ast.Unparen(n.Rhs[i]).(*ast.CallExpr)
				return nil, !ok || c.Index.Callee(call) != nil
			}
		}
		return nil, true
	case *ast.KeyValueExpr:
		return nil, n.Key != cur.Node()
	case *ast.RangeStmt:
		id, ok := n.Value.(*ast.Ident)
		if !ok {
			return nil, n.Value != nil
		}
		return nil, c.usage.of(c.TypesInfo.ObjectOf(id)).kinds != 0
	case *ast.BinaryExpr:
		return nil, false
	}
	return nil, true
}

// bare reports what a mere declaration shows: a context in a struct that nobody
// here is seen to fill, and that functions are not given as their parameters.
func (c *checker) bare(o owner, f field) bool {
	if !c.Likely("stored") || !o.name.Exported() || ownsLifetime(o.typ) || len(c.stores(o, f)) > 0 || !f.obj.Exported() && len(c.usage.refs[f.obj]) > 0 {
		return false
	}
	for _, fn := range c.Index.Funcs {
		for p := range fn.Sig.Params().Variables() {
			if isOwner(p.Type(), o) {
				return false
			}
		}
	}
	c.Report(report.Finding{
		Category: "stored",
		At:       f.node,
		Message:  fmt.Sprintf("field %s of %s stores a context; pass it to the calls that need it", f.obj.Name(), o.name.Name()),
		Assumes:  o.name.Name() + " outlives the call that passes the context",
	})
	return true
}
