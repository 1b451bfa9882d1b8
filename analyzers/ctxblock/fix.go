package ctxblock

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// wrap puts a send or receive that is a statement into a select with a Done
// arm that returns.
func (c *checker) wrap(w wait, h ctxflow.Hand) *report.Fix {
	stmt := c.statement(w.node)
	if stmt == nil {
		return nil
	}
	giveUp, ok := c.giveUp(w, h)
	// Why a group ended is the group's to say outside of it, and who takes part
	// in a channel that is drained to its end owes it that end.
	if !ok || h.Value.How.Group >= 0 && h.Value.Op == ctxflow.Derived && !c.inGroup(w.f.Func) || c.drained(w) {
		return nil
	}
	var text bytes.Buffer
	if format.Node(&text, c.Fset, stmt) != nil || strings.Contains(text.String(), "\n") {
		return nil
	}
	indent := c.indent(stmt)
	return &report.Fix{
		Message: "select on " + h.Expr + ".Done() as well",
		Edits: []analysis.TextEdit{edit.Replace(stmt, "select {"+
			indent+"case "+text.String()+":"+
			indent+"case <-"+h.Expr+".Done():"+
			indent+"\t"+giveUp+
			indent+"}")},
	}
}

// drained reports whether some end of the channel ranges over it, so that
// whoever gives up sending has to close it.
func (c *checker) drained(w wait) bool {
	if w.kind != send || w.ch == nil {
		return false
	}
	for _, op := range w.ch.Of(ctxchan.Close) {
		if op.In == w.f.Func && !c.deferred(op.Node.(*ast.CallExpr)) {
			return true
		}
	}
	return len(w.ch.Of(ctxchan.Range)) > 0
}

// statement returns the statement that an operation is, if it stands in a list
// of statements and declares nothing.
func (c *checker) statement(n ast.Node) ast.Stmt {
	cur, ok := c.Index.Cursor(n)
	if !ok {
		return nil
	}
	stmt, ok := n.(ast.Stmt)
	if !ok {
		cur = cur.Parent()
		if stmt, ok = cur.Node().(*ast.ExprStmt); !ok {
			return nil
		}
	}
	if _, wait := n.(*ast.CallExpr); wait {
		return nil
	}
	line := func(pos token.Pos) int { return c.Fset.Position(pos).Line }
	var opens token.Pos
	switch n := cur.Parent().Node().(type) {
	case *ast.BlockStmt:
		opens = n.Lbrace
	case *ast.CaseClause:
		opens = n.Colon
	case *ast.CommClause:
		opens = n.Colon
	default:
		return nil
	}
	if line(opens) == line(stmt.Pos()) {
		return nil // all on one line
	}
	return stmt
}

// giveUp spells the return of a function whose context has ended. Literals that
// send on a channel are waited for: nothing is known of what they owe.
func (c *checker) giveUp(w wait, h ctxflow.Hand) (string, bool) {
	results, ok := edit.Results(w.f.Sig, c.Pkg, h.Expr+".Err()")
	if !ok || w.f.Sig.Results().Len() == 0 && w.f.Parent != nil && w.kind != send {
		return "", false
	}
	return strings.TrimSpace("return " + results), true
}

func (c *checker) indent(s ast.Node) string {
	return "\n" + strings.Repeat("\t", max(0, c.Fset.Position(s.Pos()).Column-1))
}
