package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A leaving is the way by which the far end of a channel goes away.
type leaving struct {
	arm  ast.Node       // the receive that ends it
	ctx  *ctxflow.Value // whose end it waits for; nil if it is a stop channel
	name string         // of the context or channel
}

// peer reports a bare operation whose other end is seen to leave when a
// context ends: nobody is there to meet it then.
func (c *checker) peer(w wait) bool {
	if w.ch == nil || w.ch.Escapes || w.kind == group {
		return false
	}
	far := w.ch.Of(ctxchan.Receive, ctxchan.Range)
	if w.kind == receive {
		if far = w.ch.Of(ctxchan.Send); len(w.ch.Of(ctxchan.Close)) > 0 || c.holds(w) {
			return false // a close ends the wait as well
		}
	} else if w.ch.In != nil && w.ch.Cap != 0 && !c.repeated(w) {
		return false // there is room
	}
	if len(far) == 0 || c.grouped(far) || c.isSlot(w) {
		return false
	}
	h, hasHand := c.reach.ToWatch(w.f, w.node)
	related := true
	var first *leaving
	for _, op := range far {
		l := c.leaves(op)
		if l == nil || op.In == w.f.Func || w.kind != receive && c.shuts(w, op) {
			return false
		}
		related = related && l.ctx != nil && c.within(w, h, hasHand, l.ctx, op)
		if first == nil {
			first = l
		}
	}
	if w.ch.Cap > 0 && c.told(w, far) {
		return false // there is room for the last value
	}
	if !related && hasHand && h.Dead == nil && w.ch.In != nil {
		return false // the local ends of a channel have an understanding: see bare
	}
	who, act := "receives from", "send"
	if w.kind == receive {
		who, act = "sends on", "receive"
	}
	watch := first.name
	category := "peer"
	switch {
	case !related:
		category = "gone"
	case hasHand:
		watch = h.Expr
	}
	ends, advice := "has ended", "select on "+watch+".Done() as well"
	switch {
	case first.ctx == nil:
		ends, advice = "is closed", "select on "+watch+" as well"
		if hasHand {
			advice = "select on " + h.Expr + ".Done() as well"
		}
	case !related:
		advice = "select on the end of a context as well"
	}
	fix := (*report.Fix)(nil)
	if hasHand {
		fix = c.wrap(w, h)
	}
	c.add(w, report.Finding{
		Category: category,
		At:       w.node,
		Message: fmt.Sprintf("nobody %s %s any more once %s %s, and this %s then waits for ever; %s",
			who, types.ExprString(operand(w.node)), first.name, ends, act, advice),
		Related: []analysis.RelatedInformation{report.Related(first.arm, "the other end leaves here")},
		Fix:     fix,
	})
	return true
}

// shuts reports whether the function at the far end closes the channel, in a
// deferred call for the most part: a send then panics, and does not wait.
func (c *checker) shuts(w wait, op ctxchan.Op) bool {
	for _, end := range w.ch.Of(ctxchan.Close) {
		if end.In == op.In || end.In.Parent == op.In && end.In.Run == ctxindex.Deferred {
			return true
		}
	}
	return false
}

// within reports whether the context that ends the far end of a channel ends
// with the one at hand, or is one that the receiver of the method owns and can
// watch as well.
func (c *checker) within(w wait, h ctxflow.Hand, hasHand bool, ctx *ctxflow.Value, op ctxchan.Op) bool {
	if hasHand && sameEnd(c.given(ctx, op), h.Value) {
		return true
	}
	if ctx.Op != ctxflow.Field {
		return false
	}
	own, far := w.f.Outermost().Sig.Recv(), op.In.Outermost().Sig.Recv()
	return own != nil && far != nil && types.Identical(own.Type(), far.Type()) && c.hasField(own.Type(), ctx.Var)
}

// given returns the value that a parameter of the function at the far end has:
// what the call that gave it the channel gave it too.
func (c *checker) given(ctx *ctxflow.Value, op ctxchan.Op) *ctxflow.Value {
	if ctx.Op != ctxflow.Param || op.Call == nil || c.x.Declaration(c.x.Callee(op.Call)) != op.In {
		return ctx
	}
	for i := range op.In.Sig.Params().Len() {
		if f := c.x.Enclosing(op.Call); op.In.Sig.Params().At(i) == ctx.Var && i < len(op.Call.Args) && f != nil {
			return c.flows.Of(f).Eval(op.Call.Args[i])
		}
	}
	return ctx
}

// sameEnd reports whether a context ends when another does, or both end with the
// parameter that the other is made from.
func sameEnd(v, with *ctxflow.Value) bool {
	if v.EndsWith(with) {
		return true
	}
	theirs := with.Origins()
	ends := func(o *ctxflow.Value) bool { return o.Op == ctxflow.Param && o.Var == theirs[0].Var }
	return len(theirs) == 1 && with.EndsWithAny(ends) && v.EndsWithAny(ends)
}

func (c *checker) hasField(t types.Type, field *types.Var) bool {
	st := structOf(t)
	if st == nil {
		return false
	}
	for i := range st.NumFields() {
		if st.Field(i).Origin() == field.Origin() {
			return true
		}
	}
	return false
}

func structOf(t types.Type) *types.Struct {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	st, _ := t.Underlying().(*types.Struct)
	return st
}

// leaves returns how an operation in a loop, or one on a goroutine, is given
// up for good: by an arm of its select from which no way leads back to it.
func (c *checker) leaves(op ctxchan.Op) *leaving {
	if op.Select == nil {
		return nil
	}
	f := c.flows.Of(op.In)
	at, ok := f.Locate(op.Node)
	if !ok || !f.InLoop(at) && op.In.Run != ctxindex.Spawned {
		return nil // whoever calls it next is the other end
	}
	for _, arm := range f.DoneArms() {
		if arm.Select != op.Select {
			continue
		}
		if f.Reaches(ctxflow.Point{Block: int(arm.Body.Index), Node: 0}, at) {
			return nil
		}
		return &leaving{arm.Recv, arm.Ctx, contextName(arm.Recv)}
	}
	for _, b := range f.CFG.Blocks {
		clause, ok := b.Stmt.(*ast.CommClause)
		if !ok || !b.Live || b.Kind != cfg.KindSelectCaseBody || clause == op.Clause || !contains(op.Select, clause) {
			continue
		}
		recv := received(clause.Comm)
		if recv == nil || !ctxapi.IsDoneChan(c.pass.TypesInfo.TypeOf(recv.X)) || f.Reaches(ctxflow.Point{Block: int(b.Index), Node: 0}, at) {
			continue
		}
		return &leaving{recv, nil, types.ExprString(recv.X)}
	}
	return nil
}

func contains(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// contextName names the context whose Done a receive waits for.
func contextName(recv *ast.UnaryExpr) string {
	if call, ok := ast.Unparen(recv.X).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return types.ExprString(sel.X)
		}
	}
	return types.ExprString(recv.X)
}

// repeated reports whether more may be sent on a local channel than it has room
// for. A computed capacity is computed for what is sent, and so is the size of a
// page that the function also asks for.
func (c *checker) repeated(w wait) bool {
	if w.ch.Cap == ctxchan.Unbounded || c.pageful(w.ch) {
		return false
	}
	sends := make(map[*ctxindex.Func][]ast.Node)
	for _, op := range w.ch.Of(ctxchan.Send) {
		sends[op.In] = append(sends[op.In], op.Node)
	}
	total := 0
	for in, nodes := range sends {
		n := ctxreach.Most(c.flows.Of(in), nodes)
		if n == 0 || c.started(in, w.ch) {
			return true
		}
		total += n
	}
	return int64(total) > w.ch.Cap
}

// pageful reports whether the capacity of a local channel is a constant that its
// function uses for something else than to make channels.
func (c *checker) pageful(ch *ctxchan.Chan) bool {
	if len(ch.Make.Args) < 2 {
		return false
	}
	id, ok := ast.Unparen(ch.Make.Args[1]).(*ast.Ident)
	if !ok {
		return false
	}
	size, ok := c.pass.TypesInfo.Uses[id].(*types.Const)
	if !ok {
		return false
	}
	found := false
	ast.Inspect(ch.In.Outermost().Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fun, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && fun.Name == "make" && c.pass.TypesInfo.Types[n.Fun].IsBuiltin() {
				return false
			}
		case *ast.Ident:
			found = found || c.pass.TypesInfo.Uses[n] == size
		}
		return !found
	})
	return found
}

// started reports whether a literal that uses a local channel is made in a loop
// that the channel is made outside of, and may run many times.
func (c *checker) started(in *ctxindex.Func, ch *ctxchan.Chan) bool {
	for f := in; f != ch.In && f.Parent != nil; f = f.Parent {
		parent := c.flows.Of(f.Parent)
		at, ok := parent.Locate(f.Node)
		if !ok || parent.InLoop(at) && parent.LoopAround(f.Node.Pos(), ch.Var) != nil {
			return true
		}
	}
	return false
}

// grouped reports whether all operations stand in goroutines of an errgroup,
// whose early end is the subject of ctxgroup.
func (c *checker) grouped(ops []ctxchan.Op) bool {
	return !slices.ContainsFunc(ops, func(op ctxchan.Op) bool { return !c.inGroup(op.In) })
}

// inGroup reports whether a literal is a goroutine of an errgroup.
func (c *checker) inGroup(f *ctxindex.Func) bool {
	if f.Run != ctxindex.Passed {
		return false
	}
	sel, ok := ast.Unparen(f.Call.Fun).(*ast.SelectorExpr)
	return ok && ctxapi.IsGroup(c.pass.TypesInfo.TypeOf(sel.X))
}

// isSlot reports whether a channel counts slots or buffers: as many empty
// values as were computed go round in it.
func (c *checker) isSlot(w wait) bool {
	elem := w.ch.Var.Type().Underlying().(*types.Chan).Elem()
	st, ok := elem.Underlying().(*types.Struct)
	if !ok || st.NumFields() > 0 || w.ch.Cap == 0 {
		return false
	}
	return w.ch.Cap == ctxchan.Unbounded || w.kind == receive
}

// told reports whether the far end, when it leaves, closes another channel that
// the near end asks.
func (c *checker) told(w wait, far []ctxchan.Op) bool {
	asked := make(map[*types.Var]bool)
	ast.Inspect(w.f.Body, func(n ast.Node) bool {
		if u, ok := n.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
			asked[c.variable(u.X)] = true
		}
		return true
	})
	delete(asked, nil)
	for v := range asked {
		ch := c.chans[v]
		if ch == nil {
			continue
		}
		for _, op := range ch.Of(ctxchan.Close) {
			if op.In == far[0].In {
				return true
			}
		}
	}
	return false
}
