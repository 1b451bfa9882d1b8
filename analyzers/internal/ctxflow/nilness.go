package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// SurelyNil reports whether a variable of f is nil on every way to a point: nothing has
// been assigned to it since it was declared without a value, or since a condition said so.
func (f *Func) SurelyNil(v *types.Var, at Point) bool {
	if v.Kind() != types.ResultVar && v.Kind() != types.LocalVar || v.Pos() < f.Node.Pos() || f.Node.End() < v.Pos() || f.AddressTaken(v) || f.setElsewhere(v) {
		return false
	}
	seen := make(map[int]bool)
	var before func(block, node int) bool
	before = func(block, node int) bool {
		b := f.CFG.Blocks[block]
		for i := node - 1; i >= 0; i-- {
			if spec, ok := b.Nodes[i].(*ast.ValueSpec); ok && len(spec.Values) == 0 && f.Assigns(spec, v) {
				return true
			}
			if f.Assigns(b.Nodes[i], v) {
				return false
			}
		}
		if block == 0 {
			return v.Kind() == types.ResultVar
		}
		for _, p := range f.preds[block] {
			from := f.CFG.Blocks[p]
			if cond := condition(from, f.info()); cond != nil {
				says := f.saysNil(cond, v)
				if says > 0 && from.Succs[0] == b || says < 0 && from.Succs[1] == b {
					continue
				}
			}
			if !seen[p] {
				seen[p] = true
				if !before(p, len(from.Nodes)) {
					return false
				}
			}
		}
		return true
	}
	return before(at.Block, at.Node)
}

// saysNil returns +1 if a condition says that a variable is nil, -1 if it says that
// it is not, and 0 for any other.
func (f *Func) saysNil(cond ast.Expr, v *types.Var) int {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || !f.info().Types[e.Y].IsNil() {
		return 0
	}
	if id, ok := ast.Unparen(e.X).(*ast.Ident); !ok || f.info().Uses[id] != v {
		return 0
	}
	switch e.Op {
	case token.EQL:
		return 1
	case token.NEQ:
		return -1
	}
	return 0
}

// setElsewhere reports whether a literal of f, or a range, gives a variable its value.
func (f *Func) setElsewhere(v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if id, ok := e.(*ast.Ident); ok && f.info().ObjectOf(id) == v {
					found = true
				}
			}
		case *ast.FuncLit:
			ast.Inspect(n.Body, func(n ast.Node) bool {
				found = found || n != nil && f.Assigns(n, v)
				return !found
			})
		}
		return !found
	})
	return found
}
