package ctxextent

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Period bounds how long whoever receives from the channel of a ticker or timer waits
// for it, each time: by what all of them that it may be are made with, and reset to.
func (e *Extents) Period(ch ast.Expr) Pause {
	return Pause{Each: atMost(e.period(ch)), Total: Unbounded}
}

func (e *Extents) period(ch ast.Expr) span {
	switch x := ast.Unparen(ch).(type) {
	case *ast.CallExpr:
		return e.started(x)
	case *ast.SelectorExpr:
		if call, ok := ast.Unparen(x.X).(*ast.CallExpr); ok {
			return e.started(call)
		}
		if v := e.named(x.X); v != nil {
			return e.ticks(v)
		}
	}
	return anything
}

// started bounds the first tick of what a call makes: time.Tick(d), time.NewTicker(d).
func (e *Extents) started(call *ast.CallExpr) span {
	switch fn := e.x.Callee(call); {
	case ctxapi.IsFunc(fn, "time", "Tick"), ctxapi.IsFunc(fn, "time", "NewTicker"), ctxapi.IsFunc(fn, "time", "NewTimer"):
		return e.eval(call.Args[0], nil)
	}
	return anything
}

// ticks bounds the periods of a variable's tickers: of each that it is assigned, and
// of each that they are reset to. A ticker that others get as well may be reset there.
func (e *Extents) ticks(v *types.Var) span {
	s := e.of(v)
	if s.lost || !e.settled(v) || len(s.values) == 0 {
		return anything
	}
	joined := exactly(0)
	for _, st := range s.values {
		switch call, ok := ast.Unparen(st.value).(*ast.CallExpr); {
		case st.at0: // no ticker yet
		case ok && st.tok == token.ASSIGN:
			joined = joined.join(e.started(call))
		default:
			return anything
		}
	}
	for cur := range e.x.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		if e.x.Info.Uses[cur.Node().(*ast.Ident)] != types.Object(v) {
			continue
		}
		d, held := e.reset(cur)
		switch {
		case !held:
			return anything
		case d != nil:
			joined = joined.join(e.eval(d, nil))
		}
	}
	return joined
}

// reset returns what a mention of a ticker resets it to, if it does, and whether
// nobody else can get the ticker there.
func (e *Extents) reset(use inspector.Cursor) (d ast.Expr, held bool) {
	if kind, _ := use.ParentEdge(); kind == edge.SelectorExpr_Sel {
		use = use.Parent() // a field
	}
	switch kind, _ := use.ParentEdge(); kind {
	case edge.AssignStmt_Lhs, edge.KeyValueExpr_Key:
		return nil, true
	case edge.SelectorExpr_X:
	default:
		return nil, false
	}
	sel := use.Parent()
	if sel.Node().(*ast.SelectorExpr).Sel.Name != "Reset" {
		return nil, true
	}
	call, ok := sel.Parent().Node().(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, false
	}
	return call.Args[0], true
}
