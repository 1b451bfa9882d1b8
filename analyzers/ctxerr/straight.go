package ctxerr

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
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

// remote returns the call of gRPC that an error comes straight from, or nil.
func (c *checker) remote(e ast.Expr) *ast.CallExpr {
	call, _ := ast.Unparen(e).(*ast.CallExpr)
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		v, _ := c.TypesInfo.Uses[id].(*types.Var)
		if f := c.Index.Enclosing(e); f != nil && v != nil {
			call = c.Index.LastCall(v, f.Body, e.Pos())
		}
	}
	if call == nil {
		return nil
	}
	if c.Sums.Alien(call) {
		return call
	}
	return nil
}
