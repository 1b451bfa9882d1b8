package ctxspin

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// harmless reports whether a call is known to return at once: it neither waits
// nor leaves. Functions of which nothing is known may do either.
func (c *checker) harmless(call *ast.CallExpr) bool {
	if tv := c.TypesInfo.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return true
	}
	if c.idle(call) {
		return true
	}
	fn := c.Index.Callee(call)
	if fn == nil {
		return false
	}
	if c.Sums.InModule(fn) {
		return !c.Sums.Blocks(call) && !c.opaque(fn)
	}
	return atOnce(fn) && !c.Sums.Blocks(call)
}

// opaque: what a function that was seen does by way of others is not known.
// Its summary says whether it waits, as far as bodies go; a function that
// calls interfaces or foreign code may wait there.
func (c *checker) opaque(fn *types.Func) bool {
	decl := c.Index.Declaration(fn)
	if decl == nil {
		return true
	}
	opaque := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !opaque {
			tv := c.TypesInfo.Types[call.Fun]
			callee := c.Index.Callee(call)
			opaque = !tv.IsType() && !tv.IsBuiltin() && !c.idle(call) && (callee == nil || !atOnce(callee))
		}
		return !opaque
	})
	return opaque
}

// atOnce lists what of the standard library returns at once, if it is not
// known to wait, and may be met in an arm.
func atOnce(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return fn.Name() == "Error" // of the predeclared error
	}
	switch fn.Pkg().Path() {
	case "context", "errors", "strings", "strconv", "sync", "sync/atomic", "time":
		return true
	}
	return false
}

// idle reports whether a call only says something: it logs, prints, counts,
// or asks a context.
func (c *checker) idle(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil {
		return false
	}
	if c.Index.API.IsValueOnly(fn) {
		return true
	}
	sig := fn.Signature()
	if fn.Pkg() != nil {
		switch fn.Pkg().Path() {
		case "fmt", "log", "log/slog", "errors":
			return true
		case "context":
			return sig.Recv() != nil || fn.Name() == "Cause"
		}
		if recv := sig.Recv(); recv != nil && (ctxapi.IsTesting(recv.Type()) || ctxapi.IsContext(recv.Type())) {
			return true
		}
	}
	return c.logs(fn, sig)
}

// logs: no results, and a text or a list of anything to say: the signature of
// logging functions. One of this package is taken by its list alone.
func (c *checker) logs(fn *types.Func, sig *types.Signature) bool {
	if sig.Results().Len() > 0 {
		return loggerBuilder(sig)
	}
	if sig.Variadic() {
		return !c.Sums.InModule(fn) || !c.Sums.Of(fn).Blocks
	}
	return !c.Sums.InModule(fn) && sig.Params().Len() == 1 && isString(sig.Params().At(0).Type())
}

// loggerBuilder: logger.WithField("k", v), log.Info().Str("k", v), which only
// build what is logged in the end: a method that returns its receiver's type.
func loggerBuilder(sig *types.Signature) bool {
	if sig.Recv() == nil || sig.Results().Len() != 1 {
		return false
	}
	named := func(t types.Type) *types.TypeName {
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		n, _ := types.Unalias(t).(*types.Named)
		if n == nil {
			return nil
		}
		return n.Obj()
	}
	recv := named(sig.Recv().Type())
	return recv != nil && named(sig.Results().At(0).Type()) == recv
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}
