package ctxloop

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// attempts looks at the literals that make one attempt for code that retries:
// those that a known function of another module calls again and again, and those
// with the results (again bool, err error) that are given to a call.
func (p *program) attempts() {
	if !p.Enabled("retry") && !p.Enabled("predicate") {
		return
	}
	judged := make(map[*types.Func]bool)
	for _, f := range p.Index.Funcs {
		if f.Run != ctxindex.Passed || f.Sig.Results().Len() == 0 || p.IsTest(f.Body.Pos()) {
			continue
		}
		known := p.Index.API.Retries(p.Index.Callee(f.Call))
		if !known && !attemptResults(f.Sig) {
			continue
		}
		c := &checker{program: p, f: p.Flow.Of(f)}
		if known {
			if p.Enabled("retry") {
				c.untold()
			}
			continue
		}
		rets := returns(f)
		c.blind(rets)
		for _, ret := range rets {
			if fn := c.classifier(ret); fn != nil && !judged[fn] {
				judged[fn] = true
				p.predicate(p.Index.Declaration(fn))
			}
		}
	}
}

// attemptResults: (bool, error).
func attemptResults(sig *types.Signature) bool {
	res := sig.Results()
	if res.Len() != 2 || !ctxapi.IsError(res.At(1).Type()) {
		return false
	}
	b, ok := res.At(0).Type().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Bool
}

// returns returns the return statements of a literal with their results.
func returns(f *ctxindex.Func) []*ast.ReturnStmt {
	var rets []*ast.ReturnStmt
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			rets = append(rets, n)
		}
		return true
	})
	return rets
}

// blind reports a return that asks for another attempt because there is an
// error, whichever: return true, err, or return err != nil, err. That true
// means again, and not done, is told by the return for success: false, nil.
func (c *checker) blind(rets []*ast.ReturnStmt) {
	if !c.Enabled("retry") {
		return
	}
	succeeds := false
	for _, ret := range rets {
		if len(ret.Results) == 2 && (c.isFalse(ret.Results[0]) && c.TypesInfo.Types[ret.Results[1]].IsNil() || c.failed(ret) != nil) {
			succeeds = true
		}
	}
	if !succeeds || c.asksBeforeReturn() {
		return
	}
	for _, ret := range rets {
		if len(ret.Results) != 2 {
			continue
		}
		v := c.failed(ret)
		if v == nil && c.isTrue(ret.Results[0]) {
			v = c.errVar(ret.Results[1])
		}
		if v == nil {
			continue
		}
		call, h := c.workOf(v)
		if call == nil || c.toldApart(ret, v, call) {
			continue
		}
		c.Report(report.Finding{
			Category: "retry",
			At:       ret,
			Message: fmt.Sprintf("this retries %s on any error, even after %s is done; return false if %s.Err() != nil",
				types.ExprString(call.Fun), h.Expr, h.Expr),
			Related: append(h.Related(), report.Related(call, "fails once the context is done")),
		})
		return
	}
}

func (c *checker) isFalse(e ast.Expr) bool {
	v := c.TypesInfo.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && !constant.BoolVal(v)
}

// failed: return err != nil, err.
func (c *checker) failed(ret *ast.ReturnStmt) *types.Var {
	cond, ok := ast.Unparen(ret.Results[0]).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !c.TypesInfo.Types[cond.Y].IsNil() {
		return nil
	}
	v := c.errVar(cond.X)
	if v == nil || v != c.errVar(ret.Results[1]) {
		return nil
	}
	return v
}

// errVar returns the error variable that an expression names.
func (c *checker) errVar(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok || !ctxapi.IsError(v.Type()) {
		return nil
	}
	return v
}

// asksBeforeReturn reports whether the literal asks the context, or about its
// error, elsewhere than in what it returns.
func (c *checker) asksBeforeReturn() bool { return c.asksWhy(false) }

// asksWhy reports whether the function asks a context, or whether an error is
// that of one; returned says that what it returns counts as well.
func (c *checker) asksWhy(returned bool) bool {
	found := false
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return n == c.f.Node
		case *ast.ReturnStmt:
			return returned
		case *ast.SelectorExpr:
			found = found || c.isEndError(n)
		case *ast.CallExpr:
			found = found || c.f.Queries(n) || c.asksOfError(n)
		case *ast.UnaryExpr:
			found = found || c.isDone(n)
		}
		return !found
	})
	return found
}

// isEndError: context.Canceled, context.DeadlineExceeded.
func (c *checker) isEndError(sel *ast.SelectorExpr) bool {
	v, ok := c.TypesInfo.Uses[sel.Sel].(*types.Var)
	return ok && v.Pkg() != nil && v.Pkg().Path() == "context"
}

// asksOfError: a call that is given the context beside an error, or a pointer
// to one, or that asks why the context has ended.
func (c *checker) asksOfError(call *ast.CallExpr) bool {
	ctx, failure := false, false
	for i, arg := range call.Args {
		t := c.TypesInfo.TypeOf(arg)
		if t == nil {
			continue
		}
		if ctxapi.IsContext(t) {
			ctx = true
			if c.Sums.Asks(call, i) {
				return true
			}
		}
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		failure = failure || ctxapi.IsError(t)
	}
	return ctx && failure
}

// workOf returns the call whose error the literal keeps in v, if each such call
// is given a context at hand and observes it.
func (c *checker) workOf(v *types.Var) (*ast.CallExpr, ctxflow.Hand) {
	var work *ast.CallExpr
	var hand ctxflow.Hand
	for k := range c.attemptsIn(nil) {
		if k.errv != v {
			continue
		}
		for i, arg := range k.call.Args {
			t := c.TypesInfo.TypeOf(arg)
			if t == nil || !ctxapi.IsContext(t) || c.Sums.Waits(k.call, i) != ctxsummary.Yes || c.f.Eval(arg).IsRoot() {
				continue
			}
			for _, h := range c.f.AtHand(k.call.Pos()) {
				if work == nil && c.f.Eval(arg).EndsWith(h.Value) {
					work, hand = k.call, h
				}
			}
		}
	}
	return work, hand
}

// classifier returns the function of this package that a return leaves the
// decision to: return shouldRetry(resp, err).
func (c *checker) classifier(ret *ast.ReturnStmt) *types.Func {
	if len(ret.Results) != 1 {
		return nil
	}
	call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr)
	if !ok {
		return nil
	}
	fn := c.Index.Callee(call)
	if fn == nil || c.Index.Declaration(fn) == nil || !attemptResults(fn.Signature()) {
		return nil
	}
	for i := range fn.Signature().Params().Len() {
		if ctxapi.IsError(fn.Signature().Params().At(i).Type()) {
			return fn
		}
	}
	return nil
}

// predicate reports a function that decides by an error whether to try again,
// and cannot know whether somebody still wants it to.
func (p *program) predicate(f *ctxindex.Func) {
	if f == nil || !p.Enabled("predicate") {
		return
	}
	c := &checker{program: p, f: p.Flow.Of(f)}
	if c.asksWhy(true) {
		return
	}
	callers := p.callers(f, (*checker).near)
	if callers == nil {
		return
	}
	name := f.Node.(*ast.FuncDecl).Name
	p.Report(report.Finding{
		Category: "predicate",
		At:       report.At(name.Pos(), name.End()),
		Message: fmt.Sprintf("%s decides whether to retry but takes no context although %s, so retries continue after the caller is canceled; give it a parameter ctx context.Context and return false if ctx.Err() != nil",
			name.Name, callersHave(callers)),
		Related: relatedCallers(callers),
	})
}
