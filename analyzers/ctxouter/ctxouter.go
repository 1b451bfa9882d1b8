package ctxouter

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxouter",
		Doc:  doc,
		Run:  run,
	})
}

// A checker looks at the literals of a package.
type checker struct {
	*report.Pass
}

func run(pass *report.Pass) {
	c := &checker{pass}
	for _, lit := range c.Index.Funcs {
		if lit.Parent == nil {
			continue
		}
		if param := ctxlife.Param(lit); param != nil {
			if !c.fromRoot(lit) {
				c.literal(lit, param)
			}
		} else if r, ok := ctxlife.IsHTTPHandler(lit.Sig); ok {
			c.handler(lit, r)
		}
	}
}

// literal reports work in lit under a context from outside.
func (c *checker) literal(lit *ctxindex.Func, param *types.Var) {
	var wrong, stored []ctxlife.Capture
	under := ""
	for _, u := range c.Life.Captures(lit) {
		switch {
		case !c.usable(u, param):
		case c.captured(u, lit):
			wrong = append(wrong, u)
		case c.runsUnder(u, lit, &under):
			wrong = append(wrong, u)
		case u.Value.Op == ctxflow.Field:
			stored = append(stored, u)
		}
	}
	assumes := ""
	switch mentioned := c.mentioned(lit, param); {
	case len(wrong) == 0 && mentioned || len(wrong)+len(stored) == 0:
		return // a stored context beside the callback's own is meant
	case len(wrong) == 0:
		wrong = stored
	case mentioned:
		assumes = "the callback's own context is meant"
	}
	first, name := wrong[0], param.Name()
	ctx := types.ExprString(first.At)
	related := []analysis.RelatedInformation{report.Related(c.declaration(lit, param), "%s is the callback's context", name)}
	var places []ast.Expr
	for i, u := range wrong {
		places = append(places, u.At)
		if i > 0 {
			related = append(related, report.Related(u.At, "here too"))
		}
	}
	var fix *report.Fix
	if edits, ok := ctxlife.Replace(c.Index, places, name); ok {
		fix = &report.Fix{Message: "use " + name, Edits: edits}
	}
	c.Report(report.Finding{
		Category: "outer",
		Assumes:  cmp.Or(assumes, under, c.Sums.Assumes(first.Call, first.Arg)),
		At:       first.At,
		Message: fmt.Sprintf("%s gets %s from outside the callback, so it ignores the cancellation, deadline and values of %s; pass %s",
			report.CallName(first.Call), ctx, name, name),
		Related: related,
		Fix:     fix,
	})
}

// fromRoot reports whether whoever runs the literal was given a root: then the
// literal's own context has less than a captured one.
func (c *checker) fromRoot(lit *ctxindex.Func) bool {
	if lit.Run != ctxindex.Passed && lit.Run != ctxindex.Called {
		return false
	}
	for _, arg := range lit.Call.Args {
		if c.Index.API.IsContext(c.Index.Info.TypeOf(arg)) && c.Flow.Of(lit.Parent).Eval(arg).IsRoot() {
			return true
		}
	}
	return false
}

// captured reports whether a context was given to a function around the
// literal. What comes from a root is ctxroot's subject, or a lifetime, as fields
// and package-level contexts are.
func (c *checker) captured(u ctxlife.Capture, lit *ctxindex.Func) bool {
	for _, o := range u.Value.Origins() {
		if o.Op != ctxflow.Param || o.In == nil || o.In.Within(c.Flow.Of(lit)) {
			return false
		}
	}
	return true
}

// runsUnder reports whether what the captured variable holds, which some call has made,
// is what the callback is run with as well: the call that is given the callback gets
// it, or one of what that call returns, as in e := New(callback); e.Run(ctx). Where that
// makes the callback's own context of it, this one says more; but is set where it is not
// seen.
func (c *checker) runsUnder(u ctxlife.Capture, lit *ctxindex.Func, but *string) bool {
	v := c.Index.Variable(u.At)
	if v == nil || u.Value.Op != ctxflow.Derived || slices.ContainsFunc(u.Value.Origins(), func(o *ctxflow.Value) bool { return o.Op != ctxflow.Derived }) {
		return false // not what a call makes of something else than a context
	}
	taker := c.taker(lit)
	if taker == nil {
		return false
	}
	runners := make(map[*types.Var]bool)
	for n := range lit.Parent.Nodes((*ast.AssignStmt)(nil)) {
		as := n.(*ast.AssignStmt)
		if len(as.Rhs) != 1 || ast.Unparen(as.Rhs[0]) != ast.Expr(taker) {
			continue
		}
		for _, lhs := range as.Lhs {
			if r := c.Index.Variable(lhs); r != nil && !ctxapi.IsError(r.Type()) {
				runners[r] = true
			}
		}
	}
	for _, call := range lit.Parent.Calls {
		r, _ := c.Index.Receiver(call.Expr).(*types.Var)
		if !runners[r] && call.Expr != taker {
			continue
		}
		for i, arg := range call.Expr.Args {
			if c.Index.Variable(arg) != v {
				continue
			}
			runner := c.Index.Declaration(c.Index.Callee(call.Expr))
			if runner == nil {
				*but = fmt.Sprintf("%s makes the callback's context of %s", report.CallName(call.Expr), v.Name())
			}
			return runner == nil || c.handsOn(runner, i, lit.Sig)
		}
	}
	return false
}

// taker returns the call that a literal is an argument of, by itself or in a composite
// literal.
func (c *checker) taker(lit *ctxindex.Func) *ast.CallExpr {
	cur, ok := c.Index.Cursor(lit.Node)
	if !ok {
		return nil
	}
	for cur = cur.Parent(); ; cur = cur.Parent() {
		switch n := cur.Node().(type) {
		case *ast.CallExpr:
			return n
		case *ast.ParenExpr, *ast.UnaryExpr, *ast.KeyValueExpr, *ast.CompositeLit:
		default:
			return nil
		}
	}
}

// handsOn reports whether a function calls a function value of the given signature with
// a context that it makes of its parameter.
func (c *checker) handsOn(f *ctxindex.Func, param int, sig *types.Signature) bool {
	if param >= f.Sig.Params().Len() {
		return false
	}
	given := func(o *ctxflow.Value) bool { return o.Op == ctxflow.Param && o.Var == f.Sig.Params().At(param) }
	for _, g := range c.Index.Funcs {
		if g.Outermost() != f {
			continue
		}
		for _, call := range g.Calls {
			if t := c.TypesInfo.TypeOf(call.Expr.Fun); call.Fn == nil && t != nil && types.Identical(t.Underlying(), sig) && slices.ContainsFunc(call.Expr.Args, func(arg ast.Expr) bool {
				return c.Index.API.IsContext(c.TypesInfo.TypeOf(arg)) && c.Flow.Of(g).Eval(arg).EndsWithAny(given)
			}) {
				return true
			}
		}
	}
	return false
}

// usable reports whether the literal's own context can be used at a place,
// and is alive there: after its end, taking another is right.
func (c *checker) usable(u ctxlife.Capture, param *types.Var) bool {
	if !ctxlife.Visible(c.Index, param, u.At.Pos()) {
		return false
	}
	at, ok := u.F.Locate(u.At)
	return ok && u.F.DeadAt(u.F.ValueAt(param, u.At.Pos()), at) == nil
}

// mentioned reports whether a literal uses its parameter, save in assignments
// to _.
func (c *checker) mentioned(lit *ctxindex.Func, param *types.Var) bool {
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok && len(as.Lhs) == 1 {
			if id, ok := as.Lhs[0].(*ast.Ident); ok && id.Name == "_" {
				return false
			}
		}
		id, ok := n.(*ast.Ident)
		found = found || ok && c.Index.Info.Uses[id] == param
		return !found
	})
	return found
}

func (c *checker) declaration(lit *ctxindex.Func, param *types.Var) ast.Node {
	at := lit.Node
	ast.Inspect(lit.Node.(*ast.FuncLit).Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.Index.Info.Defs[id] == param {
			at = id
		}
		return true
	})
	return at
}
