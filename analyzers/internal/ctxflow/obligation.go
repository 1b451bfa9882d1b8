package ctxflow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Binding says where the cancel function of a derivation goes at first.
type Binding uint8

const (
	// Handed: returned, passed, sent or stored by the very statement; whoever
	// gets it has the duty.
	Handed Binding = iota
	// Blank: assigned to _.
	Blank
	// Local: a variable of the function itself.
	Local
	// Outer: a variable of a function around the literal.
	Outer
	// Stored: a struct field or package-level variable.
	Stored
	// Dropped: the call is a statement of its own; all its results are lost.
	Dropped
)

// An Obligation is the duty to call the cancel function that a derivation
// hands out.
type Obligation struct {
	Call    *ast.CallExpr
	How     ctxapi.Derivation
	In      *Func
	Binding Binding
	Stmt    ast.Node   // the assignment, declaration or statement
	Target  ast.Expr   // what the cancel function is assigned to
	Var     *types.Var // the variable or field, if Target names one
}

// Obligations returns those of a function. It needs no graph of the many
// functions in which nothing is derived.
func (p *Package) Obligations(f *ctxindex.Func) []Obligation {
	if !p.Derives(f) {
		return nil
	}
	return p.Of(f).Obligations()
}

// Derives reports whether a call in a function makes a context, or hands out a
// duty to cancel one; literals in it do not count.
func (p *Package) Derives(f *ctxindex.Func) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	derives, ok := p.derives[f]
	if !ok {
		derives = slices.ContainsFunc(f.Calls, func(call ctxindex.Call) bool {
			_, ok := p.Index.API.Derivation(call.Fn, p.Index.Signature(call.Expr))
			return ok
		})
		p.derives[f] = derives
	}
	return derives
}

// Obligations returns the duties that arise in f, in source order. Derivations
// without a cancel function appear only as Dropped.
func (f *Func) Obligations() []Obligation {
	f.pkg.mu.Lock()
	known := f.duties
	f.pkg.mu.Unlock()
	if known == nil {
		var obs []Obligation
		if f.pkg.Derives(f.Func) {
			obs = f.obligations()
		}
		known = &obs
		f.pkg.mu.Lock()
		f.duties = known
		f.pkg.mu.Unlock()
	}
	return *known
}

func (f *Func) obligations() []Obligation {
	var obs []Obligation
	bound := make(map[*ast.CallExpr]bool)
	bind := func(call ast.Expr, lhs []ast.Expr, stmt ast.Node) {
		c, ok := ast.Unparen(call).(*ast.CallExpr)
		if !ok {
			return
		}
		how, ok := f.derivation(c)
		if !ok || how.Cancel < 0 || how.Cancel >= len(lhs) {
			return
		}
		bound[c] = true
		ob := Obligation{Call: c, How: how, In: f, Stmt: stmt, Target: lhs[how.Cancel]}
		ob.Binding, ob.Var = f.bindingOf(ob.Target)
		obs = append(obs, ob)
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 {
				bind(n.Rhs[0], n.Lhs, n)
			} else {
				for i := range n.Rhs {
					bind(n.Rhs[i], n.Lhs[i:i+1], n)
				}
			}
		case *ast.ValueSpec:
			if len(n.Values) == 1 {
				lhs := make([]ast.Expr, len(n.Names))
				for i, id := range n.Names {
					lhs[i] = id
				}
				bind(n.Values[0], lhs, n)
			}
		case *ast.ExprStmt:
			call, ok := ast.Unparen(n.X).(*ast.CallExpr)
			if !ok {
				break
			}
			// A function known by its signature only may be called for something
			// else that it does.
			if how, ok := f.derivation(call); ok && how.Known && how.Kind != ctxapi.Access && how.Kind != ctxapi.Root {
				obs = append(obs, Obligation{Call: call, How: how, In: f, Binding: Dropped, Stmt: n})
				bound[call] = true
			}
		case *ast.CallExpr:
			if how, ok := f.derivation(n); ok && how.Cancel >= 0 && !bound[n] {
				obs = append(obs, Obligation{Call: n, How: how, In: f, Binding: Handed, Stmt: n})
			}
		}
		return true
	})
	return obs
}

func (f *Func) bindingOf(target ast.Expr) (Binding, *types.Var) {
	switch e := ast.Unparen(target).(type) {
	case *ast.Ident:
		if e.Name == "_" {
			return Blank, nil
		}
		v, ok := f.info().ObjectOf(e).(*types.Var)
		switch {
		case !ok:
			return Handed, nil
		case v.Parent() == f.pkg.Index.Pkg.Scope():
			return Stored, v
		case f.declares(v):
			return Local, v
		}
		return Outer, v
	case *ast.SelectorExpr:
		if v, ok := f.info().ObjectOf(e.Sel).(*types.Var); ok {
			return Stored, v
		}
	}
	return Handed, nil
}
