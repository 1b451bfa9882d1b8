package ctxfield

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// mixed reports a method that is given a context and works with the one in
// its receiver.
func (c *checker) mixed(o owner, f field) {
	if !c.Enabled("mixed") {
		return
	}
	for _, ref := range c.usage.refs[f.obj] {
		sel, ok := ref.Parent().Node().(*ast.SelectorExpr)
		if !ok {
			continue
		}
		method, ok := c.method(ref, o, sel.X)
		if !ok {
			continue
		}
		param := c.contextParam(method)
		if param == nil || c.replaces(method, f) || c.ends(method, param) {
			continue
		}
		// Have: a method of the owner with a context that is alive throughout.
		uses := new(uses)
		c.usage.value(operand(ref), uses)
		if uses.kinds != 0 || len(uses.sync) == 0 {
			continue
		}
		call := uses.sync[0].call
		if c.ownsLife(o, f) && !perRequest(c.Index.Callee(call)) || c.deferred(ref) || c.gives(call, param) || c.keeps(method, call) {
			continue
		}
		c.Report(report.Finding{
			Category: "mixed",
			At:       sel,
			Message: fmt.Sprintf("%[2]s uses %[1]s instead of its parameter %[3]s and ignores the caller's cancellation, deadline and values; use %[3]s",
				types.ExprString(sel), method.Obj.Name(), param.Name()),
			Related: c.contexts(f, param),
			Fix:     c.useParam(sel, param),
		})
	}
}

// method returns the method of o around a use of a field of its receiver.
func (c *checker) method(ref inspector.Cursor, o owner, base ast.Expr) (*ctxindex.Func, bool) {
	in := c.Index.Enclosing(ref.Node())
	if in == nil {
		return nil, false
	}
	in = in.Outermost()
	if in.Obj == nil || !isMethod(in.Obj, o) {
		return nil, false
	}
	id, ok := ast.Unparen(base).(*ast.Ident)
	return in, ok && c.TypesInfo.Uses[id] == in.Obj.Signature().Recv()
}

// contextParam returns the context that a method is given.
func (c *checker) contextParam(fn *ctxindex.Func) *types.Var {
	for p := range fn.Sig.Params().Variables() {
		if ctxapi.IsContext(p.Type()) && types.IsInterface(p.Type()) && p.Name() != "_" && p.Name() != "" {
			return p
		}
	}
	return nil
}

// replaces reports whether the method, or one that it calls, sets the field:
// then the stored context may be the one it was given.
func (c *checker) replaces(method *ctxindex.Func, f field) bool {
	setters := make(map[*types.Func]bool)
	for _, w := range c.usage.of(f.obj).write {
		if in := c.Index.Enclosing(w.Node()); in != nil {
			if in.Outermost() == method {
				return true
			}
			setters[in.Outermost().Obj] = true
		}
	}
	found := false
	ast.Inspect(method.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			fn := c.Index.Callee(call)
			found = found || fn != nil && setters[fn.Origin()]
		}
		return !found
	})
	return found
}

// ends reports whether the method waits for the end of its own context, after
// which only another one is of use.
func (c *checker) ends(method *ctxindex.Func, param *types.Var) bool {
	for _, ref := range c.usage.refs[param] {
		var uses uses
		c.usage.value(operand(ref), &uses)
		if uses.kinds&watched != 0 && c.Index.Enclosing(ref.Node()) == method {
			return true
		}
	}
	return false
}

// ownsLife reports whether the stored context is the life of the object, which
// work that the method starts may well be bound to.
func (c *checker) ownsLife(o owner, f field) bool {
	return ownsLifetime(o.typ) || c.usage.of(f.obj).kinds != 0
}

// perRequest reports whether a function, by what it is, does one caller's
// work and is done when it returns.
func perRequest(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "database/sql", "net/http":
		return true
	}
	return false
}

// deferred reports whether the reference stands in a defer statement: cleanup
// is not the caller's to cancel.
func (c *checker) deferred(ref inspector.Cursor) bool {
	for range ref.Enclosing((*ast.DeferStmt)(nil)) {
		return true
	}
	return false
}

// gives reports whether a call is also given the parameter: to merge both.
func (c *checker) gives(call *ast.CallExpr, param *types.Var) bool {
	for _, arg := range call.Args {
		if id, ok := ast.Unparen(arg).(*ast.Ident); ok && c.TypesInfo.Uses[id] == param {
			return true
		}
	}
	return false
}

// keeps reports whether the method stores what the call returns, such as a
// new connection: that must not end with the caller's context.
func (c *checker) keeps(method *ctxindex.Func, call *ast.CallExpr) bool {
	results := make(map[types.Object]bool)
	kept := false
	ast.Inspect(method.Body, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, lhs := range assign.Lhs {
			rhs := assign.Rhs[min(i, len(assign.Rhs)-1)]
			id, local := ast.Unparen(lhs).(*ast.Ident)
			switch {
			case local && ast.Unparen(rhs) == call:
				if v := c.TypesInfo.ObjectOf(id); v != nil && ctxapi.IsError(v.Type()) {
					continue
				}
				results[c.TypesInfo.ObjectOf(id)] = true
			case !local && (ast.Unparen(rhs) == call || c.mentions(rhs, results)):
				kept = true
			}
		}
		return true
	})
	return kept
}

func (c *checker) mentions(e ast.Expr, objs map[types.Object]bool) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && objs[c.TypesInfo.Uses[id]]
		return !found
	})
	return found
}

func (c *checker) contexts(f field, param *types.Var) []analysis.RelatedInformation {
	at := report.At(param.Pos(), param.Pos()+token.Pos(len(param.Name())))
	return []analysis.RelatedInformation{
		{Pos: at.Pos(), End: at.End(), Message: "the caller's context"},
		report.Related(f.node, "the stored context"),
	}
}

// useParam puts the parameter in the place of the stored context, where its
// name means the parameter.
func (c *checker) useParam(sel *ast.SelectorExpr, param *types.Var) *report.Fix {
	scope := c.Pkg.Scope().Innermost(sel.Pos())
	if scope == nil {
		return nil
	}
	if _, obj := scope.LookupParent(param.Name(), sel.Pos()); obj != param {
		return nil
	}
	return &report.Fix{
		Message: "use " + param.Name(),
		Edits:   []analysis.TextEdit{edit.Replace(sel, param.Name())},
	}
}
