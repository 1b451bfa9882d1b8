package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// chooses reports a send in a select whose other arms wait for contexts that do
// not end when the group fails whose goroutines receive.
func (c *checker) chooses(w wait) bool {
	for _, clause := range w.sel.Body.List {
		s, ok := clause.(*ast.CommClause).Comm.(*ast.SendStmt)
		if !ok {
			continue
		}
		one := w
		one.kind, one.node, one.sel = send, s, nil
		for _, ch := range c.chans.Named(c.variable(s.Chan)) {
			one.ch, one.v = ch, ch.Var
			if ch.Escapes {
				continue
			}
			far, ok := c.gone(one, ctxflow.Hand{}, false)
			if !ok || far.plain == nil || c.groupOf(far.plain.In) == "" || c.ended(w, clause, far.plain.In) {
				continue
			}
			h, hasHand := c.Life.ToWatch(w.f, s)
			c.add(one, report.Finding{
				Category: "hang",
				At:       s,
				Message:  c.departed(one, far, h, hasHand),
				Related:  []analysis.RelatedInformation{report.Related(far.first.At, "the other end stops here")},
			})
			return true
		}
	}
	return false
}

// ended reports whether an arm of a select may open when a group has failed:
// any but one for a context that the group's was made from, or for a parameter,
// if the group has none.
func (c *checker) ended(w wait, but ast.Stmt, task *ctxindex.Func) bool {
	for _, clause := range w.sel.Body.List {
		if clause == but {
			continue
		}
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		if recv == nil {
			return true
		}
		v := w.f.Eval(recv.X)
		if v.Op != ctxflow.Done || v.Parent() == nil {
			return true
		}
		var own *ctxflow.Value
		if ctx, _ := c.contextOf(task); ctx != nil {
			own = c.Flow.Of(task.Parent).ValueAt(ctx, task.Node.Pos())
		}
		switch p := v.Parent(); {
		case own != nil && p.EndsWith(own):
			return true
		case p.Op != ctxflow.Param && (own == nil || !own.EndsWith(p)):
			return true
		}
	}
	_, made := c.contextOf(task)
	return made && c.inGroup(w.f.Func) // ctxgroup says that the arm is for another context
}

// escape says how a sender learns that the receivers have returned.
func (c *checker) escape(w wait, op *ctxchan.Op) string {
	g := c.groupOf(op.In)
	ctx, made := c.contextOf(op.In)
	switch {
	case ctx != nil && ctxlife.Visible(c.Index, ctx, w.node.Pos()):
		return fmt.Sprintf("select on %s.Done() as well", ctx.Name())
	case made:
		return "keep the group's context and select on its Done()"
	case g != "":
		return fmt.Sprintf("create %s with errgroup.WithContext and select on its context's Done()", g)
	}
	return "have the receiver cancel a context when it returns, and select on its Done()"
}

// contextOf returns the variable of the context that was made with the group of
// a goroutine, nil if it was thrown away, and whether one was made.
func (c *checker) contextOf(task *ctxindex.Func) (ctx *types.Var, made bool) {
	if c.groupOf(task) == "" {
		return nil, false
	}
	g := c.variable(ast.Unparen(task.Call.Fun).(*ast.SelectorExpr).X)
	bind := func(ids []ast.Expr) {
		for i, id := range ids {
			if len(ids) == 2 && g != nil && c.variable(id) == g {
				other := ids[1-i]
				ctx, made = c.variable(other), true
				if ctxindex.IsBlank(other) {
					ctx = nil
				}
			}
		}
	}
	ast.Inspect(task.Outermost().Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 {
				bind(n.Lhs)
			}
		case *ast.ValueSpec:
			if len(n.Names) == 2 && len(n.Values) == 1 {
				bind([]ast.Expr{n.Names[0], n.Names[1]})
			}
		}
		return true
	})
	return ctx, made
}

// groupOf names the errgroup that a function is a goroutine of.
func (c *checker) groupOf(f *ctxindex.Func) string {
	if f.Run != ctxindex.Passed {
		return ""
	}
	sel, ok := ast.Unparen(f.Call.Fun).(*ast.SelectorExpr)
	if !ok || !ctxapi.IsGroup(c.TypesInfo.TypeOf(sel.X)) {
		return ""
	}
	return types.ExprString(sel.X)
}

// inGroup reports whether a literal is a goroutine of an errgroup.
func (c *checker) inGroup(f *ctxindex.Func) bool { return c.groupOf(f) != "" }

// late reports a bare send in the Done arm of a select, on the channel that
// another arm of it sends on: who receives may have left with the context.
func (c *checker) late(w wait) bool {
	if w.kind != send || w.v == nil || !c.Likely("hang") || c.meets(w) {
		return false
	}
	for _, arm := range w.f.DoneArms() {
		if !ctxindex.Contains(arm.Clause, w.node) || c.Index.Enclosing(w.node) != w.f.Func {
			continue
		}
		for _, clause := range arm.Select.Body.List {
			s, ok := clause.(*ast.CommClause).Comm.(*ast.SendStmt)
			if !ok || c.variable(s.Chan) != w.v {
				continue
			}
			name := types.ExprString(operand(w.node))
			c.add(w, report.Finding{
				Category: "hang",
				Assumes:  "the receiver returns once the context is done",
				At:       w.node,
				Message:  fmt.Sprintf("%s is done here, so the receiver may be gone and this send may block forever; close %s instead", ctxpeer.ContextName(arm.Recv), name),
				Related:  []analysis.RelatedInformation{report.Related(s, "the other case sends as well")},
			})
			return true
		}
	}
	return false
}
