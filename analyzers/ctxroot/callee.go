package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// callee reports a function that has no context at hand and makes a root, if
// each of its callers has one. Only the package's own calls can be seen, so the
// function must be one that no other package can call; for exported functions
// of importable packages the finding is strict. The function is reported once,
// at its first such root. It reports whether the root is settled.
func (c *checker) callee(s *site) bool {
	decl := s.f.Outermost()
	if decl.Obj == nil || s.f.Func != decl {
		return false
	}
	if c.seen[decl.Obj] {
		return true
	}
	if !c.mayChange(decl.Obj) {
		return false
	}
	var first *ctxintent.Use
	for i := range s.uses {
		u := &s.uses[i]
		if u.In == s.f && !c.intent.Place(*u) && !c.brief(u.In.Eval(u.Call.Args[u.Arg])) {
			first = u
			break
		}
	}
	if first == nil || s.lasting || ctxapi.HasContext(decl.Sig) {
		return false
	}
	callers, all := c.callers(decl.Obj)
	if !all || len(callers) == 0 {
		return c.chain(s, first)
	}
	c.seen[decl.Obj] = true
	category, fix := "callee", c.thread(s, callers)
	if decl.Obj.Exported() && c.pass.Pkg.Name() != "main" {
		category, fix = "library", nil
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
			subject(first.Call), decl.Obj.Name(), types.ExprString(s.call.Fun), callersHave(len(callers)), decl.Obj.Name()),
		Related: related,
		Fix:     fix,
	})
	return true
}

func callersHave(n int) string {
	if n == 1 {
		return "its caller has a context"
	}
	return fmt.Sprintf("each of its %d callers has a context", n)
}

// mayChange reports whether the signature of a function is its author's to
// change: no interface asks for the method as it is.
func (c *checker) mayChange(fn *types.Func) bool {
	return c.mayChangeFor(fn, append([]*types.Package{c.pass.Pkg}, c.pass.Pkg.Imports()...))
}

// mayChangeFor is mayChange with regard to the interfaces of some packages.
func (c *checker) mayChangeFor(fn *types.Func, pkgs []*types.Package) bool {
	// What runs when something is over must run to its end.
	if ctxapi.Ends(fn.Name()) {
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return true
	}
	for _, pkg := range pkgs {
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
	var callers []caller
	calls := c.callsOf(fn)
	for _, p := range calls {
		if c.pass.IsTest(p.call.Pos()) {
			continue
		}
		u := ctxintent.Use{Call: p.call, In: c.flow.Of(p.in)}
		h, has := c.hand(u)
		if !has || c.intent.Apart(u) {
			return nil, false
		}
		callers = append(callers, caller{p.call, h})
	}
	return callers, len(calls) == c.mentioned[fn]
}

// A place is a call and the function it stands in.
type place struct {
	call *ast.CallExpr
	in   *ctxindex.Func
}

// callsOf returns the package's calls of a function, in source order.
func (c *checker) callsOf(fn *types.Func) []place {
	if c.calls == nil {
		c.calls, c.abstract = make(map[*types.Func][]place), make(map[string][]*types.Func)
		for _, g := range c.x.Funcs {
			ast.Inspect(g.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncLit:
					return false
				case *ast.CallExpr:
					if callee := c.x.Callee(n); callee != nil {
						c.note(callee.Origin(), place{n, g})
					}
				}
				return true
			})
		}
	}
	return c.calls[fn]
}

// note adds a call to the table.
func (c *checker) note(fn *types.Func, at place) {
	if recv := fn.Signature().Recv(); len(c.calls[fn]) == 0 && recv != nil && types.IsInterface(recv.Type()) {
		c.abstract[fn.Name()] = append(c.abstract[fn.Name()], fn)
	}
	c.calls[fn] = append(c.calls[fn], at)
}

// countMentions counts the mentions of each function of the package.
func countMentions(pass *report.Pass) map[*types.Func]int {
	counts := make(map[*types.Func]int)
	for _, obj := range pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && fn.Pkg() == pass.Pkg {
			counts[fn.Origin()]++
		}
	}
	return counts
}
