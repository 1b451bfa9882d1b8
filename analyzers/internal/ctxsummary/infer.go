package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/directive"
)

// infer computes the facts of the package's functions and literals: everything
// starts as not done, and grows until nothing changes. What is inferred only
// grows with what is known of callees, so the order does not matter.
func (s *Summaries) infer() {
	s.closures = closures(s.index)
	callers, callees := make(map[*ctxindex.Func][]*ctxindex.Func), make(map[*ctxindex.Func][]*ctxindex.Func)
	for _, f := range s.index.Funcs {
		s.known[f] = declared(f)
		for _, call := range f.Calls {
			callee := s.localTo(call)
			if callee == nil {
				continue
			}
			for g := f; g != nil; g = g.Parent { // scan looks into literals
				callers[callee] = append(callers[callee], g)
				callees[g] = append(callees[g], callee)
			}
		}
	}
	// What a function returns decides what its callers observe.
	order := bottomUp(s.index.Funcs, callees)
	s.converge(order, callers, s.returned)
	s.converge(order, callers, func(f *ctxindex.Func, params []parameter, fact *Fact) { s.scan(f, f, params, fact) })
	for _, f := range s.index.Funcs {
		s.drops(f, s.known[f])
	}
}

// bottomUp puts functions behind those that they call, as far as there are no
// cycles: what is known of a callee is then known before its callers are looked
// at, and few are looked at twice.
func bottomUp(funcs []*ctxindex.Func, callees map[*ctxindex.Func][]*ctxindex.Func) []*ctxindex.Func {
	order := make([]*ctxindex.Func, 0, len(funcs))
	seen := make(map[*ctxindex.Func]bool, len(funcs))
	var visit func(f *ctxindex.Func)
	visit = func(f *ctxindex.Func) {
		if seen[f] {
			return
		}
		seen[f] = true
		for _, callee := range callees[f] {
			visit(callee)
		}
		order = append(order, f)
	}
	for _, f := range funcs {
		visit(f)
	}
	return order
}

// converge applies step to all functions, and again to the callers of those
// about which something new is known.
func (s *Summaries) converge(order []*ctxindex.Func, callers map[*ctxindex.Func][]*ctxindex.Func, step func(*ctxindex.Func, []parameter, *Fact)) {
	work, queued := slices.Clone(order), make(map[*ctxindex.Func]bool, len(order))
	for _, f := range order {
		queued[f] = true
	}
	for len(work) > 0 {
		f := work[0]
		work = work[1:]
		queued[f] = false
		fact := s.known[f]
		old := *fact
		step(f, s.parameters(f), fact)
		if *fact == old {
			continue
		}
		for _, caller := range callers[f] {
			if !queued[caller] {
				queued[caller] = true
				work = append(work, caller)
			}
		}
	}
}

// declared reads the vocabulary directives of a function's doc comment.
func declared(f *ctxindex.Func) *Fact {
	fact := new(Fact)
	decl, ok := f.Node.(*ast.FuncDecl)
	if !ok {
		return fact
	}
	fact.Detach = directive.Has(decl.Doc, "detach")
	fact.Values = directive.Has(decl.Doc, "valueonly")
	fact.Cleanup = directive.Has(decl.Doc, "cleanup")
	fact.Joins = directive.Has(decl.Doc, "joins")
	return fact
}

// A parameter is one that can matter, with the value it has on entry.
type parameter struct {
	v    *types.Var
	mask uint32
}

func (s *Summaries) parameters(f *ctxindex.Func) []parameter {
	var ps []parameter
	add := func(v *types.Var, arg int) {
		t := v.Type()
		_, isFunc := t.Underlying().(*types.Signature)
		if v.Name() != "" && v.Name() != "_" && (isFunc || s.index.API.IsContext(t) || s.index.API.IsCarrier(t)) {
			ps = append(ps, parameter{v, bit(arg)})
		}
	}
	if recv := f.Sig.Recv(); recv != nil {
		add(recv, ctxapi.Receiver)
	}
	for i := range f.Sig.Params().Len() {
		add(f.Sig.Params().At(i), i)
	}
	return ps
}

// What scan looks at in every function, and in those that have parameters which
// can matter: few have.
var (
	always = []ast.Node{(*ast.FuncLit)(nil), (*ast.CallExpr)(nil), (*ast.SendStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.RangeStmt)(nil), (*ast.SelectStmt)(nil)}
	given  = append(slices.Clip(always), (*ast.SwitchStmt)(nil), (*ast.BinaryExpr)(nil), (*ast.Ident)(nil))
)

// scan looks at the statements of g, which is f or a literal within it.
func (s *Summaries) scan(f, g *ctxindex.Func, params []parameter, fact *Fact) {
	kinds := always
	if len(params) > 0 {
		kinds = given
	}
	g.Inspect(kinds, func(cur inspector.Cursor) bool {
		switch n := cur.Node().(type) {
		case *ast.FuncLit:
			if inner := s.index.FuncOf(n); inner != nil {
				s.literal(f, inner, inLoop(cur, g), params, fact)
			}
			return false
		case *ast.CallExpr:
			if len(params) == 0 && fact.Blocks && fact.Watches {
				break // that is all that it can add
			}
			_, spawned := cur.Parent().Node().(*ast.GoStmt)
			s.call(g, n, spawned, params, fact)
			s.repeated(n, cur, g, params, fact)
			s.queried(g, n, cur, params, fact)
		case *ast.SwitchStmt:
			fact.Asks |= s.reason(g, n.Tag, params)
		case *ast.BinaryExpr:
			fact.Nils |= s.compared(n, params)
			if !s.index.Info.Types[n.Y].IsNil() {
				fact.Asks |= s.reason(g, n.X, params)
			}
		case *ast.SendStmt:
			fact.Blocks = fact.Blocks || !communicates(cur)
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				fact.Blocks = fact.Blocks || !communicates(cur)
				// A home-made stop channel is as good a reason to stop.
				if ctxapi.IsDoneChan(s.index.Info.TypeOf(n.X)) {
					fact.Watches = true
				}
			}
		case *ast.RangeStmt:
			if t := s.index.Info.TypeOf(n.X); t != nil {
				_, isChan := t.Underlying().(*types.Chan)
				fact.Blocks = fact.Blocks || isChan
			}
		case *ast.SelectStmt:
			fact.Blocks = fact.Blocks || !hasDefault(n)
		case *ast.Ident:
			s.mention(f, g, n, cur.Parent().Node(), params, fact)
		}
		return true
	})
}

// literal scans a literal within f. What a goroutine does, f does not wait
// for; it may still watch the context on f's behalf.
func (s *Summaries) literal(f, lit *ctxindex.Func, looped bool, params []parameter, fact *Fact) {
	var inner Fact
	s.scan(f, lit, params, &inner)
	fact.Observes |= inner.Observes
	fact.Hands |= inner.Hands
	fact.Keeps |= inner.Keeps
	fact.Spawns |= inner.Spawns
	fact.Asks |= inner.Asks
	fact.Nils |= inner.Nils
	fact.Watches = fact.Watches || inner.Watches
	now := &Fact{Calls: 1}
	how := &Fact{Keeps: 1} // it may run later or never: its calls keep the callback
	switch lit.Run {
	case ctxindex.Spawned:
		how = &Fact{Spawns: 1}
	case ctxindex.Called, ctxindex.Deferred:
		how = now
	case ctxindex.Passed:
		how = s.runs(lit.Call, lit.Arg)
	}
	fact.Repeats |= inner.Repeats
	if how.Keeps == 0 && (looped || lit.Run == ctxindex.Passed && s.Repeats(lit.Call, lit.Arg)) {
		fact.Repeats |= inner.Calls
	}
	if how.Calls != 0 {
		fact.Calls |= inner.Calls
		fact.Blocks = fact.Blocks || inner.Blocks
	}
	if how.Spawns != 0 {
		fact.Spawns |= inner.Calls
	}
	if how.Keeps != 0 {
		fact.Keeps |= inner.Calls
	}
}

// runs says what a call does with a callback, as the first bit of the masks of
// a fact: it calls, spawns or keeps it.
func (s *Summaries) runs(call *ast.CallExpr, arg int) *Fact {
	switch s.index.API.Callback(s.index.Callee(call)) {
	case ctxapi.CallbackNow, ctxapi.CallbackShared:
		return &Fact{Calls: 1}
	case ctxapi.CallbackJoined:
		return &Fact{Spawns: 1}
	case ctxapi.CallbackUnknown:
		if callee := s.callee(call); callee != nil {
			b := s.argument(call, arg)
			only := func(mask uint32) uint32 {
				if mask&b != 0 {
					return 1
				}
				return 0
			}
			return &Fact{Calls: only(callee.Calls), Spawns: only(callee.Spawns), Keeps: only(callee.Keeps)}
		}
	}
	return &Fact{Keeps: 1}
}

// communicates reports whether an operation is a clause of a select, which then
// says whether there is a wait.
func communicates(op inspector.Cursor) bool {
	for up := range op.Parent().Enclosing((*ast.CommClause)(nil), (*ast.BlockStmt)(nil)) {
		switch n := up.Node().(type) {
		case *ast.CommClause:
			return n.Comm != nil && n.Comm.Pos() <= op.Node().Pos() && op.Node().End() <= n.Comm.End()
		case *ast.BlockStmt:
			return false
		}
	}
	return false
}

// offer reports whether a place in g is within a select that offers a value and
// goes on if nobody takes it. A Done arm there interrupts nothing, it decides
// whether the value is dropped: that is how loggers queue their entries. In a
// loop it is a poll like any other.
func offer(cur inspector.Cursor, g *ctxindex.Func) bool {
	found := false
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.SelectStmt)(nil), (*ast.FuncLit)(nil)) {
		if up.Node() == g.Node {
			break
		}
		switch n := up.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return false
		case *ast.SelectStmt:
			if !hasDefault(n) {
				continue
			}
			for _, c := range n.Body.List {
				if _, ok := c.(*ast.CommClause).Comm.(*ast.SendStmt); ok {
					found = true
				}
			}
		}
	}
	return found
}

func hasDefault(sel *ast.SelectStmt) bool {
	for _, c := range sel.Body.List {
		if c.(*ast.CommClause).Comm == nil {
			return true
		}
	}
	return false
}

// call adds what one call does with the parameters.
func (s *Summaries) call(g *ctxindex.Func, call *ast.CallExpr, spawned bool, params []parameter, fact *Fact) {
	if !fact.Blocks && !spawned || !fact.Watches {
		fn, known := s.index.Callee(call), s.callee(call)
		fact.Blocks = fact.Blocks || !spawned && s.blocks(fn, known)
		fact.Watches = fact.Watches || s.watches(call, fn, known)
	}
	if len(params) == 0 {
		return // most functions
	}
	if fn := s.index.Callee(call); ctxapi.IsFunc(fn, "errors", "Is") && len(call.Args) == 2 {
		fact.Asks |= s.reason(g, call.Args[0], params)
	}
	for _, p := range params {
		if s.names(call.Fun, p) {
			if spawned {
				fact.Spawns |= p.mask
			} else {
				fact.Calls |= p.mask
			}
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if fn := s.index.Callee(call); fn != nil && fn.Signature().Recv() != nil {
			s.passed(g, call, sel.X, ctxapi.Receiver, params, fact)
		}
	}
	for i, arg := range call.Args {
		s.passed(g, call, arg, i, params, fact)
	}
}

// passed adds what a call does with one argument, or its receiver.
func (s *Summaries) passed(g *ctxindex.Func, call *ast.CallExpr, arg ast.Expr, i int, params []parameter, fact *Fact) {
	t := s.index.Info.TypeOf(arg)
	if t == nil {
		return
	}
	if s.index.API.IsContext(t) || s.index.API.IsCarrier(t) {
		from := s.from(g, arg, params)
		if from == 0 {
			return
		}
		fact.Nils |= s.handsNil(call, arg, i, params)
		// A derivation by itself is no observation: its result counts, where
		// that goes. One that can fail is work as well.
		how, derives := s.index.API.Derivation(s.index.Callee(call), s.index.Signature(call))
		switch known := derives && how.Known && !s.index.API.Observes(s.index.Callee(call)); s.Observes(call, i) {
		case Yes:
			if !known {
				fact.Observes |= from
				fact.Watches = true
			}
		case Unknown:
			callee := s.callee(call)
			switch {
			case callee != nil && callee.Keeps&s.argument(call, i) != 0:
				fact.Keeps |= from
			case !derives && i != ctxapi.Receiver:
				fact.Hands |= from
			}
		}
		return
	}
	if _, isFunc := t.Underlying().(*types.Signature); !isFunc {
		return
	}
	for _, p := range params {
		if s.names(arg, p) {
			how := s.runs(call, i)
			fact.Calls |= how.Calls * p.mask
			fact.Spawns |= how.Spawns * p.mask
			fact.Keeps |= how.Keeps * p.mask
		}
	}
}

// names reports whether an expression is the plain name of a parameter.
func (s *Summaries) names(e ast.Expr, p parameter) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && s.index.Info.Uses[id] == p.v
}

// from returns the parameters that an expression is, or may be made from.
func (s *Summaries) from(g *ctxindex.Func, e ast.Expr, params []parameter) uint32 {
	if len(params) == 0 {
		return 0 // most functions: no graph is needed
	}
	return s.parametersOf(s.flow.Of(g).Eval(e), params)
}

func (s *Summaries) parametersOf(v *ctxflow.Value, params []parameter) uint32 {
	var mask uint32
	origins, _ := s.origins(v)
	for _, o := range origins {
		for _, p := range params {
			if o.Op == ctxflow.Param && o.Var == p.v {
				mask |= p.mask
			}
		}
	}
	return mask
}
