package ctxlife

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A What says what leaves a function.
type What uint8

const (
	// Result: a lazy value, such as a response or rows.
	Result What = iota
	// Context: the context itself, or a carrier of it.
	Context
	// Closure: a function that does work with the context.
	Closure
)

// An Exit is where something bound to a context leaves a function which ends
// that context on its way out.
type Exit struct {
	What  What
	At    ast.Node // what leaves: an expression, or a return of named results
	Name  string   // how to name it
	Type  types.Type
	Value *ctxflow.Value
	Death ctxflow.Death // the call or defer of the cancel
	Use   *ast.CallExpr // of a closure: the call that will fail
	Arg   int           // the argument of Use that is the context
}

// Leaving returns what leaves f too early. Whatever was used up before, or may
// have been, is left out; so is what leaves beside an error.
func (m *Model) Leaving(f *ctxflow.Func) []Exit {
	if f.Sig.Results().Len() == 0 {
		return nil
	}
	var exits []Exit
	for _, exit := range f.Exits() {
		ret, ok := f.Syntax(exit).(*ast.ReturnStmt)
		if !ok || m.failed(ret) {
			continue
		}
		l := &leaving{m: m, f: f, exit: exit, ret: ret, lost: f.Lost(exit)}
		if len(ret.Results) == 0 {
			l.named()
		}
		for _, e := range ret.Results {
			l.look(e, false)
		}
		exits = append(exits, l.found...)
	}
	return exits
}

// leaving looks at one return.
type leaving struct {
	m     *Model
	f     *ctxflow.Func
	exit  ctxflow.Point
	ret   *ast.ReturnStmt
	lost  []ctxflow.Death
	found []Exit
}

// named looks at the named results of a bare return.
func (l *leaving) named() {
	for i := range l.f.Sig.Results().Len() {
		v := l.f.Sig.Results().At(i)
		if v.Name() == "" || v.Name() == "_" || !l.m.follows(v.Type()) {
			continue
		}
		at := ast.Node(l.ret)
		if !l.ret.Return.IsValid() {
			return // control cannot fall off the end of such a function
		}
		l.value(at, v.Name(), v, v.Type(), l.f.ResultAt(v, l.exit), false)
	}
}

// look finds bound values in a result. Contexts within a struct are ctxfield's
// subject.
func (l *leaving) look(e ast.Expr, within bool) {
	e = ast.Unparen(e)
	t := l.m.x.Info.TypeOf(e)
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			l.look(e.X, within)
		}
	case *ast.CompositeLit:
		for _, elt := range e.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			l.look(elt, true)
		}
	case *ast.FuncLit:
		l.closure(e)
	case *ast.SelectorExpr:
		id, ok := ast.Unparen(e.X).(*ast.Ident)
		if !ok || !ctxapi.UsesUp(l.m.x.Info.TypeOf(id), e.Sel.Name) {
			return
		}
		if v, ok := l.m.x.Info.Uses[id].(*types.Var); ok && isField(l.m.x.Info, e) {
			l.value(e, types.ExprString(e), v, l.m.x.Info.TypeOf(id), l.f.Eval(id), within)
		}
	case *ast.Ident:
		if v, ok := l.m.x.Info.Uses[e].(*types.Var); ok && l.m.follows(t) {
			l.value(e, e.Name, v, t, l.f.Eval(e), within)
		}
	case *ast.CallExpr:
		if ctxapi.WrapsReader(l.m.x.Callee(e)) {
			for _, arg := range e.Args {
				l.look(arg, within)
			}
			return
		}
		if v := l.f.Eval(e); v.Op == ctxflow.Bound || v.Op == ctxflow.Carrier || v.Op == ctxflow.Derived {
			l.value(e, "the result of "+ctxindex.CallName(e), nil, t, v, within)
		}
	}
}

func isField(info *types.Info, sel *ast.SelectorExpr) bool {
	s := info.Selections[sel]
	return s != nil && s.Kind() == types.FieldVal
}

func (m *Model) follows(t types.Type) bool {
	return m.x.API.IsContext(t) || m.x.API.IsCarrier(t) || m.x.API.IsLazy(t)
}

// value judges one value that is returned; v is the variable that holds it.
func (l *leaving) value(at ast.Node, name string, v *types.Var, t types.Type, value *ctxflow.Value, within bool) {
	death := l.kills(value)
	if death == nil {
		return
	}
	what := Result
	switch value.Op {
	case ctxflow.Derived, ctxflow.Accessed:
		what = Context
	case ctxflow.Phi:
		if l.m.x.API.IsContext(t) {
			what = Context
		}
	case ctxflow.Carrier:
		if !l.m.x.API.IsLazy(t) {
			what = Context
		}
	case ctxflow.Bound:
	default:
		return
	}
	switch {
	case what == Context && (within || l.meant(value, death)):
		return
	case what == Result && v != nil && l.usedUp(v, at):
		return
	}
	l.found = append(l.found, Exit{What: what, At: at, Name: name, Type: t, Value: value, Death: *death})
}

// kills returns the event that ends a value: whichever alternative it is, or one
// that is always lost where it is made. A nil alternative has nothing to lose.
func (l *leaving) kills(value *ctxflow.Value) *ctxflow.Death {
	var death *ctxflow.Death
	all := value.All(func(v *ctxflow.Value) bool {
		if v.Op == ctxflow.Nil {
			return true
		}
		d := ctxflow.Kills(l.lost, v)
		if d != nil && death == nil {
			death = d
		}
		return d != nil
	})
	if !all {
		return l.f.LostOnWay(value, l.exit)
	}
	return death
}

// meant reports whether a function that returns a context wants it to have
// ended: it calls cancel outright, or has no deadline and did nothing with it.
func (l *leaving) meant(value *ctxflow.Value, death *ctxflow.Death) bool {
	if death.Reason != ctxflow.DeferOrder {
		return true
	}
	if death.Value.How.Timed {
		return false
	}
	made := death.Value.Node
	used := false
	ast.Inspect(l.f.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && made != nil && made.End() <= id.Pos() && id.Pos() < l.ret.Pos() {
			v, ok := l.m.x.Info.Uses[id].(*types.Var)
			used = used || ok && l.m.x.API.IsContext(v.Type())
		}
		return !used
	})
	return !used && value.Op != ctxflow.Carrier
}

// usedUp reports whether a variable that holds a lazy value is, or may be, used
// up before the function returns it: read, closed, handed to another function.
func (l *leaving) usedUp(v *types.Var, at ast.Node) bool {
	cur, ok := l.m.x.Cursor(l.f.Body)
	if !ok {
		return true
	}
	for cur := range cur.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if l.m.x.Info.Uses[id] != v || at.Pos() <= id.Pos() && id.End() <= at.End() {
			continue
		}
		if l.ret.Pos() <= id.Pos() && id.End() <= l.ret.End() && !calls(cur) {
			continue // another part of what is returned
		}
		p, ok := l.f.Locate(id)
		if !ok || p != l.exit && !l.f.Reaches(p, l.exit) {
			continue
		}
		switch parent := cur.Parent().Node().(type) {
		case *ast.SelectorExpr:
			if ctxapi.UsesUp(v.Type(), parent.Sel.Name) {
				return true
			}
		case *ast.BinaryExpr, *ast.ReturnStmt:
		case *ast.AssignStmt:
			for _, rhs := range parent.Rhs {
				if rhs == ast.Expr(id) {
					return true
				}
			}
		default:
			return true
		}
	}
	return false
}

// calls reports whether an identifier is part of a call within its statement.
func calls(cur inspector.Cursor) bool {
	for up := range cur.Enclosing((*ast.CallExpr)(nil), (*ast.ReturnStmt)(nil)) {
		_, call := up.Node().(*ast.CallExpr)
		return call
	}
	return false
}

// closure looks for work that a returned function does with a context that has
// ended by then.
func (l *leaving) closure(lit *ast.FuncLit) {
	inner := l.m.x.FuncOf(lit)
	if inner == nil {
		return
	}
	flow := l.m.flows.Of(inner)
	var exit *Exit
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if exit != nil || !l.m.x.API.IsContext(l.m.x.Info.TypeOf(arg)) {
					continue
				}
				v := flow.Eval(arg)
				if d := l.kills(v); d != nil && l.m.sums.Works(n, i) {
					exit = &Exit{What: Closure, At: lit, Name: types.ExprString(arg), Value: v, Death: *d, Use: n, Arg: i}
				}
			}
		}
		return exit == nil
	})
	if exit != nil {
		l.found = append(l.found, *exit)
	}
}

// failed reports whether a return stands in the branch of an error: what it
// returns besides is not meant to be used.
func (m *Model) failed(ret *ast.ReturnStmt) bool {
	cur, ok := m.x.Cursor(ret)
	if !ok {
		return true
	}
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		branch, ok := up.Node().(*ast.IfStmt)
		if !ok {
			return false
		}
		if b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr); ok && b.Op == token.NEQ && ctxapi.IsError(m.x.Info.TypeOf(b.X)) &&
			branch.Body.Pos() <= ret.Pos() && ret.End() <= branch.Body.End() {
			return true
		}
	}
	return false
}
