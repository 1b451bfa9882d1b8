package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// callee reports a root in a function that has no context at hand, if each of
// its callers has one. Only the package's own calls can be seen, so the
// function must be one that no other package can call; for exported functions
// of importable packages the finding is strict.
func (c *checker) callee(s *site) {
	decl := s.f.Outermost()
	if decl.Obj == nil || s.f.Func != decl || c.pass.IsTest(s.call.Pos()) || !c.mayChange(decl.Obj) {
		return
	}
	var first *use
	for i := range s.uses {
		u := &s.uses[i]
		if u.f == s.f && !c.meant(*u) {
			first = u
			break
		}
	}
	if first == nil || len(s.f.AtHand(s.call.Pos())) > 0 || c.takesContext(decl.Sig) {
		return
	}
	callers, all := c.callers(decl.Obj)
	if !all || len(callers) == 0 {
		return
	}
	category := "callee"
	if decl.Obj.Exported() && c.pass.Pkg.Name() != "main" {
		category = "library"
	}
	var related []analysis.RelatedInformation
	for i, call := range callers {
		if i == 3 {
			break
		}
		related = append(related, report.Related(call.call, "%s is at hand here", call.hand.Expr))
	}
	c.pass.Report(report.Finding{
		Category: category,
		At:       s.call,
		Message: fmt.Sprintf("%s cannot be stopped, because %s makes its own %s although %s; give %s a parameter ctx context.Context",
			calleeName(first.call), decl.Obj.Name(), types.ExprString(s.call.Fun), callersHave(len(callers)), decl.Obj.Name()),
		Related: related,
	})
}

func callersHave(n int) string {
	if n == 1 {
		return "its caller has a context"
	}
	return fmt.Sprintf("each of its %d callers has a context", n)
}

func (c *checker) takesContext(sig *types.Signature) bool {
	for i := range sig.Params().Len() {
		if t := sig.Params().At(i).Type(); ctxapi.IsContext(t) || ctxapi.IsCarrier(t) {
			return true
		}
	}
	return false
}

// fixedNames are methods and functions whose signature custom has fixed.
var fixedNames = map[string]bool{"Close": true, "Shutdown": true, "Stop": true, "String": true, "Error": true, "init": true, "main": true}

// mayChange reports whether the signature of a function is its author's to
// change: no interface asks for the method as it is.
func (c *checker) mayChange(fn *types.Func) bool {
	if fixedNames[fn.Name()] {
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return true
	}
	for _, pkg := range append([]*types.Package{c.pass.Pkg}, c.pass.Pkg.Imports()...) {
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			iface, ok := tn.Type().Underlying().(*types.Interface)
			if !ok {
				continue
			}
			if m, _, _ := types.LookupFieldOrMethod(iface, false, fn.Pkg(), fn.Name()); m != nil &&
				(types.Implements(recv.Type(), iface) || types.Implements(types.NewPointer(recv.Type()), iface)) {
				return false
			}
		}
	}
	return true
}

type caller struct {
	call *ast.CallExpr
	hand ctxflow.Hand
}

// callers returns the package's calls of a function, tests left out, and
// whether each of them has a live context at hand. A mention that is no call
// makes it false: the function is used as a value.
func (c *checker) callers(fn *types.Func) ([]caller, bool) {
	if c.uses == nil {
		c.uses = c.countUses()
	}
	var callers []caller
	calls := 0
	for _, g := range c.x.Funcs {
		ok := true
		ast.Inspect(g.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.CallExpr:
				if callee := c.x.Callee(n); callee == nil || callee.Origin() != fn {
					return true
				}
				calls++
				if c.pass.IsTest(n.Pos()) {
					return true
				}
				u := use{call: n, f: c.flow.Of(g)}
				h, has := c.hand(u)
				if !has || c.meant(u) || g.Obj == fn {
					ok = false
					return true
				}
				callers = append(callers, caller{n, h})
			}
			return true
		})
		if !ok {
			return nil, false
		}
	}
	return callers, calls == c.uses[fn]
}

// countUses counts the mentions of each function of the package.
func (c *checker) countUses() map[*types.Func]int {
	counts := make(map[*types.Func]int)
	for _, obj := range c.pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && fn.Pkg() == c.pass.Pkg {
			counts[fn.Origin()]++
		}
	}
	return counts
}

// owner reports a root in a method whose receiver holds a context that the
// type itself ends.
func (c *checker) owner(s *site) {
	if !c.pass.Enabled("owner") || s.f.Obj == nil || s.f.Sig.Recv() == nil || c.pass.IsTest(s.call.Pos()) {
		return
	}
	field := c.ownedContext(s.f.Sig.Recv().Type())
	if field == nil {
		return
	}
	for _, u := range s.uses {
		if u.f != s.f || c.meant(u) {
			continue
		}
		name := s.f.Sig.Recv().Name() + "." + field.Name()
		c.pass.Report(report.Finding{
			Category: "owner",
			At:       s.call,
			Message: fmt.Sprintf("%s goes on after %s has ended, because it gets a new %s; pass %s",
				calleeName(u.call), name, types.ExprString(s.call.Fun), name),
			Related: []analysis.RelatedInformation{{Pos: field.Pos(), End: field.Pos() + 1, Message: "the type derives and cancels this context itself"}},
		})
		return
	}
}

// ownedContext returns a context field of a struct type that some function of
// the package fills with a context it derived with a cancel function.
func (c *checker) ownedContext(recv types.Type) *types.Var {
	if p, ok := types.Unalias(recv).(*types.Pointer); ok {
		recv = p.Elem()
	}
	st, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range st.NumFields() {
		if f := st.Field(i); ctxapi.IsStdContext(f.Type()) && c.derivedInto(f) {
			return f
		}
	}
	return nil
}

// derivedInto reports whether x.field, x.cancel = context.WithCancel(…) or a
// like assignment or composite literal occurs.
func (c *checker) derivedInto(field *types.Var) bool {
	for _, g := range c.x.Funcs {
		found := false
		flow := c.flow.Of(g)
		derived := func(e ast.Expr) bool {
			v := flow.Eval(e)
			return v.Op == ctxflow.Derived && v.How.Cancel >= 0
		}
		ast.Inspect(g.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == field && derived(n.Value) {
					found = true
				}
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
					if !ok || c.pass.TypesInfo.Uses[sel.Sel] != field {
						continue
					}
					rhs := n.Rhs[0]
					if len(n.Rhs) == len(n.Lhs) {
						rhs = n.Rhs[i]
					}
					found = found || derived(rhs)
				}
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// isLiteralLater reports whether f is a literal that runs after the function
// around it went on: a goroutine, a deferred or stored literal.
func isLiteralLater(f *ctxflow.Func) bool {
	return f.Run == ctxindex.Spawned || f.Run == ctxindex.Deferred
}
