package ctxlife

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Capture is a context from outside of a literal that is given to work inside:
// a call that can return early because the context ends. What the literal defers,
// starts, or does to clean up is left out, because that has reasons of its own for
// the context it takes.
type Capture struct {
	At    ast.Expr // names the context, where it enters the literal
	Value *ctxflow.Value
	Call  *ast.CallExpr // the work
	Arg   int           // the argument of Call that the context is, or is derived to
	F     *ctxflow.Func // the literal, or one within it, that has At
}

// Captures returns the contexts from outside that lit gives to work, in source
// order. Each place is named once, with the first work that it serves.
func (m *Model) Captures(lit *ctxindex.Func) []Capture {
	var uses []Capture
	seen := make(map[ast.Expr]bool)
	outer := m.flows.Of(lit)
	m.Walk(lit, func(f *ctxindex.Func) {
		m.calls(f, func(call *ast.CallExpr) {
			for i, arg := range call.Args {
				if !m.x.API.IsContext(m.x.Info.TypeOf(arg)) || !m.sums.Works(call, i) {
					continue
				}
				fl := m.flows.Of(f)
				v, at := fl.Enters(arg, outer, m.sums.EndsWith)
				if at == nil || seen[at] || KeptApart(at) {
					continue
				}
				seen[at] = true
				uses = append(uses, Capture{at, v, call, i, fl})
			}
		})
	})
	return uses
}

// Walk visits a literal and the literals in it that run as a part of it.
// Literals with a context of their own are on their own.
func (m *Model) Walk(lit *ctxindex.Func, visit func(*ctxindex.Func)) {
	visit(lit)
	for _, inner := range lit.Lits {
		switch {
		case inner.Run == ctxindex.Spawned, inner.Run == ctxindex.Deferred, Param(inner) != nil:
		case inner.Run == ctxindex.Passed && m.sums.Outlasts(inner.Call, inner.Arg):
		default:
			m.Walk(inner, visit)
		}
	}
}

// calls visits the calls in the body of f that are neither deferred, nor
// started as goroutines, nor clean-up, nor in a literal.
func (m *Model) calls(f *ctxindex.Func, visit func(*ast.CallExpr)) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			fn := m.x.Callee(n)
			if fn == nil || !m.x.API.CleansUp(fn) && !m.x.API.Ends(fn) {
				visit(n)
			}
		}
		return true
	})
}

// Param returns the parameter of a literal that is its own context: a
// context.Context, or an interface that includes one, with a name to use it by.
// A concrete type, such as a framework's, need not be what work wants.
func Param(lit *ctxindex.Func) *types.Var {
	for i := range lit.Sig.Params().Len() {
		v := lit.Sig.Params().At(i)
		if v.Name() == "" || strings.HasPrefix(v.Name(), "_") || !ctxapi.IsContext(v.Type()) {
			continue
		}
		if ctxapi.IsStdContext(v.Type()) || types.IsInterface(v.Type()) {
			return v
		}
	}
	return nil
}

// apart are words in the names of contexts that outlive others on purpose.
var apart = []string{
	"parent", "root", "base", "bg", "background", "outer", "orig", "app", "main", "global", "server",
	"process", "long", "life", "shutdown", "stop", "daemon", "service", "detach", "cleanup", "caller",
}

// KeptApart reports whether the name of a context says that it is kept beside
// another on purpose. Names decide only to be silent.
func KeptApart(e ast.Expr) bool {
	var name string
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		name = e.Name
	case *ast.SelectorExpr:
		name = e.Sel.Name
	}
	name = strings.ToLower(name)
	for _, word := range apart {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
