package ctxleak

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// waits reports a cancel function that only a goroutine calls which itself
// waits for that context, although nothing of it is needed once the function
// has returned: then nobody ends the wait but the parent, or another event.
func (c *checker) waits(ob ctxflow.Obligation) {
	if !c.Enabled("waits") {
		return
	}
	lit := c.onlyCaller(ob)
	if lit == nil {
		return
	}
	wait := c.waitOf(ob, lit)
	if wait == nil || c.Life.OfBut(ob, lit) != ctxlife.Within {
		return
	}
	name := text(ob.Target)
	c.Report(report.Finding{
		Category: "waits",
		At:       ob.Target,
		Message:  fmt.Sprintf("only a goroutine that waits for this very context calls %s, so both leak once the function returns; defer it", name),
		Related:  []analysis.RelatedInformation{report.Related(wait, "the goroutine waits here")},
	})
}

// onlyCaller returns the literal of a goroutine that alone mentions the cancel
// function, and only calls it.
func (c *checker) onlyCaller(ob ctxflow.Obligation) *ctxindex.Func {
	if len(ob.In.Lits) == 0 {
		return nil
	}
	body, ok := c.Index.Cursor(ob.In.Body)
	if !ok {
		return nil
	}
	var lit *ctxindex.Func
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if c.TypesInfo.Uses[cur.Node().(*ast.Ident)] != ob.Var {
			continue
		}
		call, ok := cur.Parent().Node().(*ast.CallExpr)
		f := c.Index.Enclosing(cur.Node())
		if !ok || call.Fun != cur.Node() || f == nil || f.Run != ctxindex.Spawned || f.Parent != ob.In.Func || lit != nil && lit != f {
			return nil
		}
		lit = f
	}
	return lit
}

// waitOf returns the statement by which a literal begins, deferred calls aside,
// if that waits for the end of the obligation's context, and for nothing that
// the function itself may bring on by a channel of its own.
func (c *checker) waitOf(ob ctxflow.Obligation, lit *ctxindex.Func) ast.Stmt {
	list := lit.Body.List
	for len(list) > 0 {
		if _, ok := list[0].(*ast.DeferStmt); !ok {
			break
		}
		list = list[1:]
	}
	if len(list) == 0 {
		return nil
	}
	f := c.Flow.Of(lit)
	switch s := list[0].(type) {
	case *ast.ExprStmt:
		if c.isDoneOf(f, s, ob) {
			return s
		}
	case *ast.SelectStmt:
		found := false
		for _, clause := range s.Body.List {
			comm := clause.(*ast.CommClause).Comm
			if comm == nil {
				return nil
			}
			if c.isDoneOf(f, comm, ob) {
				found = true
			} else if c.ownChannel(comm) {
				return nil
			}
		}
		if found {
			return s
		}
	}
	return nil
}

// isDoneOf: <-ctx.Done() of the obligation's context, or of one made from it.
func (c *checker) isDoneOf(f *ctxflow.Func, s ast.Stmt, ob ctxflow.Obligation) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	u, ok := ast.Unparen(e.X).(*ast.UnaryExpr)
	if !ok || u.Op != token.ARROW {
		return false
	}
	v := f.Eval(u.X)
	made := ob.In.Eval(ob.Call)
	return v.Op == ctxflow.Done && v.Parent() != nil && v.Parent().All(func(v *ctxflow.Value) bool { return v == made })
}

// ownChannel reports whether a communication is on a channel in a variable of
// the functions around: whoever has it may close it on the way out.
func (c *checker) ownChannel(comm ast.Stmt) bool {
	own := false
	ast.Inspect(comm, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return !own
		}
		v, ok := c.TypesInfo.Uses[id].(*types.Var)
		if ok && !v.IsField() && v.Parent() != c.Pkg.Scope() {
			_, isChan := v.Type().Underlying().(*types.Chan)
			own = own || isChan
		}
		return !own
	})
	return own
}
