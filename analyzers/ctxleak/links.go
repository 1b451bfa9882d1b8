package ctxleak

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// links reports a goroutine that ends a context with other ones, and waits for those
// alone: whoever calls the cancel function leaves it behind, until they end.
func (c *checker) links(ob ctxflow.Obligation) {
	if !c.Enabled("waits") {
		return
	}
	for _, lit := range ob.In.Lits {
		wait, parent := c.linkOf(ob, lit)
		if wait == nil || !c.usedBut(ob, lit) {
			continue
		}
		name := text(ob.Target)
		remedy := fmt.Sprintf("use context.AfterFunc(%s, %s)", parent, name)
		if _, ok := wait.(*ast.SelectStmt); ok {
			remedy = "add a case for the Done channel of the context that it cancels"
		}
		c.Report(report.Finding{
			Category: "waits",
			At:       wait,
			Message:  fmt.Sprintf("this goroutine waits for the end of %s alone, so it keeps running after %s is called; %s", parent, name, remedy),
			Assumes:  name + " is called long before that",
			Related:  []analysis.RelatedInformation{report.Related(ob.Call, "the context is made here")},
		})
	}
}

// linkOf returns the wait of a started literal that does nothing but wait for contexts
// of callers and call the cancel function, and their names.
func (c *checker) linkOf(ob ctxflow.Obligation, lit *ctxindex.Func) (ast.Stmt, string) {
	if lit.Run != ctxindex.Spawned || len(lit.Body.List) != 2 {
		return nil, ""
	}
	first, last := lit.Body.List[0], lit.Body.List[1]
	if d, ok := first.(*ast.DeferStmt); ok {
		if !c.calls(d.Call, ob) {
			return nil, ""
		}
		first = last
	} else if s, ok := last.(*ast.ExprStmt); !ok || !c.calls(s.X, ob) {
		return nil, ""
	}
	f := c.Flow.Of(lit)
	comms := []ast.Stmt{first}
	if s, ok := first.(*ast.SelectStmt); ok {
		comms = nil
		for _, clause := range s.Body.List {
			clause := clause.(*ast.CommClause)
			if clause.Comm == nil || len(clause.Body) > 0 {
				return nil, ""
			}
			comms = append(comms, clause.Comm)
		}
	}
	made := ob.In.Eval(ob.Call)
	var names []string
	for _, comm := range comms {
		recv := ctxindex.Received(comm)
		if recv == nil {
			return nil, ""
		}
		v := f.Eval(recv.X)
		if v.Op != ctxflow.Done || v.Parent() == nil || v.Parent().Op != ctxflow.Param || v.Parent().EndsWith(made) {
			return nil, ""
		}
		names = append(names, v.Parent().Var.Name())
	}
	return first, strings.Join(names, " and ")
}

// calls reports whether an expression calls the obligation's cancel function.
func (c *checker) calls(e ast.Expr, ob ctxflow.Obligation) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && ob.Var != nil && c.TypesInfo.Uses[id] == types.Object(ob.Var)
}

// usedBut reports whether somebody else has the cancel function than a literal.
func (c *checker) usedBut(ob ctxflow.Obligation, lit *ctxindex.Func) bool {
	found := false
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if n == lit.Node {
			return false
		}
		id, ok := n.(*ast.Ident)
		found = found || ok && c.TypesInfo.Uses[id] == types.Object(ob.Var)
		return !found
	})
	return found
}
