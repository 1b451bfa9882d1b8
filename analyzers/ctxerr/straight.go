package ctxerr

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// isAnswer: what Err or Cause said of a context, or nil.
func isAnswer(v *ctxflow.Value) bool { return v.Op == ctxflow.Err || v.Op == ctxflow.Nil }

// bare reports whether a call returns the error of a context as it is: it asks
// one, is documented to do so, or calls a function of this package that
// returns nothing else.
func (c *checker) bare(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil {
		return false
	}
	switch fn.FullName() {
	case "context.Cause", "(*golang.org/x/sync/semaphore.Weighted).Acquire":
		return true
	}
	if fn.Name() == "Err" && c.isErr(call) {
		return true
	}
	if i := c.Sums.Echoes(call); i >= 0 {
		lit, ok := ast.Unparen(call.Args[i]).(*ast.FuncLit)
		return ok && c.returnsBare(c.Index.FuncOf(lit))
	}
	decl := c.Index.Declaration(fn)
	if decl == nil {
		return ctxapi.IsSyscall(fn)
	}
	known, ok := c.straight[decl.Obj]
	if !ok {
		c.straight[decl.Obj] = false // while it is looked at: it may call itself
		known = c.returnsBare(decl)
		c.straight[decl.Obj] = known
	}
	return known
}

// returnsBare reports whether the error that a function returns is nil or what
// a context said, wherever it returns.
func (c *checker) returnsBare(f *ctxindex.Func) bool {
	results := f.Sig.Results()
	if results.Len() == 0 || results.At(0).Name() != "" {
		return false
	}
	some, all := false, true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) != results.Len() {
				all = false
				return false
			}
			switch e := ast.Unparen(n.Results[len(n.Results)-1]); {
			case c.TypesInfo.Types[e].IsNil():
			case c.sentinel(e) != nil, c.exact(e):
				some = true
			default:
				all = false
			}
		}
		return all
	})
	return some && all
}

// unwraps reports whether a call takes an error apart: it makes an error of an
// error, and its name says so.
func (c *checker) unwraps(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil || len(call.Args) > 1 {
		return false
	}
	name := strings.ToLower(fn.Name())
	return types.Identical(c.TypesInfo.TypeOf(call), types.Universe.Lookup("error").Type()) &&
		(strings.Contains(name, "unwrap") || strings.HasSuffix(name, "cause") || strings.HasPrefix(name, "root"))
}

// comesFrom returns the call that an error comes straight from: its result, or
// what a variable holds, or a field of that.
func (c *checker) comesFrom(e ast.Expr) (call *ast.CallExpr, field bool) {
	f := c.Index.Enclosing(e)
	if f == nil {
		return nil, false
	}
	for e = ast.Unparen(e); ; {
		if sel, ok := e.(*ast.SelectorExpr); ok {
			e, field = ast.Unparen(sel.X), true
		}
		id, ok := e.(*ast.Ident)
		if !ok {
			call, _ := e.(*ast.CallExpr)
			return call, field
		}
		v, _ := c.TypesInfo.Uses[id].(*types.Var)
		e = c.Index.LastValue(v, f.Body, e.Pos())
		if id, ok := e.(*ast.Ident); e == nil || ok && c.TypesInfo.Uses[id] == v {
			return nil, false
		}
	}
}

// status returns the call whose error may be a status of gRPC, which no context's
// error is; nil if there is no sign of that.
func (c *checker) status(e ast.Expr) *ast.CallExpr {
	if from, field := c.comesFrom(e); from != nil && !field && (c.Sums.Alien(from) || c.Sums.MaySpeak(from)) {
		return from
	}
	return nil
}

// A stop is what is known of the contexts that a call gets.
type stop struct {
	assumes string        // the step that is missing
	needs   []report.Atom // what callers can refute
	own     bool          // the function itself stops the call
}

// stops looks at the contexts of a call whose error is compared with Canceled.
// Where its callback cancels one that another may end too, that end would be
// taken for the callback's; where nothing cancels any, the error is none of theirs.
func (c *checker) stops(call *ast.CallExpr, sentinel *types.Var) stop {
	f := c.Index.Enclosing(call)
	if f == nil || sentinel.Name() != "Canceled" {
		return stop{}
	}
	fn := c.Index.Callee(call)
	unseen := fn == nil || fn.Signature().Recv() != nil // a receiver may have a context as well
	var needs []report.Atom
	given := 0
	for _, arg := range call.Args {
		if !c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) {
			continue
		}
		given++
		v := c.Flow.Of(f).Eval(arg)
		for ; v.Op == ctxflow.Derived && v.How.Known && v.Parent() != nil; v = v.Parent() {
			cancel := c.cancelOf(v)
			if cancel == nil {
				unseen = unseen || v.How.Cancel >= 0
				continue
			}
			if !v.Parent().IsRoot() && c.calledBack(call, cancel) {
				return stop{assumes: "the error does not come from its own " + cancel.Name(), own: true}
			}
			unseen = unseen || !c.deferredOnly(cancel)
		}
		if !c.Life.Life(v).Endless() {
			needs = report.MayEnd(v)
			unseen = unseen || needs == nil
		}
	}
	switch {
	case given != 1 || unseen:
		return stop{}
	case len(needs) == 0:
		return stop{assumes: "something cancels the context passed to " + report.CallName(call)}
	}
	return stop{needs: needs}
}

// cancelOf returns the variable of the function that ends a derived context.
func (c *checker) cancelOf(v *ctxflow.Value) *types.Var {
	if v.In == nil {
		return nil
	}
	for _, ob := range v.In.Obligations() {
		if ob.Call == v.Node {
			return ob.Var
		}
	}
	return nil
}

// calledBack reports whether a literal that a call is given calls a function.
func (c *checker) calledBack(call *ast.CallExpr, cancel *types.Var) bool {
	return slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
		lit, ok := ast.Unparen(arg).(*ast.FuncLit)
		return ok && c.Index.Mentions(lit.Body, cancel)
	})
}

// deferredOnly reports whether all uses of a function are to defer its call.
func (c *checker) deferredOnly(cancel *types.Var) bool {
	for id, obj := range c.TypesInfo.Uses {
		if obj != cancel {
			continue
		}
		cur, ok := c.Index.Cursor(id)
		if !ok {
			return false
		}
		call := cur.Parent()
		for {
			if _, paren := call.Node().(*ast.ParenExpr); !paren {
				break
			}
			call = call.Parent()
		}
		if k, _ := call.ParentEdge(); k != edge.DeferStmt_Call {
			return false
		}
	}
	return true
}
