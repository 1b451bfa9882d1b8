package ctxtime

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
	"time"
	"unicode"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// units are the last words of names that say what a number counts, with the
// constants of package time.
var units = map[string]string{
	"second": "Second", "seconds": "Second", "sec": "Second", "secs": "Second",
	"millisecond": "Millisecond", "milliseconds": "Millisecond", "millis": "Millisecond", "msec": "Millisecond", "msecs": "Millisecond", "ms": "Millisecond",
	"minute": "Minute", "minutes": "Minute", "mins": "Minute",
	"hour": "Hour", "hours": "Hour",
}

// converted reports time.Duration(n) where the name of n says that it counts
// something else than nanoseconds.
func (c *checker) converted(call *ast.CallExpr, d ast.Expr) {
	conv, ok := ast.Unparen(c.values.Definition(d)).(*ast.CallExpr)
	if !ok || len(conv.Args) != 1 || !c.TypesInfo.Types[conv.Fun].IsType() || !ctxapi.IsDuration(c.TypesInfo.TypeOf(conv)) {
		return
	}
	n := conv.Args[0]
	name := c.named(n)
	unit := units[lastWord(name)]
	if unit == "" {
		return
	}
	f := report.Finding{
		Category: "unit",
		At:       conv,
		Message:  fmt.Sprintf("%s counts %ss by its name, but %s counts nanoseconds; multiply by time.%s", name, strings.ToLower(unit), types.ExprString(conv), unit),
	}
	if ast.Unparen(d) != ast.Expr(conv) {
		f.Related = append(f.Related, report.Related(call, "the timeout of this context"))
	}
	pkg, edits := edit.Import(c.TypesInfo, c.File(conv.Pos()), conv.Pos(), "time", "time")
	if pkg != "" {
		pkg += "."
	}
	times := "*" // as gofmt has it: tight among several arguments
	if ast.Unparen(d) != ast.Expr(conv) {
		times = " * "
	}
	f.Fix = &report.Fix{Message: "multiply by time." + unit, Edits: append(edits, edit.Insert(conv.End(), times+pkg+unit))}
	c.Report(f)
}

// named returns the name of an integer: of a variable, a field, or the
// function that returns it. A type that is a duration of its own knows its unit.
func (c *checker) named(e ast.Expr) string {
	t := c.TypesInfo.TypeOf(e)
	if named, ok := types.Unalias(t).(*types.Named); ok && strings.Contains(named.Obj().Name(), "Duration") {
		return ""
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.StarExpr:
		return c.named(e.X)
	case *ast.CallExpr:
		if len(e.Args) == 1 && c.TypesInfo.Types[e.Fun].IsType() {
			return c.named(e.Args[0]) // int64(n)
		}
		if fn := c.Index.Callee(e); fn != nil && !ctxapi.IsDuration(t) {
			return fn.Name()
		}
	}
	return ""
}

// lastWord returns the last word of a name in camel case or with underscores,
// in lower case.
func lastWord(name string) string {
	runes := []rune(name)
	start := len(runes)
	for start > 0 && runes[start-1] != '_' {
		start--
		if !unicode.IsUpper(runes[start]) {
			continue
		}
		// An initialism is one word: TTLSeconds, TimeoutMS.
		if start == 0 || !unicode.IsUpper(runes[start-1]) || start+1 < len(runes) && unicode.IsLower(runes[start+1]) {
			break
		}
	}
	return strings.ToLower(string(runes[start:]))
}

// fixUnit multiplies a bare number by the unit that it looks like.
func (c *checker) fixUnit(d ast.Expr, value time.Duration) (string, *report.Fix) {
	unit := "Second"
	if value >= 100 && value%50 == 0 && value != 300 && value != 600 {
		unit = "Millisecond"
	}
	text := types.ExprString(d)
	pkg, edits := edit.Import(c.TypesInfo, c.File(d.Pos()), d.Pos(), "time", "time")
	if pkg != "" {
		pkg += "."
	}
	unit = pkg + unit
	_, sum := d.(*ast.BinaryExpr)
	if sum {
		text = "(" + text + ")"
	}
	text += "*" + unit
	if id, ok := ast.Unparen(d).(*ast.Ident); ok {
		if _, ok := c.TypesInfo.Uses[id].(*types.Const); !ok {
			return text, nil // a variable: where it is set is the place
		}
	}
	after := "*" + unit
	if sum {
		edits = append(edits, edit.Insert(d.Pos(), "("))
		after = ")" + after
	}
	return text, &report.Fix{Message: "multiply by " + unit, Edits: append(edits, edit.Insert(d.End(), after))}
}
