package ctxerr

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// comparison looks at x == y and x != y. A test may want the very error.
func (c *checker) comparison(cur inspector.Cursor, b *ast.BinaryExpr) {
	err, sentinel := b.X, b.Y
	if c.sentinel(sentinel) == nil {
		err, sentinel = sentinel, err
	}
	if c.sentinel(sentinel) == nil {
		c.identity(b)
		return
	}
	if c.IsTest(b.Pos()) || c.exact(err) || c.askedBeside(cur, err, sentinel) || c.orEnded(cur) {
		return
	}
	if from := c.status(err); from != nil {
		c.code(b, from, err, sentinel)
		return
	}
	// Have: an error that may be wrapped, and is compared as it is.
	if c.outlived(cur, b, err) {
		return
	}
	op, not := "==", ""
	if b.Op == token.NEQ {
		op, not = "!=", "!"
	}
	text := fmt.Sprintf("Is(%s, %s)", types.ExprString(err), types.ExprString(sentinel))
	f := report.Finding{
		Category: "compare",
		At:       b,
		Message:  fmt.Sprintf("%s does not match a wrapped %s; use %serrors.%s", op, types.ExprString(sentinel), not, text),
		Fix:      c.fixComparison(b, err, sentinel),
	}
	if from, _ := c.comesFrom(err); from != nil {
		s := c.stops(from, c.sentinel(sentinel))
		f.Assumes, f.Needs = s.assumes, s.needs
		f.Fix.Safe = f.Fix.Safe && s.assumes == ""
		if s.own {
			f.Fix = nil // it would hide the end of the parent, too
		}
	}
	c.Report(f)
}

// cases looks at a switch over an error. It is one decision, and one finding.
func (c *checker) cases(s *ast.SwitchStmt) {
	if s.Tag == nil || c.IsTest(s.Pos()) || !ctxapi.IsError(c.TypesInfo.TypeOf(s.Tag)) {
		return
	}
	var found []ast.Expr
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			if c.sentinel(e) != nil {
				found = append(found, e)
			}
		}
	}
	if len(found) == 0 || c.exact(s.Tag) || c.status(s.Tag) != nil {
		return
	}
	f := report.Finding{
		Category: "compare",
		At:       found[0],
		Message: fmt.Sprintf("this case compares with ==, which does not match a wrapped %s; use case errors.Is(%s, %[1]s) in a switch without a tag",
			types.ExprString(found[0]), types.ExprString(s.Tag)),
		Fix: c.fixSwitch(s),
	}
	for _, e := range found[1:] {
		f.Related = append(f.Related, report.Related(e, "here too"))
	}
	c.Report(f)
}

// exact reports whether an error is known not to be wrapped, or is compared as
// it is because the code around unwraps it.
func (c *checker) exact(e ast.Expr) bool {
	e = ast.Unparen(e)
	f := c.Index.Enclosing(e)
	if f == nil {
		return true // at package level there is no error to ask
	}
	if isMethod(f.Obj, "Is") && c.isParam(e, f.Sig) {
		return true // the protocol of errors.Is, which unwraps
	}
	if call, ok := e.(*ast.CallExpr); ok {
		return c.bare(call) || c.unwraps(call)
	}
	if v := c.Flow.Of(f).Eval(e); v.All(isAnswer) {
		return true
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return false
	}
	if call := c.Index.LastCall(v, f.Body, e.Pos()); call != nil && c.bare(call) {
		return true
	}
	return c.unwrappedLater(v, f.Body)
}

// isMethod reports whether fn is a method of that name.
func isMethod(fn *types.Func, name string) bool {
	return fn != nil && fn.Name() == name && fn.Signature().Recv() != nil
}

func (c *checker) isParam(e ast.Expr, sig *types.Signature) bool {
	id, ok := e.(*ast.Ident)
	return ok && sig.Params().Len() == 1 && c.TypesInfo.Uses[id] == sig.Params().At(0)
}

// unwrappedLater reports whether a variable is unwrapped step by step.
func (c *checker) unwrappedLater(v *types.Var, body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if ok && len(as.Lhs) == 1 && len(as.Rhs) == 1 {
			id, isIdent := as.Lhs[0].(*ast.Ident)
			call, isCall := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
			found = found || isIdent && isCall && c.TypesInfo.ObjectOf(id) == v && c.unwraps(call)
		}
		return !found
	})
	return found
}

// askedBeside reports whether the condition around a comparison asks
// errors.Is for the same: == is then a short cut.
func (c *checker) askedBeside(cur inspector.Cursor, err, sentinel ast.Expr) bool {
	top := cur
	for {
		switch top.Parent().Node().(type) {
		case *ast.BinaryExpr, *ast.ParenExpr, *ast.UnaryExpr:
			top = top.Parent()
			continue
		}
		break
	}
	for call := range top.Preorder((*ast.CallExpr)(nil)) {
		call := call.Node().(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn != nil && fn.Pkg() != nil && fn.Name() == "Is" && isErrorsFunc(fn) && len(call.Args) == 2 &&
			types.ExprString(ast.Unparen(call.Args[0])) == types.ExprString(ast.Unparen(err)) && c.sentinel(call.Args[1]) == c.sentinel(sentinel) {
			return true
		}
	}
	return false
}

// orEnded reports whether a context that has ended is as good as the error:
// the other side of an || asks one.
func (c *checker) orEnded(cur inspector.Cursor) bool {
	for child, up := cur, cur.Parent(); ; child, up = up, up.Parent() {
		b, ok := up.Node().(*ast.BinaryExpr)
		if _, paren := up.Node().(*ast.ParenExpr); paren {
			continue
		}
		if !ok || b.Op != token.LOR {
			return false
		}
		other := b.X
		if ast.Node(other) == child.Node() {
			other = b.Y
		}
		found := false
		ast.Inspect(other, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			found = found || ok && c.isErr(call)
			return !found
		})
		if found {
			return true
		}
	}
}

// as looks at errors.As(err, &context.Canceled). Every error is an error, so
// it is always true, and replaces the sentinel for the whole program.
func (c *checker) as(call *ast.CallExpr) {
	target, ok := ast.Unparen(call.Args[1]).(*ast.UnaryExpr)
	if !ok || target.Op != token.AND || c.sentinel(target.X) == nil {
		return
	}
	name := types.ExprString(target.X)
	c.Report(report.Finding{
		Category: "compare",
		At:       call,
		Message:  fmt.Sprintf("errors.As matches any error here and overwrites %s with it for the whole program; use errors.Is(%s, %[1]s)", name, types.ExprString(call.Args[0])),
		Fix:      c.fixAs(call, target),
	})
}

// swapped looks at errors.Is(context.Canceled, err): it looks into its first
// argument, and nothing is wrapped in a sentinel.
func (c *checker) swapped(call *ast.CallExpr) {
	sentinel, err := call.Args[0], call.Args[1]
	if c.sentinel(sentinel) == nil || c.sentinel(err) != nil || c.exact(err) || !ctxapi.IsError(c.TypesInfo.TypeOf(err)) {
		return
	}
	s, e := c.source(sentinel), c.source(err)
	c.Report(report.Finding{
		Category: "compare",
		At:       call,
		Message:  fmt.Sprintf("the arguments of errors.Is are swapped, so it does not match a wrapped %s; use errors.Is(%s, %[1]s)", s, e),
		Fix: &report.Fix{
			Message: "swap the arguments", Safe: c.sentinel(sentinel).Name() == "Canceled",
			Edits: []analysis.TextEdit{edit.Replace(sentinel, e), edit.Replace(err, s)},
		},
	})
}

// code reports the comparison of an error of gRPC, which is a status: it never
// is or wraps the error of a context.
func (c *checker) code(b *ast.BinaryExpr, from *ast.CallExpr, err, sentinel ast.Expr) {
	if c.Sums.InModule(c.Index.Callee(from)) || !c.Sums.Alien(from) {
		return // it may turn statuses into something else, one day or today
	}
	c.Report(report.Finding{
		Category: "compare",
		At:       b,
		Message: fmt.Sprintf("%s returns a gRPC status error, which never matches %s; compare status.Code(%s) with codes.%s",
			report.CallName(from), types.ExprString(sentinel), types.ExprString(err), c.sentinel(sentinel).Name()),
	})
}
