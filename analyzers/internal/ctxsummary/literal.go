package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// literal scans a literal within f. What a goroutine does, f does not wait
// for; it may still watch the context on f's behalf.
func (s *Summaries) literal(f, lit *ctxindex.Func, looped bool, params []parameter, fact *Fact) {
	var inner Fact
	s.scan(f, lit, params, &inner)
	fact.Keeps |= inner.Keeps
	fact.Stops |= inner.Stops
	fact.Spawns |= inner.Spawns
	fact.Asks |= inner.Asks
	fact.Nils |= inner.Nils
	fact.Reads |= inner.Reads
	fact.Lends |= inner.Lends
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
	s.during(f, lit, how, &inner, fact)
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

// during adds what a literal does with the contexts of f: it is what f does if
// f calls it, or waits for the goroutine that runs it.
func (s *Summaries) during(f, lit *ctxindex.Func, how, inner, fact *Fact) {
	asked := inner.Waits | inner.Trusts | inner.Checks
	switch {
	case how.Calls != 0 || s.calledByName(f, lit) || how.Spawns != 0 && s.joins(f, started(lit)):
		fact.Waits |= inner.Waits
		if !s.once(lit) {
			fact.Each |= inner.Each
		}
		fact.Lasts |= inner.Lasts
		fact.Trusts |= inner.Trusts
		fact.Checks |= inner.Checks
	case how.Spawns != 0:
		fact.Stops |= asked
	case lit.Run == ctxindex.Stored:
		fact.Keeps |= asked | inner.Hands
		return
	default: // somebody may run it now
		fact.Trusts |= inner.Waits | inner.Trusts
		fact.Checks |= inner.Checks
	}
	fact.Hands |= inner.Hands
}

// once reports whether a literal is given to a sync.Once: most calls of the
// function around it find the work done.
func (s *Summaries) once(lit *ctxindex.Func) bool {
	if lit.Run != ctxindex.Passed {
		return false
	}
	fn := s.index.Callee(lit.Call)
	return fn != nil && fn.FullName() == "(*sync.Once).Do"
}

// calledByName reports whether a literal is held by a variable by which a
// function around it calls it.
func (s *Summaries) calledByName(f, lit *ctxindex.Func) bool {
	for _, call := range f.Calls {
		if id, ok := ast.Unparen(call.Expr.Fun).(*ast.Ident); ok && call.Fn == nil && s.local(call.Expr) == lit {
			_, named := s.index.Info.Uses[id].(*types.Var)
			return named
		}
	}
	return false
}

// started is the code that starts a goroutine and runs on it.
func started(lit *ctxindex.Func) ast.Node {
	if lit.Call != nil {
		return lit.Call
	}
	return lit.Node
}

// joins reports whether f waits for the goroutine that a node starts: it calls
// Wait on something that the node mentions, or receives from a channel that it
// mentions.
func (s *Summaries) joins(f *ctxindex.Func, started ast.Node) bool {
	mentioned := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return false
		}
		v, ok := s.index.Info.Uses[id].(*types.Var)
		return ok && s.index.Mentions(started, v)
	}
	joined := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			joined = joined || ok && s.Blocks(n) && mentioned(sel.X)
		case *ast.UnaryExpr:
			joined = joined || n.Op == token.ARROW && mentioned(n.X)
		case *ast.RangeStmt:
			_, isChan := types.Unalias(s.index.Info.TypeOf(n.X)).Underlying().(*types.Chan)
			joined = joined || isChan && mentioned(n.X)
		}
		return !joined
	})
	return joined
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
