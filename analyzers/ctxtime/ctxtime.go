package ctxtime

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxtime",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxvalues.Analyzer},
		Run:      run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass
	values *ctxvalues.Values

	limits  map[*ctxindex.Func]bool // functions that make a context with a deadline
	lockers map[*ctxindex.Func]bool // functions that lock and leave it so
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		values:  pass.ResultOf[ctxvalues.Analyzer].(*ctxvalues.Values),
		limits:  make(map[*ctxindex.Func]bool),
		lockers: make(map[*ctxindex.Func]bool),
	}
	timed := make(map[*ctxindex.Func][]*ast.CallExpr)
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn == nil || fn.Pkg() == nil {
			continue
		}
		if fn.Pkg().Path() != "context" {
			if how, ok := c.Index.API.Derivation(fn, c.Index.Signature(call)); ok && !how.Known && how.Cancel >= 0 && c.makesLimit(fn) {
				timed[c.Index.Enclosing(call)] = append(timed[c.Index.Enclosing(call)], call)
			}
			continue
		}
		switch fn.Name() {
		case "WithTimeout", "WithTimeoutCause":
			c.timeout(call)
			c.longer(call)
		case "WithDeadline", "WithDeadlineCause":
			c.deadline(call, fn.Name())
		default:
			continue
		}
		timed[c.Index.Enclosing(call)] = append(timed[c.Index.Enclosing(call)], call)
	}
	for _, f := range c.Index.Funcs {
		if calls := timed[f]; calls != nil {
			c.spent(f, calls)
		}
		c.ticks(f)
	}
}

// timeout looks at what a context is given for a timeout.
func (c *checker) timeout(call *ast.CallExpr) {
	if len(call.Args) < 2 {
		return
	}
	d := call.Args[1]
	value, ok := c.constant(d)
	if !ok {
		c.converted(call, d)
		return
	}
	name := types.ExprString(call.Fun)
	switch {
	case value <= 0:
		assumes, silent := "", false
		if c.chosen(d) {
			assumes, silent = c.zero(call)
		}
		if silent {
			c.Silent(d, "expired", "the timeout of zero is written down, and what gets the context acts before it looks at it")
			return
		}
		c.expired(call, d, assumes, fmt.Sprintf("a timeout of %s", value))
	case value < time.Millisecond && !c.spelled(d, value):
		if c.IsTest(call.Pos()) && value == 1 {
			return // the shortest there is, for a context that has ended
		}
		unit, fix := c.fixUnit(d, value)
		c.Report(report.Finding{
			Category: "unit",
			At:       d,
			Message:  fmt.Sprintf("%s gets %s, which is %s because a number without a unit counts nanoseconds; write %s, or the unit that is meant", name, types.ExprString(d), value, unit),
			Fix:      fix,
		})
	case value < time.Millisecond && !c.IsTest(call.Pos()):
		c.Report(report.Finding{
			Category: "unit",
			At:       d,
			Assumes:  "the timeout is not meant to be this short",
			Message:  fmt.Sprintf("a timeout of %s expires before most calls start; use the time that the work takes", value),
		})
	}
}

// constant returns the value of a duration that is known.
func (c *checker) constant(d ast.Expr) (time.Duration, bool) {
	v := c.TypesInfo.Types[c.values.Definition(d)].Value
	if own := c.TypesInfo.Types[d].Value; own != nil {
		v = own
	}
	if v == nil {
		return 0, false
	}
	n, exact := constant.Int64Val(constant.ToInt(v))
	return time.Duration(n), exact
}

// spelled reports whether a unit of package time stands in an expression, or
// in the declaration of what it names. A constant of another package is judged
// by its value: one with a unit is a round number.
func (c *checker) spelled(d ast.Expr, value time.Duration) bool {
	found := false
	ast.Inspect(c.values.Definition(d), func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return !found
		}
		k, ok := c.TypesInfo.Uses[id].(*types.Const)
		if !ok || k.Pkg() == nil {
			return !found
		}
		if k.Pkg().Path() == "time" {
			found = true
		} else if named, ok := types.Unalias(k.Type()).(*types.Named); ok && named.Obj().Name() == "Duration" {
			found = found || value%time.Microsecond == 0 || c.declaredWithUnit(k)
		}
		return !found
	})
	return found
}

// declaredWithUnit looks at the declaration of a constant of this package.
func (c *checker) declaredWithUnit(k *types.Const) bool {
	cur, ok := c.Index.Inspector.Root().FindByPos(k.Pos(), k.Pos())
	if k.Pkg() != c.Pkg || !ok {
		return false
	}
	found := false
	for up := range cur.Enclosing((*ast.ValueSpec)(nil)) {
		for _, v := range up.Node().(*ast.ValueSpec).Values {
			ast.Inspect(v, func(n ast.Node) bool {
				id, ok := n.(*ast.Ident)
				if unit, isConst := c.TypesInfo.Uses[id].(*types.Const); ok && isConst && unit.Pkg() != nil && unit.Pkg().Path() == "time" {
					found = true
				}
				return !found
			})
		}
		break
	}
	return found
}

// expired reports a context that has ended when it is made. Tests make such.
func (c *checker) expired(call *ast.CallExpr, at ast.Expr, assumes, what string) {
	if c.IsTest(call.Pos()) {
		return
	}
	c.Report(report.Finding{
		Category: "expired",
		Assumes:  assumes,
		At:       at,
		Message:  fmt.Sprintf("%s expires immediately, so the context is already done when it is created; remove the limit if there is none", what),
	})
}

// isTimed reports whether a derivation gives its context a deadline.
func isTimed(how ctxapi.Derivation) bool { return how.Known && how.Timed }
