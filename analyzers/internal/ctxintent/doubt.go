package ctxintent

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// Committed returns what a finding assumes where a use of a root completes what was
// done under the context at hand. A placeholder is no decision.
func (m *Model) Committed(root *ctxflow.Value, u Use, h ctxflow.Hand) string {
	if made, ok := root.Node.(*ast.CallExpr); !ok || ctxapi.IsFunc(m.x.Callee(made), "context", "TODO") {
		return ""
	}
	return m.Completes(u, h)
}

// Completes returns what a finding assumes where a use stands behind a point of
// no return: a change was made under the context at hand and has succeeded, and
// the use, whose result is but an error, may complete or record it. A second call
// of one function is more of the same.
func (m *Model) Completes(u Use, h ctxflow.Hand) string {
	if h.Value == nil || !m.changes(u.Call) {
		return ""
	}
	here, ok := u.In.Locate(u.Call)
	if !ok {
		return ""
	}
	for _, before := range u.In.Calls {
		if before.Fn == m.x.Callee(u.Call) || m.dropped(before.Expr) {
			continue
		}
		sig := m.x.Signature(before.Expr)
		if before.Expr.Pos() >= u.Call.Pos() || sig == nil || !ctxapi.CanFail(sig) || !m.changes(before.Expr) || !m.serves(before.Expr, u.In, func(v *ctxflow.Value) bool { return v.MayDeriveFrom(h.Value) }) {
			continue
		}
		if p, ok := u.In.Locate(before.Expr); ok && u.In.Dominates(p, here) {
			return fmt.Sprintf("%s does not have to complete what line %d has done", report.CallName(u.Call), m.line(before.Expr.Pos()))
		}
	}
	return ""
}

// changes reports whether a call is made for what it does, not for a result:
// it has none but an error, or nobody takes one.
func (m *Model) changes(call *ast.CallExpr) bool {
	sig := m.x.Signature(call)
	if sig == nil {
		return false
	}
	if n := sig.Results().Len(); n == 0 || n == 1 && ctxapi.IsError(sig.Results().At(0).Type()) {
		return true
	}
	return m.dropped(call)
}

// dropped reports whether nobody takes the results of a call.
func (m *Model) dropped(call *ast.CallExpr) bool {
	cur, ok := m.x.Cursor(call)
	if !ok {
		return false
	}
	_, stmt := cur.Parent().Node().(*ast.ExprStmt)
	return stmt
}

func (m *Model) line(pos token.Pos) int { return m.pass.Fset.Position(pos).Line }

// Explained returns what a finding about a root has to assume because of a
// comment: beside it, on its line or right above its statement or one that
// begins with it, one that talks about contexts; or, anywhere in the function
// or its doc comment, one that names the very root. Whoever wrote it may have
// seen the question and answered it. A comment that asks for a change does not
// count, but one that asks whether to make it. What other linters are told is
// known to the report.
func (m *Model) Explained(root ast.Node) string {
	file := m.x.Files.Of(root.Pos())
	if file == nil {
		return ""
	}
	because := func(group *ast.CommentGroup) string {
		return fmt.Sprintf("the comment on line %d does not justify it", m.line(group.Pos()))
	}
	first, last := m.line(m.statementOf(root).Pos()), m.line(root.End())
	var from, to token.Pos
	named := ""
	if decl := m.declaration(root); decl != nil {
		from, to = decl.Pos(), decl.End()
		if decl.Doc != nil {
			from = decl.Doc.Pos()
		}
		named = strings.ToLower(types.ExprString(root.(*ast.CallExpr).Fun))
	}
	for _, group := range file.Syntax.Comments {
		beside := m.line(group.End()) >= first-1 && m.line(group.Pos()) <= last
		inside := from <= group.Pos() && group.End() <= to
		if !beside && !inside {
			continue
		}
		text := strings.ToLower(group.Text())
		if beside && strings.Contains(text, "shutdown") {
			return because(group) // asks for another life than the caller's, if it asks
		}
		if strings.Contains(text, "todo") && !strings.Contains(text, "?") || strings.Contains(text, "fixme") || strings.HasPrefix(text, "want ") || strings.HasPrefix(text, "nolint") {
			continue // asks for something; as analysistest does, or golangci-lint with a blank in it
		}
		says := func(word string) bool { return strings.Contains(text, word) }
		if inside && says(named) || beside && slices.ContainsFunc(words, says) {
			return because(group)
		}
	}
	return ""
}

// Known is Explained for a call that leads to a root: a comment of the function around
// it speaks of background contexts.
func (m *Model) Known(call ast.Node) string {
	file, decl := m.x.Files.Of(call.Pos()), m.declaration(call)
	if file == nil || decl == nil {
		return ""
	}
	from := decl.Pos()
	if decl.Doc != nil {
		from = decl.Doc.Pos()
	}
	for _, group := range file.Syntax.Comments {
		if group.Pos() < from || decl.End() < group.End() {
			continue
		}
		text := strings.ToLower(group.Text())
		if strings.Contains(text, "background") && (strings.Contains(text, "context") || strings.Contains(text, "ctx")) &&
			!strings.Contains(text, "todo") && !strings.Contains(text, "fixme") && !strings.HasPrefix(text, "want ") {
			return fmt.Sprintf("the comment on line %d does not justify it", m.line(group.Pos()))
		}
	}
	return ""
}

// words are in comments that talk about the life of a context.
var words = []string{"context", "ctx", "cancel", "detach", "background"}

func (m *Model) declaration(n ast.Node) *ast.FuncDecl {
	f := m.x.Enclosing(n)
	if f == nil {
		return nil
	}
	decl, _ := f.Outermost().Node.(*ast.FuncDecl)
	return decl
}

// statementOf returns the outermost statement that begins with the one that a
// node stands in: of if ok { ctx := … } the if.
func (m *Model) statementOf(n ast.Node) ast.Node {
	cur, ok := m.x.Cursor(n)
	if !ok {
		return n
	}
	for ; ; cur = cur.Parent() {
		switch up := cur.Parent().Node().(type) {
		case *ast.BlockStmt:
			branch, ok := cur.Parent().Parent().Node().(*ast.IfStmt)
			if !ok || branch.Body != up || up.List[0] != cur.Node() {
				return cur.Node()
			}
		case *ast.CaseClause, *ast.CommClause, *ast.File, nil:
			return cur.Node()
		}
	}
}
