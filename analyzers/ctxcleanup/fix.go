package ctxcleanup

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// detach returns the fix: the dead context is replaced by one that keeps its
// values and has an end of its own. A derivation with a timeout has that end
// already; elsewhere one is made just before the statement, if there is room.
func (c *checker) detach(call *ast.CallExpr, arg int) *report.Fix {
	file := c.File(call.Pos())
	ctx := call.Args[arg]
	text := types.ExprString(ctx)
	if file == nil || !ctxapi.IsStdContext(c.TypesInfo.TypeOf(ctx)) || strings.ContainsAny(text, "(){}") {
		return nil
	}
	pkg, edits := edit.Import(c.TypesInfo, file, call.Pos(), "context", "context")
	detached := qualify(pkg, "WithoutCancel") + "(" + text + ")"
	if how, ok := c.Index.API.Derivation(c.Index.Callee(call), c.Index.Signature(call)); ok && how.Timed {
		return &report.Fix{
			Message: "derive the timeout from " + detached,
			Edits:   append(edits, edit.Replace(ctx, detached)),
		}
	}
	stmt := c.statement(call)
	if stmt == nil || c.Life.Result(c.f, call) > ctxlife.Doubtful {
		return nil // what the call returns would end with this function: ctxescape
	}
	timePkg, timeEdits := edit.Import(c.TypesInfo, file, call.Pos(), "time", "time")
	edits = append(edits, timeEdits...)
	suffix := "" // several fixes may be applied at once
	if c.made++; c.made > 1 {
		suffix = strconv.Itoa(c.made)
	}
	name := edit.Fresh(c.TypesInfo, file, call.Pos(), "cleanupCtx"+suffix)
	cancel := edit.Fresh(c.TypesInfo, file, call.Pos(), "cancelCleanup"+suffix)
	indent := strings.Repeat("\t", c.indentation(stmt))
	derive := name + ", " + cancel + " := " + qualify(pkg, "WithTimeout") + "(" + detached + ", 10*" + qualify(timePkg, "Second") + ")\n"
	return &report.Fix{
		Message: "derive a new context with a timeout",
		Edits: append(edits,
			analysis.TextEdit{Pos: stmt.Pos(), End: stmt.Pos(), NewText: []byte(derive + indent + "defer " + cancel + "()\n" + indent)},
			edit.Replace(ctx, name)),
	}
}

// swap returns the fix for a deferred call right after which the cancel of its
// context is deferred: the other way round, the cancel runs last. Nothing may
// stand between the two, nor in the call, that has to run in this order.
func (c *checker) swap(call *ast.CallExpr, death *ctxflow.Death) *report.Fix {
	cancel, ok := death.Node.(*ast.DeferStmt)
	if !ok {
		return nil
	}
	if _, ok := cancel.Call.Fun.(*ast.Ident); !ok || len(cancel.Call.Args) > 0 {
		return nil
	}
	cur, ok := c.Index.Cursor(cancel)
	if !ok {
		return nil
	}
	prev, ok := cur.PrevSibling()
	if !ok {
		return nil
	}
	first, ok := prev.Node().(*ast.DeferStmt)
	if !ok || call.Pos() < first.Pos() || first.End() < call.End() {
		return nil
	}
	for _, e := range append([]ast.Expr{first.Call.Fun}, first.Call.Args...) {
		if _, lit := e.(*ast.FuncLit); !lit && hasCall(e) {
			return nil
		}
	}
	for _, group := range c.File(call.Pos()).Comments {
		if first.End() <= group.Pos() && group.Pos() < cancel.End() {
			return nil
		}
	}
	indent := "\n" + strings.Repeat("\t", c.indentation(first))
	return &report.Fix{
		Message: "defer the cancel first",
		Edits: []edit.Text{
			edit.Insert(first.Pos(), "defer "+types.ExprString(cancel.Call)+indent),
			{Pos: first.End(), End: cancel.End()},
		},
	}
}

func hasCall(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, call := n.(*ast.CallExpr)
		found = found || call
		return !found
	})
	return found
}

func qualify(pkg, name string) string {
	if pkg == "" {
		return name
	}
	return pkg + "." + name
}

// statement returns the statement before which another can be inserted: the
// one around call that stands in a block or clause, unless control can come to
// it again, where a deferred cancel would pile up, or it is a defer, whose
// context must not end before the deferred call.
func (c *checker) statement(call *ast.CallExpr) ast.Stmt {
	at, ok := c.f.Locate(call)
	if !ok || c.f.InLoop(at) {
		return nil
	}
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return nil
	}
	for {
		parent := cur.Parent()
		switch parent.Node().(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			stmt, ok := cur.Node().(ast.Stmt)
			switch stmt.(type) {
			case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.IfStmt:
				if ok {
					return stmt
				}
			}
			return nil
		case *ast.FuncLit, *ast.FuncDecl, nil:
			return nil
		}
		cur = parent
	}
}

// indentation counts the blocks around a statement, which is how gofmt indents.
func (c *checker) indentation(stmt ast.Stmt) int {
	return c.Fset.Position(stmt.Pos()).Column - 1
}
