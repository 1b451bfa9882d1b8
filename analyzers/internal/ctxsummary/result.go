package ctxsummary

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Result says where the context that a function returns comes from.
type Result uint8

const (
	// Untold: from somewhere that can't be followed, or not always the same.
	Untold Result = iota
	// Ends with the parameters of the fact's mask Returns, whichever it is.
	Ends
	// Outlives the parameters: it is detached, or a root.
	Outlives
	// Revives: it ends with the parameters unless they have ended, which the
	// function asks: then it is one that has not.
	Revives
	// Rooted is Outlives of a function that is asked for nothing but a context, and
	// makes it from a root: as good as context.Background.
	Rooted
	// Filled is Rooted with values put in.
	Filled
)

// Outlives reports whether a context ends with none of the parameters.
func (r Result) Outlives() bool { return r == Outlives || r.MakesRoot() }

// MakesRoot reports whether a context is a new root, with values or without.
func (r Result) MakesRoot() bool { return r == Rooted || r == Filled }

// returned infers the Result of a function: the origins of its context result
// at every return.
func (s *Summaries) returned(f *ctxindex.Func, params []parameter, fact *Fact) {
	how, ok := s.index.API.Derivation(f.Obj, f.Sig)
	if !ok || how.Ctx < 0 || fact.Result != Untold {
		return
	}
	flow := s.flow.Of(f)
	ends, outlives, told := uint32(0), false, true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			var e ast.Expr
			switch {
			case len(n.Results) == f.Sig.Results().Len():
				e = n.Results[how.Ctx]
			case len(n.Results) == 1 && how.Ctx == 0:
				e = n.Results[0]
			}
			if e == nil || !s.traces(flow.Eval(e), params, &ends, &outlives) {
				told = false
			}
		}
		return told
	})
	switch {
	case told && outlives && ends != 0 && s.asks(f, params, ends):
		fact.Result = Revives
	case told && outlives && ends != 0 && s.nilChecked(f, params)&ends == ends:
		fact.Result, fact.Returns = Ends, ends // a root in place of nil
	case !told || outlives && ends != 0:
	case ends != 0:
		fact.Result, fact.Returns = Ends, ends
	case outlives:
		if fact.Result = Outlives; how.Parent == -1 && f.Sig.Results().Len() == 1 && !fact.Detach {
			fact.Result = s.rooted(f)
		}
	}
}

// nilChecked returns the parameters that a function compares with nil.
func (s *Summaries) nilChecked(f *ctxindex.Func, params []parameter) (mask uint32) {
	for n := range f.Nodes((*ast.BinaryExpr)(nil)) {
		mask |= s.compared(n.(*ast.BinaryExpr), params)
	}
	return mask
}

// rooted tells a function apart that makes a root from one that detaches what it
// has elsewhere.
func (s *Summaries) rooted(f *ctxindex.Func) Result {
	is := Rooted
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) != 1 {
				is = Outlives
				return false
			}
			v := s.flow.Of(f).Eval(n.Results[0])
			origins, _ := s.origins(v)
			for _, o := range origins {
				switch {
				case o.Op == ctxflow.Root || s.resultOf(o) == Rooted:
				case s.resultOf(o) == Filled && is == Rooted:
					is = Filled
				default:
					is = Outlives
				}
			}
			if is == Rooted && !slices.Contains(origins, v) {
				is = Filled
			}
		}
		return true
	})
	return is
}

// asks reports whether a function asks one of its parameters, contexts, whether
// it has ended.
func (s *Summaries) asks(f *ctxindex.Func, params []parameter, which uint32) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !found {
			if v := s.flow.Of(f).Eval(call); (v.Op == ctxflow.Err || v.Op == ctxflow.Done) && v.Parent() != nil {
				found = s.parametersOf(v.Parent(), params).mask&which != 0
			}
		}
		return !found
	})
	return found
}

// traces adds the origins of a returned context; false if one can't be told.
func (s *Summaries) traces(v *ctxflow.Value, params []parameter, ends *uint32, outlives *bool) bool {
	known, certain := s.origins(v)
	if !certain {
		return false
	}
	for _, o := range known {
		mask := uint32(0)
		for _, p := range params {
			if o.Op == ctxflow.Param && o.Var == p.v {
				mask = p.mask
			}
		}
		switch {
		case mask != 0:
			*ends |= mask
		case o.Op == ctxflow.Root, o.Op == ctxflow.Detached, s.resultOf(o).Outlives():
			*outlives = true
		case o.Op == ctxflow.Nil: // with an error, or for none
		default:
			return false
		}
	}
	return true
}

// origins is Value.Origins with what is known of the functions of the module: a
// wrapper that detaches is an origin, and one that returns another parameter
// than the first leads to that. They are certain if no function was taken by
// its signature alone.
func (s *Summaries) origins(v *ctxflow.Value) (origins []*ctxflow.Value, certain bool) {
	certain = true
	seen := make(map[*ctxflow.Value]bool)
	var walk func(*ctxflow.Value)
	walk = func(v *ctxflow.Value) {
		if seen[v] {
			return
		}
		seen[v] = true
		parents := v.Parents
		switch v.Op {
		case ctxflow.Derived, ctxflow.Carrier:
			call, ok := v.Node.(*ast.CallExpr)
			if !ok || v.How.Known {
				break
			}
			switch fact := s.callee(call); {
			case fact == nil || fact.Result == Untold:
				certain = false
			case fact.Result.Outlives(), fact.Result == Revives:
				parents = nil
			case v.In != nil:
				parents = s.returnedArgs(v.In, call, fact)
			}
		case ctxflow.Accessed:
			// A method of the module that gives out a context may make a root.
			if call, ok := v.Node.(*ast.CallExpr); ok && s.ResultOf(call).Outlives() {
				parents = nil
			}
		case ctxflow.Phi:
		default:
			parents = nil
		}
		if len(parents) == 0 {
			origins = append(origins, v)
			return
		}
		for _, p := range parents {
			walk(p)
		}
	}
	walk(v)
	return origins, certain
}

// returnedArgs returns the values of the arguments that a call's result ends
// with.
func (s *Summaries) returnedArgs(in *ctxflow.Func, call *ast.CallExpr, fact *Fact) []*ctxflow.Value {
	var values []*ctxflow.Value
	for i, arg := range call.Args {
		if fact.Returns&s.argument(call, i) != 0 {
			values = append(values, in.Eval(arg))
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && fact.Returns&bit(ctxapi.Receiver) != 0 {
		values = append(values, in.Eval(sel.X))
	}
	return values
}

// ReturnedArgs returns the arguments that the context ends with which a call of a
// function of the module returns, if it ends with what it was given.
func (s *Summaries) ReturnedArgs(in *ctxflow.Func, call *ast.CallExpr) []*ctxflow.Value {
	if fact := s.callee(call); fact != nil && fact.Result == Ends {
		return s.returnedArgs(in, call, fact)
	}
	return nil
}

// resultOf returns where the context of a derived value comes from, as far as
// the function of the module that made it tells.
func (s *Summaries) resultOf(v *ctxflow.Value) Result {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok || v.Op != ctxflow.Derived && v.Op != ctxflow.Accessed || v.How.Known {
		return Untold
	}
	return s.ResultOf(call)
}

// ResultOf says where the context that a call of a function of the module
// returns comes from.
func (s *Summaries) ResultOf(call *ast.CallExpr) Result {
	if fact := s.callee(call); fact != nil {
		return fact.Result
	}
	return Untold
}
