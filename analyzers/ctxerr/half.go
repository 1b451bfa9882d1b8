package ctxerr

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A test asks whether an error is context.Canceled, by errors.Is or ==.
type test struct {
	cur      inspector.Cursor // of the whole question
	err      ast.Expr
	sentinel ast.Expr
	call     *ast.CallExpr // of errors.Is; nil if it is a comparison
}

func (c *checker) ask(cur inspector.Cursor, err, sentinel ast.Expr, call *ast.CallExpr) {
	if c.sentinel(sentinel).Name() == "Canceled" && !c.exact(err) {
		c.tests = append(c.tests, test{cur, err, sentinel, call})
	}
}

// halves looks at the tests that decide for a caller, or for the next turn of
// a loop, whether an error is the end of a context. To leave out an expected
// cancellation from what is logged or returned is another matter: a timeout
// belongs there.
func (c *checker) halves() {
	if !c.pass.Enabled("half") {
		return
	}
	for _, t := range c.tests {
		f := c.x.Enclosing(t.sentinel)
		if f == nil || c.pass.IsTest(t.sentinel.Pos()) || c.negated(t) {
			continue
		}
		if !c.classifies(f, t) && !c.leavesLoop(t) {
			continue
		}
		both, timeouts := c.mentions(f.Outermost())
		if both || strings.Contains(strings.ToLower(name(f)), "cancel") && !timeouts {
			continue // a name that says what it asks for
		}
		err, sentinel := types.ExprString(t.err), types.ExprString(t.sentinel)
		c.pass.Report(report.Finding{
			Category: "half",
			At:       t.sentinel,
			Message:  fmt.Sprintf("a context whose time is up says DeadlineExceeded, which is not %s, so %s passes for some other error; ask for both", sentinel, err),
			Fix:      c.fixHalf(t),
		})
	}
}

func name(f *ctxindex.Func) string {
	if f.Obj == nil {
		return ""
	}
	return f.Obj.Name()
}

// negated reports whether what follows is for errors other than a cancellation.
func (c *checker) negated(t test) bool {
	if b, ok := t.cur.Node().(*ast.BinaryExpr); ok && b.Op == token.NEQ {
		return true
	}
	for up := t.cur.Parent(); ; up = up.Parent() {
		switch n := up.Node().(type) {
		case *ast.ParenExpr, *ast.BinaryExpr:
		case *ast.UnaryExpr:
			return n.Op == token.NOT
		default:
			return false
		}
	}
}

// classifies reports whether a test is made by a function that tells what kind
// of error its parameter is.
func (c *checker) classifies(f *ctxindex.Func, t test) bool {
	if f.Obj == nil || f.Sig.Results().Len() != 1 || !types.Identical(f.Sig.Results().At(0).Type(), types.Typ[types.Bool]) {
		return false
	}
	id, ok := ast.Unparen(t.err).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || !ctxapi.IsError(v.Type()) {
		return false
	}
	for p := range f.Sig.Params().Variables() {
		if p == v {
			return true
		}
	}
	return false
}

// leavesLoop reports whether a test is the condition of an if statement that
// leaves a loop which goes on after other errors.
func (c *checker) leavesLoop(t test) bool {
	for up := range t.cur.Enclosing((*ast.IfStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		branch, ok := up.Node().(*ast.IfStmt)
		if !ok || branch.Cond.Pos() > t.sentinel.Pos() || t.sentinel.End() > branch.Cond.End() || len(branch.Body.List) == 0 {
			return false
		}
		last := branch.Body.List[len(branch.Body.List)-1]
		leave, ok := last.(*ast.BranchStmt)
		if _, returns := last.(*ast.ReturnStmt); !returns && (!ok || leave.Tok != token.BREAK) {
			return false
		}
		// Where control can't come back to the test, no turn follows.
		f := c.flow.Of(c.x.Enclosing(branch))
		at, ok := f.Locate(branch.Cond)
		return ok && f.InLoop(at)
	}
	return false
}

// mentions reports whether a function speaks of the context's other error, or
// asks a context itself; and whether it knows timeouts of another kind, such as
// a status code.
func (c *checker) mentions(f *ctxindex.Func) (both, timeouts bool) {
	ast.Inspect(f.Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if n.Name == "DeadlineExceeded" {
				if c.sentinel(n) != nil {
					both = true
				} else {
					timeouts = true
				}
			}
		case *ast.CallExpr:
			if fn := c.x.Callee(n); fn != nil && (fn.Name() == "Timeout" || (fn.Name() == "Err" || fn.Name() == "Done") && c.isErr(n)) {
				both = true
			}
		}
		return !both
	})
	return both, timeouts
}

// fixHalf asks for the other error as well.
func (c *checker) fixHalf(t test) *report.Fix {
	if t.call == nil {
		return nil // once it asks errors.Is
	}
	file := c.pass.File(t.call.Pos())
	other, edits := edit.Import(c.pass.TypesInfo, file, t.call.Pos(), "context", "context")
	if other != "" {
		other += "."
	}
	text := fmt.Sprintf(" || %s(%s, %sDeadlineExceeded)", types.ExprString(t.call.Fun), types.ExprString(t.call.Args[0]), other)
	if b, ok := t.cur.Parent().Node().(*ast.BinaryExpr); ok && b.Op == token.LAND {
		edits = append(edits, edit.Insert(t.call.Pos(), "("))
		text += ")"
	}
	return &report.Fix{Message: "ask for DeadlineExceeded as well", Edits: append(edits, edit.Insert(t.call.End(), text))}
}
