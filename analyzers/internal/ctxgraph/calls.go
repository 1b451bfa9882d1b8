package ctxgraph

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// call adds what a call hands over, or that it goes on without a context.
func (w *walker) call(f *ctxindex.Func, call ctxindex.Call) {
	sig := w.x.Signature(call.Expr)
	if sig == nil {
		return
	}
	var recv types.Type
	if call.Fn != nil {
		recv = recvType(call.Fn)
	}
	if ctxapi.IsContext(recv) {
		w.asks(f, call)
		return
	}
	if !w.holds(recv) && !w.x.API.TakesContext(sig) {
		w.bare(f, call)
		return
	}
	if w.makes(call, sig) {
		w.value(w.flow.Of(f).Eval(call.Expr)) // be it handed to nobody
		return
	}
	if w.x.API.IsValueOnly(call.Fn) {
		return
	}
	p := graph.Pass{In: w.in(f), Go: w.started(f, call.Expr)}
	p.To.Func, p.Name, p.Outside = w.callee(call)
	if sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr); ok && w.holds(recv) && (!p.Outside || types.IsInterface(recv)) {
		// Methods of requests and commands only ask; those of streams wait.
		w.hand(f, call.Expr, sel.X, -1, p)
	}
	if ctxindex.Spreads(w.x.Info, call.Expr) {
		return // f(g()): there is no argument to look at
	}
	in := handsIn(call.Fn)
	for i := range sig.Params().Len() {
		if w.holds(sig.Params().At(i).Type()) && i < len(call.Expr.Args) {
			p.Program = i == in
			w.hand(f, call.Expr, call.Expr.Args[i], i, p)
		}
	}
}

// handsIn returns the parameter that a program hands its framework a context by, or -1.
func handsIn(fn *types.Func) int {
	if fn != nil {
		program, _ := ctxapi.ProgramOf(fn.Pkg())
		if i, ok := program.In[fn.FullName()]; ok {
			return i
		}
	}
	return -1
}

func recvType(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return nil
}

// asks adds a place where a function itself ends with a context. It has no argument.
func (w *walker) asks(f *ctxindex.Func, call ctxindex.Call) {
	sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr)
	if !ok || call.Fn.Name() != "Done" && call.Fn.Name() != "Err" {
		return
	}
	p := graph.Pass{In: w.in(f), Name: types.ExprString(call.Expr), Outside: true, At: w.at(call.Expr.Pos()), Go: w.started(f, call.Expr)}
	for _, id := range w.of(w.flow.Of(f), sel.X) {
		p.Value = id
		w.out.Passes = append(w.out.Passes, p)
	}
}

// makes reports whether a call is a derivation that the table knows, or asks a
// carrier for its context: the value is there without it. What works with the
// context that it is bound to, such as a command, is a call nevertheless.
func (w *walker) makes(call ctxindex.Call, sig *types.Signature) bool {
	how, ok := w.x.API.Derivation(call.Fn, sig)
	if !ok || !how.Known && how.Kind != ctxapi.Access {
		return false
	}
	return how.Kind != ctxapi.Carry || w.holds(sig.Results().At(how.Ctx).Type())
}

// callee names what a call calls: a function of the module, a method of an
// interface, a literal or a variable that holds a function.
func (w *walker) callee(call ctxindex.Call) (key graph.Key, name string, outside bool) {
	if call.Fn == nil {
		if lit := w.literal(call.Expr.Fun); lit != nil {
			return w.key(lit), "", false
		}
		if v := w.variable(call.Expr.Fun); v != nil {
			return w.placed("variable", v.Origin().Pos()), types.ExprString(call.Expr.Fun), false
		}
		return "", types.ExprString(call.Expr.Fun), true
	}
	if iface, ok := typeOfRecv(call.Fn); ok {
		w.iface(iface)
	}
	return keyOf(call.Fn), w.name(call.Fn), !w.view.Inside(call.Fn.Pkg())
}

func typeOfRecv(fn *types.Func) (*types.Interface, bool) {
	t := recvType(fn)
	if t == nil {
		return nil, false
	}
	iface, ok := t.Underlying().(*types.Interface)
	return iface, ok
}

func (w *walker) literal(e ast.Expr) *ctxindex.Func {
	if lit, ok := ast.Unparen(e).(*ast.FuncLit); ok {
		return w.x.FuncOf(lit)
	}
	return nil
}

// variable returns the variable, parameter or field that an expression names.
func (w *walker) variable(e ast.Expr) *types.Var {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		v, _ := w.x.Info.Uses[sel.Sel].(*types.Var)
		return v
	}
	return w.x.Variable(e)
}

// hand adds what an argument hands over.
func (w *walker) hand(f *ctxindex.Func, call *ast.CallExpr, arg ast.Expr, i int, p graph.Pass) {
	v := w.flow.Of(f).Eval(arg)
	p.At, p.Text, p.To.Param = w.at(call.Pos()), types.ExprString(arg), i
	ids := w.of(w.flow.Of(f), arg)
	p.Hand = w.spurned(f, call, i, v, ids)
	for _, id := range ids {
		p.Value = id
		w.out.Passes = append(w.out.Passes, p)
	}
}

// spurned returns the live context at hand where a call is given nothing but a
// root, unless a sound sign says that this is meant.
func (w *walker) spurned(f *ctxindex.Func, call *ast.CallExpr, i int, v *ctxflow.Value, ids []int) string {
	if i < 0 || len(ids) == 0 {
		return ""
	}
	in := w.flow.Of(f)
	h, _, ok := w.intent.Hand(in, call)
	if !ok || h.Var == nil {
		return ""
	}
	for _, root := range v.Origins() {
		fromCall, isCall := root.Node.(*ast.CallExpr)
		if root.Op != ctxflow.Root && !(isCall && root.Op == ctxflow.Derived && w.sums.ResultOf(fromCall).MakesRoot()) {
			return ""
		}
		if root.In == nil || w.intent.Meant(root, ctxintent.Use{Call: call, Arg: i, In: in}, h) {
			return ""
		}
	}
	return h.Expr
}

// bare adds a call of a function of the module that takes no context, nor a struct that
// may bring one.
func (w *walker) bare(f *ctxindex.Func, call ctxindex.Call) {
	if call.Fn == nil || !w.view.Inside(call.Fn.Pkg()) || slices.ContainsFunc(call.Expr.Args, w.brings) {
		return
	}
	b := graph.Bare{In: w.in(f), At: w.at(call.Expr.Pos()), To: keyOf(call.Fn), Go: w.started(f, call.Expr)}
	if iface, ok := typeOfRecv(call.Fn); ok {
		w.iface(iface)
	}
	if w.concerned(f) {
		if h, but, ok := w.intent.Hand(w.flow.Of(f), call.Expr); ok && but == "" && h.Var != nil {
			b.Hand = h.Expr
		}
	}
	w.out.Bare = append(w.out.Bare, b)
}

// brings reports whether an argument is a struct that has a field for a context.
func (w *walker) brings(arg ast.Expr) bool {
	t := w.x.Info.TypeOf(arg)
	if t == nil {
		return false
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if w.holds(f.Type()) {
			return true
		}
	}
	return false
}

// started reports whether a call runs in a goroutine that the declared function
// around it starts.
func (w *walker) started(f *ctxindex.Func, call *ast.CallExpr) bool {
	for g := f; g != nil; g = g.Parent {
		if w.spawned[g] {
			return true
		}
	}
	cur, ok := w.x.Cursor(call)
	if !ok {
		return false
	}
	g, ok := cur.Parent().Node().(*ast.GoStmt)
	return ok && g.Call == call
}
