package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/directive"
)

// rounds bounds the fixed point. What is inferred only grows, and call chains
// within a package are short; stopping early loses knowledge, never soundness
// of what was found.
const rounds = 8

// infer computes the facts of the package's functions: everything starts as
// not done, and grows until nothing changes.
func (s *Summaries) infer() {
	var funcs []*ctxindex.Func
	for _, f := range s.index.Funcs {
		if f.Obj != nil {
			s.facts[f.Obj] = declared(f)
			funcs = append(funcs, f)
		}
	}
	for range rounds {
		changed := false
		for _, f := range funcs {
			fact := s.facts[f.Obj]
			old := *fact
			s.body(f, fact)
			changed = changed || *fact != old
		}
		if !changed {
			break
		}
	}
	for _, f := range funcs {
		s.drops(f, s.facts[f.Obj])
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

// body adds to the fact of f what its body, and the literals in it, do.
func (s *Summaries) body(f *ctxindex.Func, fact *Fact) {
	params := s.parameters(f)
	s.scan(f, f, params, fact)
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
		if v.Name() != "" && v.Name() != "_" && (isFunc || ctxapi.IsContext(t) || ctxapi.IsCarrier(t)) {
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

// scan looks at the statements of g, which is f or a literal within it.
func (s *Summaries) scan(f, g *ctxindex.Func, params []parameter, fact *Fact) {
	flow := s.flow.Of(g)
	var stack []ast.Node
	ast.Inspect(g.Body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if lit, ok := n.(*ast.FuncLit); ok {
			if inner := s.index.FuncOf(lit); inner != nil {
				s.literal(f, inner, params, fact)
			}
			return false
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.CallExpr:
			s.call(flow, n, params, fact)
		case *ast.SendStmt:
			fact.Blocks = true
		case *ast.SwitchStmt:
			fact.Asks |= s.reason(flow, n.Tag, params)
		case *ast.BinaryExpr:
			if !s.index.Info.Types[n.Y].IsNil() {
				fact.Asks |= s.reason(flow, n.X, params)
			}
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				fact.Blocks = true
				// A home-made stop channel is as good a reason to stop.
				if ctxapi.IsDoneChan(s.index.Info.TypeOf(n.X)) {
					fact.Watches = true
				}
			}
		case *ast.SelectStmt:
			if !hasDefault(n) {
				fact.Blocks = true
			}
		case *ast.Ident:
			s.mention(flow, n, stack, params, fact)
		}
		return true
	})
}

// literal scans a literal within f. What a goroutine does, f does not wait
// for; it may still watch the context on f's behalf.
func (s *Summaries) literal(f, lit *ctxindex.Func, params []parameter, fact *Fact) {
	var inner Fact
	inner.Observes, inner.Keeps = fact.Observes, fact.Keeps
	s.scan(f, lit, params, &inner)
	fact.Observes |= inner.Observes
	fact.Keeps |= inner.Keeps
	fact.Asks |= inner.Asks
	fact.Watches = fact.Watches || inner.Watches
	switch lit.Run {
	case ctxindex.Spawned:
		fact.Spawns |= inner.Calls | inner.Spawns
	case ctxindex.Called, ctxindex.Deferred:
		fact.Calls |= inner.Calls
		fact.Spawns |= inner.Spawns
		fact.Blocks = fact.Blocks || inner.Blocks
	default:
		// The literal may run later or never: its calls keep the callback.
		fact.Keeps |= inner.Calls
		fact.Spawns |= inner.Spawns
	}
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
func (s *Summaries) call(flow *ctxflow.Func, call *ast.CallExpr, params []parameter, fact *Fact) {
	if s.Blocks(call) {
		fact.Blocks = true
	}
	if s.Watches(call) == Yes {
		fact.Watches = true
	}
	s.queried(flow, call, params, fact)
	if fn := s.index.Callee(call); fn != nil && fn.FullName() == "errors.Is" && len(call.Args) == 2 {
		fact.Asks |= s.reason(flow, call.Args[0], params)
	}
	for _, p := range params {
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && s.index.Info.Uses[id] == p.v {
			fact.Calls |= p.mask
		}
	}
	callee := s.Of(s.index.Callee(call))
	_, derives := s.derivation(call)
	for i, arg := range call.Args {
		t := s.index.Info.TypeOf(arg)
		switch {
		case t == nil:
		case ctxapi.IsContext(t) || ctxapi.IsCarrier(t):
			from := s.from(flow, arg, params)
			if from == 0 {
				continue
			}
			// A derivation by itself is no observation: its result counts,
			// where that goes. One that can fail is work as well.
			if s.Observes(call, i) == Yes && !(derives && s.knownDerivation(call)) {
				fact.Observes |= from
				fact.Watches = true
			}
			if callee != nil && callee.Keeps&bit(i) != 0 {
				fact.Keeps |= from
			}
		default:
			if callee == nil {
				continue
			}
			for _, p := range params {
				id, ok := ast.Unparen(arg).(*ast.Ident)
				if !ok || s.index.Info.Uses[id] != p.v {
					continue
				}
				if callee.Calls&bit(i) != 0 {
					fact.Calls |= p.mask
				}
				if callee.Spawns&bit(i) != 0 {
					fact.Spawns |= p.mask
				}
			}
		}
	}
}

func (s *Summaries) derivation(call *ast.CallExpr) (ctxapi.Derivation, bool) {
	return s.index.API.Derivation(s.index.Callee(call), s.index.Signature(call))
}

func (s *Summaries) knownDerivation(call *ast.CallExpr) bool {
	how, ok := s.derivation(call)
	return ok && how.Known
}

// queried notes x.Done(), x.Err(), x.Deadline() and context.Cause(x).
func (s *Summaries) queried(flow *ctxflow.Func, call *ast.CallExpr, params []parameter, fact *Fact) {
	var asked ast.Expr
	fn := s.index.Callee(call)
	if fn == nil {
		return
	}
	if fn.FullName() == "context.Cause" && len(call.Args) == 1 {
		asked = call.Args[0]
	} else if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && ctxapi.IsContext(s.index.Info.TypeOf(sel.X)) {
		switch fn.Name() {
		case "Done", "Err", "Deadline":
			asked = sel.X
		}
	}
	if asked != nil {
		fact.Watches = true
		fact.Observes |= s.from(flow, asked, params)
	}
}

// reason returns the parameters whose Err or Cause an expression is.
func (s *Summaries) reason(flow *ctxflow.Func, e ast.Expr, params []parameter) uint32 {
	if e == nil || !ctxapi.IsError(s.index.Info.TypeOf(e)) {
		return 0
	}
	v := flow.Eval(e)
	if v.Op != ctxflow.Err || v.Parent() == nil {
		return 0
	}
	return s.mask(v.Parent(), params)
}

// from returns the parameters that an expression is, or may be made from.
func (s *Summaries) from(flow *ctxflow.Func, e ast.Expr, params []parameter) uint32 {
	return s.mask(flow.Eval(e), params)
}

func (s *Summaries) mask(v *ctxflow.Value, params []parameter) uint32 {
	var mask uint32
	for _, o := range v.Origins() {
		for _, p := range params {
			if o.Op == ctxflow.Param && o.Var == p.v {
				mask |= p.mask
			}
		}
	}
	return mask
}

// mention notes a parameter that is kept: stored, sent, returned, or put into
// a composite value. Passing it on is call's business.
func (s *Summaries) mention(flow *ctxflow.Func, id *ast.Ident, stack []ast.Node, params []parameter, fact *Fact) {
	obj, ok := s.index.Info.Uses[id].(*types.Var)
	if !ok || !keeps(id, stack) {
		return
	}
	for _, p := range params {
		if p.v == obj {
			fact.Keeps |= p.mask
			return
		}
	}
	if t := obj.Type(); ctxapi.IsContext(t) || ctxapi.IsCarrier(t) {
		fact.Keeps |= s.from(flow, id, params)
	}
}

// keeps reports whether the syntax around a mention stores the value beyond
// the statement. stack ends with the mention.
func keeps(id *ast.Ident, stack []ast.Node) bool {
	if len(stack) < 2 {
		return false
	}
	switch parent := stack[len(stack)-2].(type) {
	case *ast.ReturnStmt, *ast.SendStmt, *ast.CompositeLit:
		return true
	case *ast.KeyValueExpr:
		return parent.Value == id
	case *ast.UnaryExpr:
		return parent.Op == token.AND
	case *ast.AssignStmt:
		for i, rhs := range parent.Rhs {
			if rhs == ast.Expr(id) && len(parent.Lhs) == len(parent.Rhs) {
				// Local variables are followed; anything else is storage.
				_, local := parent.Lhs[i].(*ast.Ident)
				return !local
			}
		}
	}
	return false
}

// drops finds cancel functions, and other func() parameters, that f neither
// calls nor keeps.
func (s *Summaries) drops(f *ctxindex.Func, fact *Fact) {
	for i := range f.Sig.Params().Len() {
		v := f.Sig.Params().At(i)
		if ctxapi.IsCancelFunc(v.Type()) || ctxapi.IsNiladic(v.Type()) {
			if s.flow.Of(f).Drops(v, s) {
				fact.Drops |= bit(i)
			}
		}
	}
}
