package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
	}
	for _, f := range s.index.Funcs {
		for _, call := range f.Calls {
			for _, callee := range s.localTo(call) {
				for g := f; g != nil; g = g.Parent { // scan looks into literals
					callers[callee] = append(callers[callee], g)
					callees[g] = append(callees[g], callee)
				}
			}
		}
	}
	// What a function returns decides what its callers observe.
	order := bottomUp(s.index.Funcs, callees)
	s.converge(order, callers, s.returned)
	s.converge(order, callers, s.exits)
	s.converge(order, callers, s.succeeds)
	s.converge(order, callers, s.errors)
	s.converge(order, callers, s.stays)
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
			s.call(g, cur, spawned, params, fact)
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
				s.received(g, n, cur, params, fact)
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

// communicates reports whether an operation is a clause of a select, which then
// says whether there is a wait.
func communicates(op inspector.Cursor) bool {
	clause, _ := clauseOf(op)
	return clause != nil
}

// call adds what one call does with the parameters.
func (s *Summaries) call(g *ctxindex.Func, cur inspector.Cursor, spawned bool, params []parameter, fact *Fact) {
	call := cur.Node().(*ast.CallExpr)
	if !fact.Blocks && !spawned || !fact.Watches {
		fn, known := s.index.Callee(call), s.callee(call)
		fact.Blocks = fact.Blocks || !spawned && s.blocks(call, known)
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
	to := fact
	if spawned {
		to = new(Fact)
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if fn := s.index.Callee(call); fn != nil && fn.Signature().Recv() != nil {
			s.passed(g, cur, sel.X, ctxapi.Receiver, params, to)
		}
	}
	for i, arg := range call.Args {
		s.passed(g, cur, arg, i, params, to)
	}
	if spawned {
		if s.joins(g, call) {
			fact.Waits |= to.Waits
			fact.Each |= to.Each
			fact.Lasts |= to.Waits
			fact.Trusts |= to.Trusts
			fact.Checks |= to.Checks
		} else {
			fact.Stops |= to.Waits | to.Trusts | to.Checks
		}
		fact.Stops |= to.Stops
		fact.Hands |= to.Hands
		fact.Keeps |= to.Keeps
		fact.Nils |= to.Nils
		fact.Reads |= to.Reads
		fact.Lends |= to.Lends
		fact.Calls |= to.Calls
		fact.Spawns |= to.Spawns
		fact.Watches = fact.Watches || to.Watches
	}
}
