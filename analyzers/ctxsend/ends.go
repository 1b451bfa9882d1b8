package ctxsend

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A goroutine is one end of a channel: code that the function which makes the
// channel starts by a go statement.
type goroutine struct {
	f     *ctxflow.Func
	start *ast.GoStmt
}

// far returns the goroutine in which all of the operations stand; false if
// they are spread, or somebody else may run that code.
func (c *checker) far(ops []ctxchan.Op) (goroutine, bool) {
	if len(ops) == 0 {
		return goroutine{}, false
	}
	first := ops[0]
	for _, op := range ops {
		if op.In != first.In || op.Call != first.Call {
			return goroutine{}, false
		}
	}
	call := first.Call
	if call == nil {
		if first.In.Run != ctxindex.Spawned || first.In.Parent != c.ch.In {
			return goroutine{}, false
		}
		call = first.In.Call
	} else if c.x.Enclosing(call) != c.ch.In || !c.runs(call, first.In) {
		return goroutine{}, false
	}
	cur, ok := c.x.Cursor(call)
	if !ok {
		return goroutine{}, false
	}
	if k, _ := cur.ParentEdge(); k != edge.GoStmt_Call {
		return goroutine{}, false
	}
	return goroutine{c.flow.Of(first.In), cur.Parent().Node().(*ast.GoStmt)}, true
}

// runs reports whether a call runs f itself, not something that gets the
// channel from it.
func (c *checker) runs(call *ast.CallExpr, f *ctxindex.Func) bool {
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		return c.x.FuncOf(lit) == f
	}
	return c.x.Declaration(c.x.Callee(call)) == f
}

// near reports whether all operations stand in the function that makes the
// channel.
func (c *checker) near(ops []ctxchan.Op) bool {
	for _, op := range ops {
		if op.In != c.ch.In || op.Call != nil {
			return false
		}
	}
	return true
}

// always reports whether every way through a goroutine comes to one of the
// operations, and none of them has a way around.
func always(f *ctxflow.Func, ops []ctxchan.Op) bool {
	if len(ops) == 0 {
		return false // it may well be one that never ends
	}
	stop := make(map[ctxflow.Point]bool)
	for _, op := range ops {
		if op.Select != nil {
			return false
		}
		at, ok := f.Locate(place(op))
		if !ok {
			return false
		}
		stop[at] = true
	}
	return leaving(f, ctxflow.Point{Block: 0, Node: -1}, func(at ctxflow.Point) bool { return stop[at] }) == nil
}

// isTimer: time.After(d), or the channel of a timer or ticker.
func isTimer(info *types.Info, e ast.Expr) bool {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.CallExpr:
		switch fun := ast.Unparen(e.Fun).(type) {
		case *ast.Ident:
			id = fun
		case *ast.SelectorExpr:
			id = fun.Sel
		}
	}
	if id == nil {
		return false
	}
	switch obj := info.Uses[id].(type) {
	case *types.Var:
		return obj.IsField() && obj.Name() == "C" && obj.Pkg() != nil && obj.Pkg().Path() == "time"
	case *types.Func:
		return ctxapi.IsFunc(obj, "time", "After")
	}
	return false
}
