package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// roundWithout reports whether control can come from a point of the loop back
// to it without passing a node that surely asks a context.
func (c *checker) roundWithout(l *loop, at ctxflow.Point) bool {
	passes := func(b *cfg.Block, from, to int) bool {
		for i := from; i < to; i++ {
			if c.asksOn(l, c.whole(b.Nodes[i]), 0) {
				return true
			}
		}
		return false
	}
	// decides: what the way out of a block by its condition says that was asked.
	decides := func(b *cfg.Block, succ int) bool {
		if len(b.Succs) != 2 || len(b.Nodes) == 0 || b.Stmt == nil {
			return false
		}
		cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
		return ok && c.asksOn(l, cond, 1-2*succ)
	}
	start := c.f.CFG.Blocks[at.Block]
	if passes(start, at.Node+1, len(start.Nodes)) {
		return false
	}
	reached, _ := l.walk(start, func(b *cfg.Block, succ int) bool {
		return b != start && passes(b, 0, len(b.Nodes)) || decides(b, succ)
	})
	return reached[start] && !passes(start, 0, at.Node)
}

// whole returns the select that a communication belongs to: a select looks at
// all its channels, whichever is listed first.
func (c *checker) whole(n ast.Node) ast.Node {
	if !c.f.IsComm(n) {
		return n
	}
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return n
	}
	for up := range cur.Enclosing((*ast.SelectStmt)(nil)) {
		comms := new(ast.BlockStmt)
		for _, clause := range up.Node().(*ast.SelectStmt).Body.List {
			if comm := clause.(*ast.CommClause).Comm; comm != nil {
				comms.List = append(comms.List, comm)
			}
		}
		return comms
	}
	return n
}

// round returns the nodes on the ways that the failure of the call at a point
// leads round to the call again, without the call itself, and whether there is
// such a way.
func (c *checker) round(l *loop, at ctxflow.Point, pruned func(*cfg.Block, int) bool) (nodes []ast.Node, comes bool) {
	start := c.f.CFG.Blocks[at.Block]
	nodes = append(nodes, start.Nodes[at.Node+1:]...)
	reached, _ := l.walk(start, pruned)
	for b := range reached {
		if b != start {
			nodes = append(nodes, b.Nodes...)
		}
	}
	return append(nodes, start.Nodes[:at.Node]...), reached[l.head]
}

// failing prunes the ways that are not taken if errv is the error of a context,
// and the head's own.
func (c *checker) failing(l *loop, errv *types.Var) func(b *cfg.Block, succ int) bool {
	return c.pruning(l, reading{errv: errv})
}

// failingSurely takes it that a context's error is not what other tests ask for,
// such as IsNotFound, or a comparison with io.EOF.
func (c *checker) failingSurely(l *loop, errv *types.Var) func(b *cfg.Block, succ int) bool {
	return c.pruning(l, reading{errv: errv, unknown: -1})
}

// A reading is how conditions are read where an error is that of a context.
type reading struct {
	errv    *types.Var
	unknown int  // the truth of a test of the error that is not for nil
	stream  bool // a stream reports it, never by io.EOF
}

func (c *checker) pruning(l *loop, r reading) func(b *cfg.Block, succ int) bool {
	head := headExit(l)
	return func(b *cfg.Block, succ int) bool {
		if len(b.Succs) != 2 || len(b.Nodes) == 0 {
			return head(b, succ)
		}
		truth := 0
		if cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr); ok {
			truth = c.truth(cond, r)
		}
		// A loop whose condition wants no error ends with one.
		return truth*(1-2*succ) < 0 || truth == 0 && head(b, succ)
	}
}

// truth returns the truth value of a condition: +1, -1, or 0 if that is not known.
func (c *checker) truth(cond ast.Expr, r reading) int {
	names := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && r.errv != nil && c.TypesInfo.Uses[id] == r.errv
	}
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return -c.truth(e.X, r)
		}
	case *ast.BinaryExpr:
		sign := 1
		switch e.Op {
		case token.LAND:
			return min(c.truth(e.X, r), c.truth(e.Y, r))
		case token.LOR:
			return max(c.truth(e.X, r), c.truth(e.Y, r))
		case token.NEQ:
			sign = -1
		case token.EQL:
		default:
			return 0
		}
		if names(e.X) {
			return sign * c.isOf(e.Y, r)
		}
	case *ast.CallExpr:
		fn := c.Index.Callee(e)
		switch {
		case len(e.Args) == 2 && names(e.Args[0]) && ctxapi.IsFunc(fn, "errors", "Is"):
			return c.isOf(e.Args[1], r)
		case len(e.Args) > 0 && names(e.Args[0]):
			return r.unknown
		}
	}
	return 0
}

// isOf: whether a context's error is what an expression stands for. It is not
// nil; whether somebody turns it into an error of his own is not known.
func (c *checker) isOf(e ast.Expr, r reading) int {
	if c.TypesInfo.Types[e].IsNil() {
		return -1
	}
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok && c.isEndError(sel) {
		return 0 // one of the two
	} else if ok && r.stream {
		if v, ok := c.TypesInfo.Uses[sel.Sel].(*types.Var); ok && v.Pkg() != nil && v.Pkg().Path() == "io" && v.Name() == "EOF" {
			return -1
		}
	}
	return r.unknown
}

// A kept call is one whose error a variable holds.
type kept struct {
	at   ctxflow.Point
	call *ast.CallExpr
	errv *types.Var
}

// attemptsIn returns the calls in the body of a loop whose errors are kept.
func (c *checker) attemptsIn(l *loop) iter.Seq[kept] {
	return func(yield func(kept) bool) {
		for _, b := range c.f.CFG.Blocks {
			for i, n := range b.Nodes {
				call, errv := c.attempt(n)
				if call == nil || !b.Live || !l.blocks[b] || !ctxindex.Contains(l.body, call) {
					continue
				}
				if !yield(kept{ctxflow.Point{Block: int(b.Index), Node: i}, call, errv}) {
					return
				}
			}
		}
	}
}

// attempt returns the call of a statement that keeps its error, with the variable
// that holds the error.
func (c *checker) attempt(n ast.Node) (*ast.CallExpr, *types.Var) {
	as, ok := n.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return nil, nil
	}
	call, _ := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
	id, ok := as.Lhs[len(as.Lhs)-1].(*ast.Ident)
	if !ok || call == nil {
		return nil, nil
	}
	v, _ := c.TypesInfo.ObjectOf(id).(*types.Var)
	if v == nil || !ctxapi.IsError(v.Type()) || v.IsField() || v.Parent() == c.Pkg.Scope() {
		return nil, nil
	}
	return call, v
}

// attempted returns the call of a statement that is given a context, observes
// it, and whose error is dropped, in silence or by a blank.
func (c *checker) attempted(n ast.Node) *ast.CallExpr {
	var x ast.Expr
	switch n := n.(type) {
	case *ast.ExprStmt:
		x = n.X
	case *ast.AssignStmt:
		if id, ok := n.Lhs[len(n.Lhs)-1].(*ast.Ident); ok && id.Name == "_" && len(n.Rhs) == 1 {
			x = n.Rhs[0]
		}
	}
	if x == nil {
		return nil
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || !c.takesContext(call) {
		return nil
	}
	sig := c.Index.Signature(call)
	if sig == nil || sig.Results().Len() == 0 || !ctxapi.IsError(sig.Results().At(sig.Results().Len()-1).Type()) {
		return nil
	}
	return call
}

// mute returns the call of a statement that is given a context and waits under it, but
// has no result to tell that it returned because of it.
func (c *checker) mute(n ast.Node) *ast.CallExpr {
	x, ok := n.(*ast.ExprStmt)
	if !ok {
		return nil
	}
	call, ok := ast.Unparen(x.X).(*ast.CallExpr)
	if !ok || !c.takesContext(call) {
		return nil
	}
	if sig := c.Index.Signature(call); sig == nil || sig.Results().Len() > 0 {
		return nil
	}
	return call
}
