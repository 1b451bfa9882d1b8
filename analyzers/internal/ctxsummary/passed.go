package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// passed adds what a call does with one argument, or its receiver.
func (s *Summaries) passed(g *ctxindex.Func, cur inspector.Cursor, arg ast.Expr, i int, params []parameter, fact *Fact) {
	t := s.index.Info.TypeOf(arg)
	if t == nil {
		return
	}
	call := cur.Node().(*ast.CallExpr)
	if s.index.API.IsContext(t) || s.index.API.IsCarrier(t) {
		if from := s.from(g, arg, params); from.mask != 0 {
			fact.Nils |= s.handsNil(call, arg, i, params)
			s.handed(g, cur, i, from, fact)
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

// handed adds what a call does with the parameters that an argument of its is
// made from. Where a function puts another context in the place of one that has
// ended, work under either is no work under the one that it was given.
func (s *Summaries) handed(g *ctxindex.Func, cur inspector.Cursor, i int, src source, fact *Fact) {
	from := src.mask
	if src.other {
		from &^= fact.Checks | fact.Asks
	}
	call := cur.Node().(*ast.CallExpr)
	fn, sig := s.index.Callee(call), s.index.Signature(call)
	// A derivation by itself is no observation: its result counts, where that
	// goes. One that can fail is work as well.
	how, derives := s.index.API.Derivation(fn, sig)
	s.reading(call, i, src.mask, fact)
	e, certain := s.Effect(call, i)
	if certain == Unseen {
		// What makes a carrier by its signature alone may do its work with it, too.
		if (!derives || !how.Known && how.Kind == ctxapi.Carry) && i != ctxapi.Receiver {
			fact.Hands |= from
		}
		return
	}
	if derives && how.Known && !s.index.API.Observes(fn) {
		return
	}
	if e.Has(Waits) {
		fact.Watches = true
		if certain == Proven && src.sure && (!src.other || fact.Nils&from != 0) && !s.retries(cur, g) {
			fact.Waits |= from
			if e.Has(Each) && fact.Each&from != from && !s.index.Lazily(g.Body, call) {
				fact.Each |= from
			}
		} else {
			fact.Trusts |= from
		}
	}
	if e.Has(Lasts) || e != 0 && inLoop(cur, g) {
		fact.Lasts |= from
	}
	if e.Has(Checks) {
		fact.Watches = true
		if tells(sig) {
			fact.add(s.decides(cur, g), from) // whether it has ended
		} else {
			fact.Checks |= from
		}
	}
	if e.Has(Stops) {
		fact.Stops |= from
	}
	if e.Has(Keeps) {
		fact.Keeps |= from
	}
	if e.Has(Hands) && !derives && i != ctxapi.Receiver {
		fact.Hands |= from
	}
}

// retries reports whether a call stands in a loop of g that goes on for as long as
// an error is a given one: whether the end of a context makes another is not known.
func (s *Summaries) retries(cur inspector.Cursor, g *ctxindex.Func) bool {
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		loop, ok := up.Node().(*ast.ForStmt)
		if !ok {
			break
		}
		b, ok := ast.Unparen(loop.Cond).(*ast.BinaryExpr)
		if ok && b.Op == token.EQL && ctxapi.IsError(s.index.Info.TypeOf(b.X)) && !s.index.Info.Types[b.Y].IsNil() && !s.flow.Of(g).Asks(loop.Body) {
			return true
		}
	}
	return false
}

// tells reports whether a function answers a question, by a bool.
func tells(sig *types.Signature) bool {
	return sig != nil && sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), types.Typ[types.Bool])
}

// names reports whether an expression is the plain name of a parameter.
func (s *Summaries) names(e ast.Expr, p parameter) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && s.index.Info.Uses[id] == p.v
}

// A source says which parameters a context is, or may be made from.
type source struct {
	mask  uint32
	sure  bool // it certainly ends with them
	other bool // it may be a root, or detached, instead
}

// from returns the source of an expression in g.
func (s *Summaries) from(g *ctxindex.Func, e ast.Expr, params []parameter) source {
	if len(params) == 0 {
		return source{} // most functions: no graph is needed
	}
	return s.parametersOf(s.flow.Of(g).Eval(e), params)
}

func (s *Summaries) parametersOf(v *ctxflow.Value, params []parameter) source {
	origins, sure := s.origins(v)
	src := source{sure: sure}
	for _, o := range origins {
		mask := uint32(0)
		for _, p := range params {
			if o.Op == ctxflow.Param && o.Var == p.v {
				mask |= p.mask
			}
		}
		src.mask |= mask
		src.other = src.other || mask == 0 && (o.Op == ctxflow.Root || o.Op == ctxflow.Detached || s.resultOf(o).Outlives() || s.resultOf(o) == Revives)
	}
	return src
}
