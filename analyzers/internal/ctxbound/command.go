package ctxbound

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Run is what a function does with a command that it makes.
type Run uint8

const (
	// Elsewhere: who gets the command runs it.
	Elsewhere Run = iota
	// Awaited: the function waits for the process.
	Awaited
	// Managed: the process runs on beside the function, or is signalled by hand.
	Managed
)

// Command says what becomes of a command that is made in f.
func (m *Model) Command(f *ctxindex.Func, made *ast.CallExpr) Run {
	v, method := m.holder(made)
	if method != "" {
		return runs[method]
	}
	run, started := Elsewhere, false
	if v == nil {
		return run
	}
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || m.x.Variable(sel.X) != v {
			return run != Managed
		}
		switch {
		case sel.Sel.Name == "Process" || sel.Sel.Name == "Cancel":
			run = Managed
		case sel.Sel.Name == "Start":
			started = true
		default:
			if in := m.x.Enclosing(sel); in == nil || in.Run != ctxindex.Spawned {
				run = max(run, runs[sel.Sel.Name])
			}
		}
		return run != Managed
	})
	if started && run == Elsewhere {
		return Managed // nobody here waits for it
	}
	return run
}

// runs are the methods of a command by which a function waits for the process,
// or does not.
var runs = map[string]Run{"Run": Awaited, "Output": Awaited, "CombinedOutput": Awaited, "Wait": Awaited, "Start": Managed}

// holder returns the variable that what a call returns first is assigned to, or
// the method that is called on it at once.
func (m *Model) holder(call *ast.CallExpr) (v *types.Var, method string) {
	cur, ok := m.x.Cursor(call)
	if !ok {
		return nil, ""
	}
	for up := cur.Parent(); ; cur, up = up, up.Parent() {
		switch n := up.Node().(type) {
		case *ast.ParenExpr:
			continue
		case *ast.SelectorExpr:
			return nil, n.Sel.Name
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if rhs == cur.Node() {
					return m.x.Variable(n.Lhs[i]), ""
				}
			}
		case *ast.ValueSpec:
			for i, rhs := range n.Values {
				if rhs == cur.Node() {
					return m.x.Variable(n.Names[i]), ""
				}
			}
		}
		return nil, ""
	}
}
