package ctxerr

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// identity looks at a comparison of two contexts.
func (c *checker) identity(b *ast.BinaryExpr) {
	info := c.TypesInfo
	f := c.Index.Enclosing(b)
	if f == nil || !ctxapi.IsStdContext(info.TypeOf(b.X)) || !ctxapi.IsStdContext(info.TypeOf(b.Y)) || c.IsTest(b.Pos()) {
		return
	}
	flow := c.Flow.Of(f)
	x, y := flow.Eval(b.X), flow.Eval(b.Y)
	if kept(x) || kept(y) || x.MayDeriveFrom(y) || y.MayDeriveFrom(x) {
		return // a mark to know again, or the question whether it was changed
	}
	c.Report(report.Finding{
		Category: "compare",
		At:       b,
		Message: fmt.Sprintf("%s and %s differ as soon as one is derived, even if they are canceled together; compare a value they carry instead",
			types.ExprString(b.X), types.ExprString(b.Y)),
		Assumes: "the question is whether they end together, and not whether this very one was passed", // 0 of 2 causes
	})
}

// kept: contexts that are kept somewhere to be known again, and those that
// can't be followed.
func kept(v *ctxflow.Value) bool {
	return !v.All(func(v *ctxflow.Value) bool {
		switch v.Op {
		case ctxflow.Param, ctxflow.Derived, ctxflow.Detached, ctxflow.Accessed:
			return true
		}
		return false
	})
}
