package ctxvariant

import (
	_ "embed"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/analyzers/internal/sibling"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxvariant",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxintent.Analyzer},
		Run:      run,
	})
}

// A checker looks at one package.
type checker struct {
	*report.Pass
	view    *foreign.View
	table   *sibling.Table
	intent  *ctxintent.Model
	ties    *ctxbound.Model
	extents *ctxextent.Extents

	blind []*plain // calls that no context is at hand for
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		view:    foreign.New(pass.Pass),
		table:   sibling.New(pass.Pkg, pass.Index.API),
		ties:    ctxbound.New(pass.Index),
		extents: ctxextent.New(pass.Index),
		intent:  pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
	}
	far := pass.Enabled("caller") || pass.Enabled("blank") || pass.Enabled("unbounded")
	for _, f := range c.Index.Funcs {
		sees := c.inSight(f)
		if !sees && !far {
			continue
		}
		if fact := c.Sums.OfFunc(f.Outermost()); fact != nil && fact.Detach {
			continue
		}
		c.look(f, sees)
	}
	c.withoutContext()
}

// inSight is the cheap test that most functions fail: neither they nor a
// function around them is given anything that is or carries a context.
func (c *checker) inSight(f *ctxindex.Func) bool {
	for ; f != nil; f = f.Parent {
		for v := range f.Sig.Params().Variables() {
			if t := v.Type(); c.Index.API.IsContext(t) || c.Index.API.IsCarrier(t) {
				return true
			}
		}
	}
	return false
}

// look looks at what stands in one function, literals in it left out.
func (c *checker) look(f *ctxindex.Func, sees bool) {
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn == nil || fn.Pkg() == nil {
			continue
		}
		switch p := c.plainCall(f, call, fn); {
		case p != nil:
			c.call(p, sees)
		case sees:
			_ = c.builder(f, call, fn) || c.attach(f, call, fn) || c.carried(f, call, fn) || c.neverStops(f, call)
		default:
			c.attach(f, call, fn)
		}
	}
}

// A plain call calls a form that takes no context, and there is one that does.
type plain struct {
	f     *ctxindex.Func
	call  *ast.CallExpr
	fn    *types.Func
	use   string           // what to use instead
	sib   *sibling.Sibling // nil if the table names it
	realm ctxapi.Realm

	assumes string // see waits
}

// plainCall returns what is known of such a call, nil for any other.
func (c *checker) plainCall(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) *plain {
	p := &plain{f: f, call: call, fn: fn}
	if use, ok := c.Index.API.Variant(fn); ok {
		p.use = use
	} else if p.sib = c.table.Of(fn, c.operandType(call)); p.sib != nil {
		p.use = withName(call, p.sib.Func.Name())
		if in := p.sib.In; in != nil {
			p.use = in.Pkg().Name() + "." + in.Name() + "." + p.sib.Func.Name()
		}
	} else {
		return nil
	}
	var ok bool
	p.realm, ok = c.Index.API.Realm(fn)
	if why := c.beside(p, ok); why != "" {
		c.Silent(call.Fun, "call", "%s", why)
		return nil
	}
	return p
}

// operandType returns the type of the operand that a method is called on.
func (c *checker) operandType(call *ast.CallExpr) types.Type {
	sel, ok := named(call).(*ast.SelectorExpr)
	if !ok || c.TypesInfo.Selections[sel] == nil {
		return nil
	}
	return c.TypesInfo.TypeOf(sel.X)
}

// named returns the name of the function that is called, without parentheses
// and type arguments.
func named(call *ast.CallExpr) ast.Expr {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.IndexExpr:
		return ast.Unparen(fun.X)
	case *ast.IndexListExpr:
		return ast.Unparen(fun.X)
	default:
		return fun
	}
}

// withName spells a call's function with another name.
func withName(call *ast.CallExpr, name string) string {
	sel, ok := named(call).(*ast.SelectorExpr)
	if !ok {
		return name
	}
	if x := types.ExprString(sel.X); len(x) <= 30 {
		return x + "." + name
	}
	return name
}
