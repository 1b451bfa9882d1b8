package ctxsummary

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// repeated adds the callbacks that a call in g runs once more in each turn of a
// loop, or hands to a function that does.
func (s *Summaries) repeated(call *ast.CallExpr, cur inspector.Cursor, g *ctxindex.Func, params []parameter, fact *Fact) {
	for _, p := range params {
		if s.names(call.Fun, p) && inLoop(cur, g) {
			fact.Repeats |= p.mask
		}
	}
	for i, arg := range call.Args {
		for _, p := range params {
			if s.names(arg, p) && (s.Repeats(call, i) || inLoop(cur, g) && s.runs(call, i).Keeps == 0) {
				fact.Repeats |= p.mask
			}
		}
	}
}

// inLoop reports whether a place in g is in what a loop of g repeats.
func inLoop(cur inspector.Cursor, g *ctxindex.Func) bool {
	for cur.Node() != g.Body {
		child := cur.Node()
		cur = cur.Parent()
		switch n := cur.Node().(type) {
		case *ast.ForStmt:
			if child != n.Init {
				return true
			}
		case *ast.RangeStmt:
			if child == n.Body {
				return true
			}
		}
	}
	return false
}

// Repeats reports whether a call runs the function that it is given as an
// argument more than once: in a loop, by what is known of the callee.
func (s *Summaries) Repeats(call *ast.CallExpr, arg int) bool {
	fn := s.index.Callee(call)
	if s.index.API.Callback(fn) == ctxapi.CallbackNow {
		// Of the functions that the table has, only a test's Run runs it once.
		return fn.Signature().Recv() == nil || !ctxapi.IsTesting(fn.Signature().Recv().Type())
	}
	fact := s.callee(call)
	return fact != nil && fact.Repeats&s.argument(call, arg) != 0
}

// Once reports whether a call is known to run a function that it is given, at some
// time, and once: who goes on until he is stopped may run it again.
func (s *Summaries) Once(call *ast.CallExpr, arg int) bool {
	fn := s.index.Callee(call)
	switch s.index.API.Callback(fn) {
	case ctxapi.CallbackUnknown:
	case ctxapi.CallbackNow:
		return !s.Repeats(call, arg)
	default:
		return true
	}
	facts := s.implementations(fn)
	if fact := s.callee(call); fact != nil {
		facts = []*Fact{fact}
	}
	b := s.argument(call, arg)
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(f *Fact) bool {
		return f.Stays || (f.Keeps|f.Repeats)&b != 0 || (f.Calls|f.Spawns)&b == 0
	})
}

// RunsAgain says whether a literal may run more than once in the life of v, a
// variable of a function around it: it stands in a loop, or is called in one,
// or was returned to code that calls it so. Unknown is for literals that go to code
// of which nothing is known: whoever is returned one may call it once.
func (s *Summaries) RunsAgain(lit *ctxindex.Func, v *types.Var) Answer {
	switch lit.Run {
	case ctxindex.Passed:
		if s.index.Signature(lit.Call) == nil { // a conversion, or append
			return s.runsStored(lit, v)
		}
		if s.Repeats(lit.Call, lit.Arg) {
			return Yes
		}
		if s.index.API.Callback(s.index.Callee(lit.Call)) == ctxapi.CallbackUnknown {
			fact := s.callee(lit.Call)
			if fact == nil || fact.Keeps&s.argument(lit.Call, lit.Arg) != 0 {
				return Unknown
			}
		}
	case ctxindex.Stored:
		return s.runsStored(lit, v)
	}
	return s.standsAgain(lit, lit.Node, v)
}

// standsAgain says whether control comes more than once to a node in the
// function around a literal, in the life of v.
func (s *Summaries) standsAgain(lit *ctxindex.Func, at ast.Node, v *types.Var) Answer {
	f := lit.Parent
	if f == nil {
		return No
	}
	cur, ok := s.index.Cursor(at)
	if !ok {
		return Unknown
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		n := up.Node()
		if n == f.Node {
			break
		}
		if _, inner := n.(*ast.FuncLit); !inner && (v.Pos() < n.Pos() || n.End() <= v.Pos()) {
			return Yes
		}
	}
	if f.Node.Pos() <= v.Pos() && v.Pos() < f.Node.End() {
		return No
	}
	return s.RunsAgain(f, v)
}

// runsStored is RunsAgain for a literal that a variable, result or field holds.
func (s *Summaries) runsStored(lit *ctxindex.Func, v *types.Var) Answer {
	if servesRequests(lit.Sig) {
		return Yes
	}
	cur, ok := s.index.Cursor(lit.Node)
	if !ok {
		return Unknown
	}
	for up := range cur.Enclosing((*ast.ReturnStmt)(nil), (*ast.FuncLit)(nil), (*ast.CompositeLit)(nil)) {
		if _, ok := up.Node().(*ast.ReturnStmt); ok {
			return s.returnedAgain(lit)
		}
		if up.Node() != lit.Node {
			break
		}
	}
	for held, f := range s.closures {
		if f == lit {
			return s.calledAgain(lit, held, v)
		}
	}
	return Unknown
}

// returnedAgain is Yes for a literal that its function returns if a caller holds it
// in a variable and calls that more than once: in a loop around the call, and not
// around what it is returned by.
func (s *Summaries) returnedAgain(lit *ctxindex.Func) Answer {
	if lit.Parent == nil || lit.Parent.Obj == nil {
		return Unknown
	}
	calls, _ := s.index.Callers(lit.Parent.Obj)
	for _, call := range calls {
		cur, ok := s.index.Cursor(call.Call)
		if !ok {
			continue
		}
		as, ok := cur.Parent().Node().(*ast.AssignStmt)
		if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			continue
		}
		v := s.index.Variable(as.Lhs[0])
		for _, use := range call.In.Calls {
			id, ok := ast.Unparen(use.Expr.Fun).(*ast.Ident)
			if !ok || v == nil || s.index.Info.Uses[id] != types.Object(v) {
				continue
			}
			if loop := s.index.Loop(use.Expr); loop != nil && !ctxindex.Contains(loop, as) {
				return Yes
			}
		}
	}
	return Unknown
}

// calledAgain says how often the variable that holds a literal is called.
func (s *Summaries) calledAgain(lit *ctxindex.Func, held *types.Var, v *types.Var) Answer {
	outer := lit.Outermost()
	var calls []*ast.CallExpr
	uses := 0
	ast.Inspect(outer.Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && s.index.Info.Uses[id] == held {
				calls = append(calls, n)
			}
		case *ast.Ident:
			if s.index.Info.Uses[n] == held {
				uses++
			}
		}
		return true
	})
	switch {
	case uses != len(calls):
		return Unknown
	case len(calls) == 0:
		return No
	case len(calls) > 1:
		return Unknown // one of two branches each, for the most part
	}
	caller := s.index.Enclosing(calls[0])
	if caller == nil || caller == lit {
		return Unknown
	}
	if caller == lit.Parent {
		return s.standsAgain(lit, calls[0], v)
	}
	return Unknown
}

// servesRequests reports whether a function has the signature of an HTTP
// handler, which is called with each request.
func servesRequests(sig *types.Signature) bool {
	return sig.Params().Len() == 2 && sig.Results().Len() == 0 && ctxapi.IsHTTPRequest(sig.Params().At(1).Type())
}
