package ctxloop

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A program is what the functions of a package share.
type program struct {
	pass  *report.Pass
	x     *ctxindex.Index
	flow  *ctxflow.Package
	sums  *ctxsummary.Summaries
	reach *ctxreach.Model
	owned map[*types.Var]bool // remembered: fields that the package fills with a context it can end
	calls map[*types.Func]*mentions

	extents *ctxextent.Extents
}

// owner returns the receiver around, and its field that holds a context which
// the package derived with a cancel function; nil if no context is at hand in a
// nearer way, or there is no such field.
func (c *checker) owner(at ast.Node) (recv, field *types.Var) {
	if len(c.f.AtHand(at.Pos())) > 0 {
		return nil, nil
	}
	recv = c.f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" || ctxapi.Ends(c.f.Outermost().Obj.Name()) {
		return nil, nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil, nil
	}
	for i := range st.NumFields() {
		if f := st.Field(i); ctxapi.IsStdContext(f.Type()) && c.pkg.ends(f) {
			return recv, f
		}
	}
	return nil, nil
}

// ends reports whether x.field, x.cancel = context.WithCancel(…), or a like
// assignment or composite literal, occurs.
func (p *program) ends(field *types.Var) bool {
	if known, ok := p.owned[field]; ok {
		return known
	}
	found := false
	derived := func(at ast.Node, e ast.Expr) {
		if g := p.x.Enclosing(at); g != nil && !found {
			for v := p.flow.Of(g).Eval(e); v != nil && !found; v = v.Parent() {
				found = v.Op == ctxflow.Derived && v.How.Cancel >= 0
			}
		}
	}
	for cur := range p.x.Inspector.Root().Preorder((*ast.KeyValueExpr)(nil), (*ast.AssignStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && p.x.Info.Uses[id] == field {
				derived(n, n.Value)
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
				if !ok || p.x.Info.Uses[sel.Sel] != field {
					continue
				}
				if len(n.Rhs) == len(n.Lhs) {
					derived(n, n.Rhs[i])
				} else {
					derived(n, n.Rhs[0])
				}
			}
		}
	}
	p.owned[field] = found
	return found
}

func relatedField(field *types.Var) analysis.RelatedInformation {
	return analysis.RelatedInformation{Pos: field.Pos(), End: field.Pos() + token.Pos(len(field.Name())), Message: "the package derives and cancels this context itself"}
}

// ownerSleep reports a pause in a loop of a method whose receiver owns a context.
func (c *checker) ownerSleep(call *ast.CallExpr, l *loop) bool {
	if l == nil || !c.pass.Enabled("owner") {
		return false
	}
	recv, field := c.owner(call)
	if field == nil {
		return false
	}
	name := recv.Name() + "." + field.Name()
	c.pass.Report(report.Finding{
		Category: "owner",
		At:       call,
		Message:  fmt.Sprintf("%s ignores %s: the loop waits out each pause even if that has ended; select on %s.Done() and a timer", c.pauses(call), name, name),
		Related:  []analysis.RelatedInformation{relatedField(field)},
	})
	return true
}

// ownerEndless reports a loop without a way out in such a method.
func (c *checker) ownerEndless(l *loop) bool {
	first := c.first(l)
	if first == nil || !c.pass.Enabled("owner") {
		return false
	}
	recv, field := c.owner(first)
	if field == nil {
		return false
	}
	name := recv.Name() + "." + field.Name()
	c.pass.Report(report.Finding{
		Category: "owner",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("nothing ends this loop when %s does: it has no way out and asks no context; select on %s.Done() in it", name, name),
		Related:  []analysis.RelatedInformation{relatedField(field)},
	})
	return true
}

// ownerRetry reports an endless loop that gives a context from a field to a
// call, and goes round again whenever the call fails.
func (c *checker) ownerRetry(l *loop) bool {
	s, ok := l.stmt.(*ast.ForStmt)
	if !ok || !c.pass.Enabled("owner") || !c.unbounded(l) {
		return false
	}
	for _, b := range c.f.CFG.Blocks {
		if !l.blocks[b] {
			continue
		}
		for i, n := range b.Nodes {
			call, errv := c.attempt(n)
			if call == nil || !within(s.Body, call) {
				continue
			}
			at := ctxflow.Point{Block: int(b.Index), Node: i}
			arg := c.storedArg(call)
			if arg == nil || !c.f.InLoop(at) || l.exits(b, c.success(l, errv)) {
				continue
			}
			if round, _ := c.round(l, at, errv); c.asksOtherwise(round) {
				continue
			}
			name := types.ExprString(arg)
			c.pass.Report(report.Finding{
				Category: "owner",
				At:       call,
				Message:  fmt.Sprintf("the loop goes round again whenever %s fails, also when %s has ended, and then never stops; leave it if %s.Err() != nil", types.ExprString(call.Fun), name, name),
				Related:  []analysis.RelatedInformation{{Pos: l.stmt.Pos(), End: l.body.Lbrace, Message: "the loop"}},
			})
			return true
		}
	}
	return false
}

// storedArg returns the argument of a call that is a context in a field, if
// the call observes it and the package may end it.
func (c *checker) storedArg(call *ast.CallExpr) ast.Expr {
	for i, arg := range call.Args {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if !ok || !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Waits(call, i) != ctxsummary.Yes {
			continue
		}
		if v, ok := c.pass.TypesInfo.Uses[sel.Sel].(*types.Var); ok && v.IsField() && c.pkg.ends(v) {
			return sel
		}
	}
	return nil
}
