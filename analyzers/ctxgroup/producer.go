package ctxgroup

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/captures"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A feed is a channel that only goroutines of the group receive from, each of
// which may leave early by an error.
type feed struct {
	v     *types.Var
	room  bool // it has a buffer: only sends in loops can fill it
	sends []*ast.SendStmt
	leave *ast.ReturnStmt // of a goroutine that receives
	lost  bool            // not all of its uses are known
}

// producers reports sends that nobody receives once the goroutines of the
// group have left with an error: the sender hangs, and nobody calls Wait, or
// Wait hangs with it.
func (c *checker) producers() {
	if len(c.g.tasks) == 0 || c.g.made > 1 || !c.pass.Enabled("producer") {
		return
	}
	for _, d := range c.channels() {
		c.feed(d)
		if d.lost || d.leave == nil {
			continue
		}
		for _, send := range d.sends {
			if (!d.room || c.repeated(send)) && !c.guarded(send) {
				c.reportSend(d, send)
				break // one producer, one finding
			}
		}
	}
}

// repeated reports whether a send stands in a loop, or in a literal that may
// be called any number of times.
func (c *checker) repeated(send *ast.SendStmt) bool {
	f := c.Index.Enclosing(send)
	if f != c.g.f.Func && c.task(send) == nil {
		return true
	}
	fl := c.Flow.Of(f)
	at, ok := fl.Locate(send)
	return ok && fl.InLoop(at)
}

// channels returns the local channels that the function makes.
func (c *checker) channels() []*feed {
	var found []*feed
	bind := func(lhs, rhs ast.Expr) {
		id, ok := lhs.(*ast.Ident)
		if !ok {
			return
		}
		v, ok := c.Index.Info.Defs[id].(*types.Var)
		call, isCall := ast.Unparen(rhs).(*ast.CallExpr)
		if !ok || !isCall || len(call.Args) == 0 || !c.Index.Info.Types[call.Fun].IsBuiltin() {
			return
		}
		if _, isChan := v.Type().Underlying().(*types.Chan); isChan {
			found = append(found, &feed{v: v, room: len(call.Args) > 1})
		}
	}
	ast.Inspect(c.g.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			if len(n.Lhs) == len(n.Rhs) {
				for i, lhs := range n.Lhs {
					bind(lhs, n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			if len(n.Names) == len(n.Values) {
				for i, id := range n.Names {
					bind(id, n.Values[i])
				}
			}
		}
		return true
	})
	return found
}

// feed finds what the function does with a channel.
func (c *checker) feed(d *feed) {
	var stack []ast.Node
	ast.Inspect(c.g.f.Body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		if id, ok := n.(*ast.Ident); ok && c.Index.Info.Uses[id] == d.v && len(stack) > 1 {
			c.use(d, id, stack[len(stack)-2])
		}
		return !d.lost
	})
}

func (c *checker) use(d *feed, id *ast.Ident, parent ast.Node) {
	switch n := parent.(type) {
	case *ast.SendStmt:
		if n.Chan == id {
			d.sends = append(d.sends, n)
			return
		}
	case *ast.RangeStmt:
		if n.X == id {
			d.receives(c.task(n), n.Body)
			return
		}
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			d.receives(c.task(n), c.loop(n))
			return
		}
	case *ast.CallExpr:
		if name, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && c.Index.Info.Types[n.Fun].IsBuiltin() && name.Name != "append" {
			return // close, len, cap
		}
	}
	d.lost = true
}

// receives notes a receiver: a task that may return an error from the loop
// that receives. Any other receiver may stay to the end.
func (d *feed) receives(task *ctxindex.Func, loop *ast.BlockStmt) {
	if task == nil || loop == nil {
		d.lost = true
		return
	}
	var leave *ast.ReturnStmt
	ast.Inspect(loop, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) == 1 && leave == nil {
				if id, ok := n.Results[0].(*ast.Ident); !ok || id.Name != "nil" {
					leave = n
				}
			}
		}
		return true
	})
	if leave == nil {
		d.lost = true // it takes everything that is sent
	} else if d.leave == nil {
		d.leave = leave
	}
}

// task returns the goroutine of the group whose own body holds a node.
func (c *checker) task(n ast.Node) *ctxindex.Func {
	f := c.Index.Enclosing(n)
	for _, task := range c.g.tasks {
		if task == f {
			return f
		}
	}
	return nil
}

// loop returns the body of the innermost loop around a node.
func (c *checker) loop(n ast.Node) *ast.BlockStmt {
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		switch n := up.Node().(type) {
		case *ast.ForStmt:
			return n.Body
		case *ast.RangeStmt:
			return n.Body
		}
		return nil
	}
	return nil
}

// guarded reports whether a send is an arm of a select that can be left when
// the group has failed: one with a default, or with an arm on anything but a
// context that goes on.
func (c *checker) guarded(send *ast.SendStmt) bool {
	cur, ok := c.Index.Cursor(send)
	if !ok {
		return true
	}
	clause, ok := cur.Parent().Node().(*ast.CommClause)
	if !ok || clause.Comm != ast.Stmt(send) {
		return false
	}
	sel, ok := cur.Parent().Parent().Parent().Node().(*ast.SelectStmt)
	if !ok || c.g.value != nil && c.task(send) != nil {
		return true // the arm on another Done is the finding of outer there
	}
	fl := c.Flow.Of(c.Index.Enclosing(send))
	for _, other := range sel.Body.List {
		comm := other.(*ast.CommClause)
		if comm == clause {
			continue
		}
		e, ok := comm.Comm.(*ast.ExprStmt)
		if !ok {
			return true
		}
		ch := isReceive(e.X)
		if ch == nil || !c.goesOn(fl.Eval(ch)) {
			return true
		}
	}
	return false
}

// goesOn reports whether a Done channel stays open when the group fails: that
// of an ancestor of the group's context or, if it has none, of a parameter,
// which no goroutine of the function can cancel.
func (c *checker) goesOn(v *ctxflow.Value) bool {
	if v.Op != ctxflow.Done || v.Parent() == nil {
		return false
	}
	if c.g.value == nil {
		return v.Parent().Op == ctxflow.Param
	}
	return c.g.ancestor(v.Parent())
}

func (c *checker) reportSend(d *feed, send *ast.SendStmt) {
	g := c.g
	advice := fmt.Sprintf("make %s by errgroup.WithContext and select on its context", g.v.Name())
	switch {
	case g.ctx != nil && captures.Visible(c.Index, g.ctx, send.Pos()):
		advice = fmt.Sprintf("select on %s.Done() as well", g.ctx.Name())
	case g.value != nil:
		advice = "keep the group's context and select on its Done"
	}
	related := []analysis.RelatedInformation{report.Related(d.leave, "the receiver leaves here")}
	if g.call != nil {
		related = append(related, report.Related(g.call, "the group is made here"))
	}
	c.pass.Report(report.Finding{
		Category: "producer",
		At:       send,
		Message: fmt.Sprintf("nobody receives from %s once the goroutines of %s have failed, so this send hangs; %s",
			d.v.Name(), g.v.Name(), advice),
		Related: related,
	})
}
