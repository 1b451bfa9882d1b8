package ctxvariant

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// options reports a literal of a foreign options struct whose exported context
// field is left unset, where the literal goes to a call that can fail and is
// given no context by another way.
func (c *checker) options(f *ctxindex.Func, lit *ast.CompositeLit) {
	field := c.unsetContext(lit)
	if field == nil {
		return
	}
	call := c.receiverOf(f, lit, field)
	if call == nil || c.apart(f, call) {
		return
	}
	category := "call"
	typ := types.TypeString(c.TypesInfo.TypeOf(lit), func(p *types.Package) string { return p.Name() })
	h, at := c.hand(f, lit)
	var about string
	var fix *report.Fix
	switch {
	case at == silent:
		return
	case at == found:
		about = fmt.Sprintf("the field %s of %s is not set, so %s goes on after %s has ended; set it to %s", field.Name(), typ, calleeName(call), h.Expr, h.Expr)
		fix = &report.Fix{Message: "set " + field.Name(), Edits: setField(c.Pass, lit, field.Name()+": "+h.Expr)}
	default:
		if c.IsTest(lit.Pos()) {
			return
		}
		category = "unbounded"
		about = fmt.Sprintf("the field %s of %s is not set, so nothing can stop %s; take a context and set it", field.Name(), typ, calleeName(call))
	}
	c.report(h, report.Finding{Category: category, At: report.At(lit.Pos(), lit.Lbrace), Message: about, Assumes: c.remote(call), Fix: fix})
}

// setField inserts an element at the end of a literal that is on one line; in
// other layouts it would change the columns of its neighbours.
func setField(pass *report.Pass, lit *ast.CompositeLit, element string) []edit.Text {
	if len(lit.Elts) == 0 {
		return []edit.Text{edit.Insert(lit.Rbrace, element)}
	}
	last := lit.Elts[len(lit.Elts)-1]
	if pass.Fset.Position(last.End()).Line == pass.Fset.Position(lit.Rbrace).Line {
		return []edit.Text{edit.Insert(last.End(), ", "+element)}
	}
	return nil
}

// unsetContext returns the context field that a keyed or empty literal of a
// foreign options struct leaves out.
func (c *checker) unsetContext(lit *ast.CompositeLit) *types.Var {
	named, ok := types.Unalias(c.TypesInfo.TypeOf(lit)).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || !isOptions(named.Obj().Name()) || c.view.Inside(named.Obj().Pkg()) {
		return nil
	}
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var field *types.Var
	for v := range st.Fields() {
		if v.Exported() && ctxapi.IsStdContext(v.Type()) {
			field = v
		}
	}
	if field == nil {
		return nil
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return nil // positional: all are set
		}
		if id, ok := kv.Key.(*ast.Ident); ok && id.Name == field.Name() {
			return nil
		}
	}
	return field
}

// isOptions: the name of a type that gathers what a call is to do.
func isOptions(name string) bool {
	for _, suffix := range []string{"Options", "Opts", "Config", "Params", "Request", "Input", "Args"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// receiverOf returns the call that a literal is for, if it can fail and gets
// no context. A constructor keeps what it is given, for longer than the caller's
// context lives.
func (c *checker) receiverOf(f *ctxindex.Func, lit *ast.CompositeLit, field *types.Var) *ast.CallExpr {
	var e ast.Expr = lit
	around := c.around(lit)
	if u, ok := around.(*ast.UnaryExpr); ok {
		e, around = u, c.around(u)
	}
	switch n := around.(type) {
	case *ast.CallExpr:
		if c.worksOn(n) {
			return n
		}
	case *ast.AssignStmt:
		if len(n.Lhs) == 1 && ast.Unparen(n.Rhs[0]) == e {
			return c.useOf(f, c.Index.Variable(n.Lhs[0]), field)
		}
	}
	return nil
}

func (c *checker) worksOn(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	if fn == nil || !ctxapi.CanFail(fn.Signature()) || c.givesContext(call) {
		return false
	}
	for _, prefix := range []string{"New", "Open", "Start", "Init", "Setup", "Register", "Dial", "Connect", "Listen"} {
		if strings.HasPrefix(fn.Name(), prefix) {
			return false
		}
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return !ok || !c.boundOperand(sel.X)
}

// useOf returns the one call that options in a variable are given to, nil if
// their context is set on the way.
func (c *checker) useOf(f *ctxindex.Func, v *types.Var, field *types.Var) *ast.CallExpr {
	if v == nil {
		return nil
	}
	var use *ast.CallExpr
	set := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			set = set || c.TypesInfo.Uses[n.Sel] == field && c.Index.Variable(n.X) == v
		case *ast.CallExpr:
			for _, arg := range n.Args {
				if c.Index.Variable(arg) != v {
					continue
				}
				if use != nil || !c.worksOn(n) {
					set = true // who knows
				}
				use = n
			}
		}
		return !set
	})
	if set {
		return nil
	}
	return use
}
