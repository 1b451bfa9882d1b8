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
// nothing, and does what may take long: it waits, asks an interface for what
// can fail, or loops over what takes a lock.
func (c *checker) parameter(f *ctxindex.Func) {
	if f.Obj == nil || c.pass.IsTest(f.Body.Pos()) {
		return
	}
	param := c.ignored(f)
	if param == nil || c.makesRoot(f) {
		return // what is given a root is ctxroot's
	}
	work := c.works(f.Body, 0)
	if work.call == nil || !work.waits && (ctxapi.Begins(f.Obj.Name()) || ctxapi.Ends(f.Obj.Name())) {
		return
	}
	does := "goes on"
	if work.waits {
		does = "may wait on"
	}
	c.pass.Report(report.Finding{
		Category: "parameter",
		At:       param,
		Message: fmt.Sprintf("the context that %s is given is ignored: %s %s when the caller has given up; name it ctx, and pass it on or ask it",
			f.Obj.Name(), report.CallName(work.call), does),
		Related: []analysis.RelatedInformation{report.Related(work.call, "this may take long")},
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
		t := c.pass.TypesInfo.TypeOf(field.Type)
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
			if v, ok := c.pass.TypesInfo.Defs[id].(*types.Var); ok && id.Name != "_" && c.x.Mentions(f.Body, v) {
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
			found = found || c.x.API.IsRoot(c.x.Callee(call))
		}
		return !found
	})
	return found
}

// A work is a call that may take long.
type work struct {
	call  *ast.CallExpr
	waits bool // it can wait without bound
}

// depth is how far a function's callees in the package are looked into.
const depth = 3

// works finds the first call of a body that waits, else the first that may
// otherwise take long. Goroutines, and literals of which it is not known when
// they run, are no part of the body.
func (c *checker) works(body ast.Node, level int) work {
	var found work
	var loops []ast.Node
	var ignored *ast.CallExpr // a log line can fail too, and nobody cares
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.FuncLit, *ast.DeferStmt:
			return false
		case *ast.ExprStmt:
			ignored, _ = ast.Unparen(n.X).(*ast.CallExpr)
		case *ast.ForStmt, *ast.RangeStmt:
			loops = append(loops, n)
		case *ast.CallExpr:
			if c.sums.Blocks(n) {
				if !found.waits {
					found = work{n, true}
				}
				return false
			}
			if found.call != nil {
				return true
			}
			looped := len(loops) > 0 && loops[len(loops)-1].End() > n.End() && level == 0
			if n != ignored && c.long(n, level) || looped && c.ownWork(n) {
				found = work{call: n}
			}
		}
		return !found.waits
	})
	return found
}

// long reports whether a call reaches to where nothing is known, and can fail.
func (c *checker) long(call *ast.CallExpr, level int) bool {
	fn, sig := c.x.Callee(call), c.x.Signature(call)
	if fn == nil || sig == nil || fn.Pkg() == nil || !ctxapi.CanFail(sig) {
		return false
	}
	for p := range sig.Params().Variables() {
		if ctxapi.IsContext(p.Type()) {
			return false // it is given one from somewhere
		}
	}
	if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		return fn.Pkg() == c.pass.Pkg || !ctxapi.InStd(fn.Pkg())
	}
	decl := c.x.Declaration(fn)
	return decl != nil && level < depth && c.works(decl.Body, level+1).call != nil
}

// ownWork reports whether a call is of a function of this package that takes a
// lock, and so does more than to look at its arguments.
func (c *checker) ownWork(call *ast.CallExpr) bool {
	decl := c.x.Declaration(c.x.Callee(call))
	if decl == nil {
		return false
	}
	locks := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			fn := c.x.Callee(call)
			locks = locks || fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "sync" && (fn.Name() == "Lock" || fn.Name() == "RLock")
		}
		return !locks
	})
	return locks
}
