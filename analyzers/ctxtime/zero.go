package ctxtime

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// chosen reports whether a timeout of zero is written down as such: 0, 0 * time.Second.
// One that comes of a division, or of a constant with a name, is an accident.
func (c *checker) chosen(d ast.Expr) bool {
	switch d := ast.Unparen(d).(type) {
	case *ast.BasicLit:
		v := c.TypesInfo.Types[d].Value
		return v != nil && constant.Sign(v) == 0
	case *ast.BinaryExpr:
		return d.Op == token.MUL && (c.chosen(d.X) || c.chosen(d.Y))
	case *ast.CallExpr:
		return len(d.Args) == 1 && c.TypesInfo.Types[d.Fun].IsType() && c.chosen(d.Args[0])
	}
	return false
}

// zero judges a timeout of zero that is a decision: to do what does not wait, and not to
// wait. It returns what a finding assumes, or that there is none, because all that is given the
// context acts before it looks at it.
func (c *checker) zero(call *ast.CallExpr) (assumes string, silent bool) {
	const first = " does nothing before it checks the context"
	f := c.Index.Enclosing(call)
	if f == nil {
		return "whoever gets it" + first, false
	}
	v := c.made(c.Flow.Of(f), call)
	if v == nil {
		return "whoever gets it" + first, false
	}
	given := false
	for _, in := range c.Index.Funcs {
		if in.Outermost() != f.Outermost() {
			continue
		}
		for _, to := range in.Calls {
			for i, arg := range to.Expr.Args {
				if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) || !c.Flow.Of(in).Eval(arg).EndsWith(v) {
					continue
				}
				switch given = true; c.order(to.Fn, i) {
				case looks:
					return "", false // nothing is done
				case unknown:
					assumes = report.CallName(to.Expr) + first
				}
			}
		}
	}
	if !given {
		return "whoever gets it" + first, false
	}
	return assumes, assumes == ""
}

// What a function does first.
type first uint8

const (
	unknown first = iota
	acts          // it does something, whatever the context says
	looks         // it leaves if the context has ended
)

// order says what a function does first with the context that is its i-th parameter.
func (c *checker) order(fn *types.Func, i int) first {
	if ctxapi.ActsFirst(fn) {
		return acts
	}
	decl := c.Index.Declaration(fn)
	if decl == nil || i >= decl.Sig.Params().Len() {
		return unknown
	}
	flow, param := c.Flow.Of(decl), decl.Sig.Params().At(i)
	mentions := func(n ast.Node) bool {
		return ctxindex.Some(n, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			return ok && c.TypesInfo.Uses[id] == param
		})
	}
	entry := ctxflow.Point{Block: 0, Node: -1}
	var acting, looking []ctxflow.Point
	for b, block := range flow.CFG.Blocks {
		for n, node := range block.Nodes {
			switch p := (ctxflow.Point{Block: b, Node: n}); {
			case mentions(node):
				looking = append(looking, p)
			case c.does(node):
				acting = append(acting, p)
			}
		}
	}
	comes := func(to []ctxflow.Point, stops func(ast.Node) bool) bool {
		for _, p := range to {
			if flow.Comes(entry, p, stops) {
				return true
			}
		}
		return false
	}
	leaves := c.ended(flow, param)
	met := func(p ctxflow.Point) bool { return p.Node >= 0 && leaves(flow.CFG.Blocks[p.Block].Nodes[p.Node]) }
	switch {
	case len(acting) > 0 && !comes(looking, c.does):
		return acts
	case len(looking) > 0 && !comes(acting, leaves) && len(ctxpeer.Ways(flow, entry, met)) == 0:
		return looks
	}
	return unknown
}

// ended returns which nodes of a function wait for the end of its context, or leave because
// it has ended.
func (c *checker) ended(f *ctxflow.Func, param *types.Var) func(ast.Node) bool {
	is := func(v *ctxflow.Value) bool { return v != nil && v.Op == ctxflow.Param && v.Var == param }
	at := make(map[ast.Node]bool)
	for _, b := range f.ErrBranches() {
		list := b.If.Body.List
		if len(list) == 0 {
			continue
		}
		if _, leaves := list[len(list)-1].(*ast.ReturnStmt); leaves && is(b.Ctx) {
			at[b.Cond] = true
		}
	}
	for n := range f.Nodes((*ast.ExprStmt)(nil)) {
		if recv, ok := ast.Unparen(n.(*ast.ExprStmt).X).(*ast.UnaryExpr); ok && recv.Op == token.ARROW {
			if v := f.Eval(recv.X); v.Op == ctxflow.Done && is(v.Parent()) {
				at[n] = true
			}
		}
	}
	return func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		return at[n] && !f.IsComm(n) || ok && at[ast.Unparen(e)]
	}
}

// does reports whether a node has an effect beyond its function: it sends, closes, starts
// a goroutine, sets a field, or calls something that is not there for locks, time and texts.
func (c *checker) does(n ast.Node) bool {
	return ctxindex.Some(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SendStmt, *ast.GoStmt:
			return true
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr); ok && c.TypesInfo.Selections[sel] != nil {
					return true
				}
			}
		case *ast.CallExpr:
			if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && c.TypesInfo.Types[n.Fun].IsBuiltin() {
				return id.Name == "close"
			}
			if c.TypesInfo.Types[n.Fun].IsType() {
				return false
			}
			fn := c.Index.Callee(n)
			return fn == nil || fn.Pkg() != nil && !idle[fn.Pkg().Path()] && !c.Index.API.IsValueOnly(fn)
		}
		return false
	})
}

// idle are the packages whose functions change nothing that others wait for.
var idle = map[string]bool{"sync": true, "time": true, "fmt": true, "errors": true, "log": true, "log/slog": true, "strings": true, "strconv": true, "context": true}
