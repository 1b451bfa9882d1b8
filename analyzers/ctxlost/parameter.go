package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// parameter reports a declared function that is given a context, uses it for
// nothing, and waits.
func (c *checker) parameter(f *ctxindex.Func) {
	if f.Obj == nil || c.IsTest(f.Body.Pos()) {
		return
	}
	param := c.ignored(f)
	if param == nil || c.makesRoot(f) {
		return // what is given a root is ctxroot's
	}
	work := c.waits(f.Body, 0)
	if work == nil {
		return
	}
	c.Report(report.Finding{
		Category: "parameter",
		At:       param,
		Message: fmt.Sprintf("%s ignores its context, so %s may block after the caller's ctx is done; name it ctx, and pass or check it",
			f.Obj.Name(), report.CallName(work)),
		Related: []analysis.RelatedInformation{report.Related(work, "this may block forever")},
	})
}

// ignored returns the declaration of the context that f is given and does not
// mention, if that is all that it is given: neither another context nor a
// request or stream that it uses.
func (c *checker) ignored(f *ctxindex.Func) ast.Node {
	decl, ok := f.Node.(*ast.FuncDecl)
	if !ok {
		return nil
	}
	var at ast.Node
	for _, field := range decl.Type.Params.List {
		t := c.TypesInfo.TypeOf(field.Type)
		if ctxapi.IsCarrier(t) {
			return nil
		}
		if !ctxapi.IsContext(t) {
			continue
		}
		if !ctxapi.IsStdContext(t) {
			return nil
		}
		at = field
		for _, id := range field.Names {
			if v, ok := c.TypesInfo.Defs[id].(*types.Var); ok && id.Name != "_" && c.Index.Mentions(f.Body, v) {
				return nil
			}
		}
	}
	return at
}

// makesRoot reports whether a function calls Background or TODO.
func (c *checker) makesRoot(f *ctxindex.Func) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			found = found || c.Index.API.IsRoot(c.Index.Callee(call))
		}
		return !found
	})
	return found
}

// depth is how far a function's callees in the package are looked into.
const depth = 3

// waits returns the first call of a body that takes no context and can wait
// without bound, itself or by what it calls in this package. Goroutines, and
// literals of which it is not known when they run, are no part of the body.
func (c *checker) waits(body ast.Node, level int) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.FuncLit, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if found != nil {
				return false
			}
			decl := c.Index.Declaration(c.Index.Callee(n))
			if sig := c.Index.Signature(n); sig == nil || ctxapi.TakesContext(sig) {
				return true // it is given one from somewhere
			}
			if c.Sums.Blocks(n) || decl != nil && level < depth && c.waits(decl.Body, level+1) != nil {
				found = n
			}
		}
		return found == nil
	})
	return found
}
