package ctxblock

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A hold is what a context is to code: how sure it is that its end is what ends the code.
type hold uint8

const (
	free  hold = iota // it does not watch the context: short work ends by itself
	loose             // it may watch the context, or end by something else
	tight             // whatever way it takes, it waits for the end of the context
)

// A keeper knows what the context of a cancel function in a field is to code.
type keeper struct {
	*checker
	made  []*ctxflow.Value        // the contexts that the cancel function may end
	whole bool                    // there are no others
	known map[*ctxindex.Func]hold // free while it is asked: a call of itself adds nothing
	asked map[*types.Var]bool
}

// keeperOf returns what is known of the context that a cancel function in a field ends.
func (c *checker) keeperOf(cancel *types.Var) *keeper {
	k := &keeper{checker: c, whole: true, known: make(map[*ctxindex.Func]hold), asked: make(map[*types.Var]bool)}
	for _, v := range c.set(cancel) {
		switch {
		case v.Op == ctxflow.Cancel && v.Parent() != nil:
			k.made = append(k.made, v.Parent())
		case v.Op == ctxflow.Derived:
			k.made = append(k.made, v)
		case v.Op != ctxflow.Nil:
			k.whole = false
		}
	}
	k.whole = k.whole && len(k.made) > 0
	return k
}

// set returns what the package gives a field, by assignments and in literals.
func (c *checker) set(field *types.Var) (values []*ctxflow.Value) {
	give := func(to, from ast.Expr) {
		if f := c.Index.Enclosing(from); f != nil && c.variable(to) == field {
			values = append(values, c.Flow.Of(f).Eval(from))
		}
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.KeyValueExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.KeyValueExpr:
			give(n.Key, n.Value)
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				give(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
			}
		}
	}
	return values
}

// members returns the functions whose end a wait waits for: each says at some place that it
// is through. Whole says that no other is known of.
func (c *checker) members(w wait) (found []*ctxindex.Func, whole bool) {
	whole = true
	add := func(f *ctxindex.Func) {
		for f != nil && f.Run == ctxindex.Deferred {
			f = f.Parent
		}
		if whole = whole && f != nil; f != nil && !c.IsTest(f.Body.Pos()) && !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	if w.kind == receive {
		for _, op := range w.ch.Of(ctxchan.Close, ctxchan.Send) {
			add(op.In)
		}
		return found, whole
	}
	for _, f := range c.Index.Funcs {
		for _, call := range f.Calls {
			if call.Fn == nil {
				continue
			}
			sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr)
			if !ok || c.variable(sel.X) != w.v {
				continue
			}
			switch call.Fn.FullName() {
			case "(*sync.WaitGroup).Done":
				add(f)
			case "(*sync.WaitGroup).Go":
				add(c.runs(call.Expr.Args[0]))
			}
		}
	}
	return found, whole
}

// runs returns the function of the package that an expression is.
func (c *checker) runs(e ast.Expr) *ctxindex.Func {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return c.Index.FuncOf(e)
	case *ast.SelectorExpr:
		fn, _ := c.TypesInfo.Uses[e.Sel].(*types.Func)
		return c.Index.Declaration(fn)
	case *ast.Ident:
		if fn, ok := c.TypesInfo.Uses[e].(*types.Func); ok {
			return c.Index.Declaration(fn)
		}
		return c.Sums.Held(e)
	}
	return nil
}

// all says what the context is to those that are waited for, and which of them needs it most.
func (k *keeper) all(members []*ctxindex.Func, whole bool) (has hold, who string, at ast.Node) {
	if !whole || len(members) == 0 {
		has, who = loose, "what it waits for"
	}
	for _, f := range members {
		h := k.holds(f)
		if h <= has {
			continue
		}
		if has, who, at = h, "the goroutine", f.Node; f.Obj != nil {
			who = f.Obj.Name()
		}
	}
	return has, who, at
}

// holds says what the context is to a function, with all that it calls in the package.
func (k *keeper) holds(f *ctxindex.Func) hold {
	if h, ok := k.known[f]; ok {
		return h
	}
	k.known[f] = free
	k.known[f] = k.hold(f)
	return k.known[f]
}

func (k *keeper) hold(f *ctxindex.Func) hold {
	flow, has := k.Flow.Of(f), free
	ends := make(map[ctxflow.Point]bool)
	meet := func(p ctxflow.Point, ok bool, h hold) {
		if h == tight && ok {
			ends[p] = true
		}
		has = max(has, min(h, loose))
	}
	for n := range f.Nodes((*ast.UnaryExpr)(nil)) {
		recv := n.(*ast.UnaryExpr)
		if recv.Op != token.ARROW {
			continue
		}
		if v := flow.Eval(recv.X); v.Op == ctxflow.Done && k.chosen(recv) == nil {
			p, ok := flow.Locate(recv)
			meet(p, ok, k.is(v.Parent()))
		}
	}
	for _, arm := range flow.DoneArms() {
		meet(ctxflow.Point{Block: int(arm.Body.Index), Node: -1}, true, k.is(arm.Ctx))
	}
	for _, call := range f.Calls {
		if call.Spawned {
			continue
		}
		p, ok := flow.Locate(call.Expr)
		meet(p, ok && !call.Deferred, k.call(flow, call))
	}
	for _, lit := range f.Lits {
		if lit.Run != ctxindex.Spawned {
			has = max(has, min(k.holds(lit), loose))
		}
	}
	if len(ends) > 0 && ctxpeer.Ways(flow, ctxflow.Point{Block: 0, Node: -1}, func(p ctxflow.Point) bool { return ends[p] }) == nil {
		return tight
	}
	return has
}

// call says what the context is to a call: by the body of the callee, or else by what the call
// is given.
func (k *keeper) call(f *ctxflow.Func, call ctxindex.Call) hold {
	if body := k.Index.Declaration(call.Fn); body != nil {
		return k.holds(body)
	}
	if lit := k.Sums.Literal(call.Expr); lit != nil {
		return k.holds(lit)
	}
	has := free
	if tv := k.TypesInfo.Types[call.Expr.Fun]; call.Fn == nil && !tv.IsType() && !tv.IsBuiltin() {
		if _, lit := ast.Unparen(call.Expr.Fun).(*ast.FuncLit); !lit {
			has = loose // a function value may watch anything
		}
	}
	if sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr); ok && sel.Sel.Name == "Err" && k.Index.API.IsContext(k.TypesInfo.TypeOf(sel.X)) {
		has = max(has, min(k.is(f.Eval(sel.X)), loose))
	}
	for i, arg := range call.Expr.Args {
		if k.Index.API.IsContext(k.TypesInfo.TypeOf(arg)) && k.Sums.Waits(call.Expr, i) != ctxsummary.No {
			has = max(has, min(k.is(f.Eval(arg)), loose))
		}
	}
	return has
}

// is says how sure it is that a context ends when the cancel function is called, and not
// before. One that a caller gives to a method is its own, unless a caller in sight gives
// it such a one.
func (k *keeper) is(v *ctxflow.Value) hold {
	ours := func(v *ctxflow.Value) bool { return slices.Contains(k.made, v) }
	for v != nil && !ours(v) && v.Op == ctxflow.Derived && v.How.Known && !v.How.Timed && v.How.Cancel < 0 && v.How.Group < 0 {
		v = v.Parent() // has but more values
	}
	switch {
	case v == nil:
		return free
	case ours(v) && !v.How.Timed:
		return tight
	case v.EndsWithAny(ours):
		return loose
	}
	switch v.Op {
	case ctxflow.Root, ctxflow.Nil, ctxflow.Detached:
		return free
	case ctxflow.Field:
		return k.kept(v.Var)
	case ctxflow.Param:
		return k.given(v)
	case ctxflow.Derived, ctxflow.Accessed, ctxflow.Carrier, ctxflow.Bound:
		return min(k.is(v.Parent()), loose)
	}
	return loose
}

// kept says what a context in a field is: one of another object may be in the same field.
func (k *keeper) kept(field *types.Var) hold {
	has, only := loose, k.whole
	for _, v := range k.set(field) {
		if slices.Contains(k.made, v) && !v.How.Timed {
			has = tight
		} else {
			only = false
		}
	}
	if !only {
		return loose
	}
	return has
}

// given says what a parameter is: of all calls in sight, one is enough for a goroutine that
// goes on.
func (k *keeper) given(v *ctxflow.Value) (has hold) {
	i := ctxindex.Param(v.In.Sig, v.Var)
	if v.In.Obj == nil || i < 0 {
		return loose
	}
	if k.asked[v.Var] {
		return free
	}
	k.asked[v.Var] = true
	defer delete(k.asked, v.Var)
	calls, _ := k.Index.Callers(v.In.Obj)
	for _, call := range calls {
		if call.In == nil || i >= len(call.Call.Args) {
			has = max(has, loose)
			continue
		}
		has = max(has, k.is(k.Flow.Of(call.In).Eval(call.Call.Args[i])))
	}
	return has
}
