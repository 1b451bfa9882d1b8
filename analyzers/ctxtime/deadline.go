package ctxtime

import (
	"fmt"
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// deadline looks at what a context is given for a deadline.
func (c *checker) deadline(call *ast.CallExpr, name string) {
	if len(call.Args) < 2 {
		return
	}
	at := ast.Unparen(call.Args[1])
	when, ok := at.(*ast.CallExpr)
	if !ok {
		if lit, ok := at.(*ast.CompositeLit); ok && len(lit.Elts) == 0 {
			c.expired(call, at, "", "a deadline of the zero time")
		}
		return
	}
	switch c.callee(when) {
	case "time.Now":
		c.expired(call, at, "", "a deadline of now")
		return
	case "time.Unix", "time.UnixMilli", "time.Date":
		for _, arg := range when.Args {
			if c.callee(when) != "time.Date" && c.TypesInfo.Types[arg].Value == nil {
				return
			}
		}
		if c.callee(when) != "time.Date" {
			c.expired(call, at, "", "a deadline fixed in the program")
		}
		return
	case "(time.Time).Add":
	default:
		return
	}
	base, ok := ast.Unparen(when.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	now, ok := ast.Unparen(base.X).(*ast.CallExpr)
	if !ok || c.callee(now) != "time.Now" || len(when.Args) != 1 {
		return
	}
	// Have: time.Now().Add(d).
	d := when.Args[0]
	value, isConst := c.constant(d)
	if isConst && value <= 0 {
		c.expired(call, at, "", fmt.Sprintf("a deadline %s from now", value))
		return
	}
	if !isConst {
		c.converted(call, d)
	}
	instead := strings.Replace(name, "WithDeadline", "WithTimeout", 1)
	f := report.Finding{
		Category: "deadline",
		At:       call.Args[1],
		Message:  fmt.Sprintf("a deadline of time.Now().Add(…) is a timeout; use %s", instead),
	}
	if id := funcName(call); id != nil && !c.lastTime(call, now) {
		f.Fix = &report.Fix{
			Message: "use " + instead, Safe: true,
			Edits: []analysis.TextEdit{
				edit.Replace(id, instead),
				{Pos: call.Args[1].Pos(), End: d.Pos()},
				{Pos: d.End(), End: call.Args[1].End()},
			},
		}
	}
	c.Report(f)
}

func (c *checker) callee(call *ast.CallExpr) string {
	if fn := c.Index.Callee(call); fn != nil {
		return fn.FullName()
	}
	return ""
}

// funcName returns the identifier by which a call names a function.
func funcName(call *ast.CallExpr) *ast.Ident {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun
	case *ast.SelectorExpr:
		return fun.Sel
	}
	return nil
}

// lastTime reports whether package time is imported for nothing but a call.
func (c *checker) lastTime(call, now *ast.CallExpr) bool {
	return edit.OnlyUse(c.TypesInfo, c.File(call.Pos()), now)
}
