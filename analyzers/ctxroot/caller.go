package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// called is category caller for the plain uses of a root.
func (c *checker) called(s *site) bool { return c.caller(s, append(s.uses, s.passed...)) }

// caller reports a function without a context parameter that makes a root, if
// some caller of the package has a context: unlike category callee not each of
// them, and through interfaces too. Uses are what it gives the root to.
func (c *checker) caller(s *site, uses []use) bool {
	decl := s.f.Outermost()
	if !c.pass.Enabled("caller") || decl.Obj == nil || takesContext(decl.Sig) || ctxapi.Ends(decl.Obj.Name()) {
		return false
	}
	var first *use
	for i := range uses {
		if u := &uses[i]; !c.excused(*u) && c.sync(u.f) {
			first = u
			break
		}
	}
	if first == nil || foreign.New(c.pass.Pass).AskedFromOutside(decl.Obj) {
		return false
	}
	var related []analysis.RelatedInformation
	with := ""
	for _, p := range c.dispatched(decl) {
		if c.pass.IsTest(p.call.Pos()) || p.in.Outermost() == decl {
			continue
		}
		expr, ok := c.contextAt(p)
		if !ok {
			continue
		}
		if with == "" {
			with = expr
		}
		related = append(related, report.Related(p.call, "%s is at hand here", expr))
		if len(related) == 3 {
			break
		}
	}
	if with == "" {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "caller",
		At:       s.call,
		Message: fmt.Sprintf("the context of the caller is lost: %s gets a new %s in %s, although a caller has %s; give %s a parameter ctx context.Context",
			calleeName(first.call), types.ExprString(s.call.Fun), decl.Obj.Name(), with, decl.Obj.Name()),
		Related: related,
	})
	return true
}

// contextAt returns the context that a call could pass on.
func (c *checker) contextAt(p place) (string, bool) {
	u := use{call: p.call, f: c.flow.Of(p.in)}
	if c.meant(u) {
		return "", false
	}
	if h, ok := c.hand(u); ok {
		return h.Expr, true
	}
	h, ok := c.serves(u.f, p)
	return h.Expr, ok
}

// dispatched returns the package's calls of a function, those through the
// interfaces that its receiver implements included.
func (c *checker) dispatched(decl *ctxindex.Func) []place {
	calls := c.callsOf(decl.Obj)
	recv := decl.Sig.Recv()
	if recv == nil {
		return calls
	}
	for _, fn := range c.abstract[decl.Obj.Name()] {
		iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
		if ok && types.Implements(recv.Type(), iface) {
			calls = append(calls[:len(calls):len(calls)], c.calls[fn]...)
		}
	}
	return calls
}

// sync reports whether a function is a declared one, or a literal that runs
// while that does: called where it stands or by a callee, or by the name of the
// local variable that holds it.
func (c *checker) sync(f *ctxflow.Func) bool {
	for ; f.ParentFlow() != nil; f = f.ParentFlow() {
		switch f.Run {
		case ctxindex.Called:
		case ctxindex.Passed:
			if c.sums.Callback(f.Call, f.Arg) != ctxapi.CallbackNow {
				return false
			}
		case ctxindex.Stored:
			if !c.onlyCalled(f) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// onlyCalled reports whether a literal is assigned to a local variable that is
// only ever called, and not by a go statement.
func (c *checker) onlyCalled(lit *ctxflow.Func) bool {
	cur, ok := c.x.Cursor(lit.Node)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 {
		return false
	}
	id, ok := as.Lhs[0].(*ast.Ident)
	v := c.pass.TypesInfo.Defs[id]
	if !ok || v == nil {
		return false
	}
	called, mentioned := 0, 0
	ast.Inspect(lit.Parent.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			called -= c.callsVar(n.Call, v)
		case *ast.CallExpr:
			called += c.callsVar(n, v)
		case *ast.Ident:
			if c.pass.TypesInfo.Uses[n] == v {
				mentioned++
			}
		}
		return true
	})
	return called == mentioned
}

func (c *checker) callsVar(call *ast.CallExpr, v types.Object) int {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && c.pass.TypesInfo.Uses[id] == v {
		return 1
	}
	return 0
}
