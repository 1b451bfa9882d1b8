package ctxvalue

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule as go vet and other drivers run it.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxvalue",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxvalues.Analyzer},
		Run:      run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass
	values  *ctxvalues.Values
	lookups map[*ast.CallExpr]*ctxvalues.Site
	helpers map[*types.Func]*ctxvalues.Site
}

// A lookup is where an asserted value comes from.
type lookup struct {
	call     *ast.CallExpr
	site     *ctxvalues.Site // of call, or of the helper that it calls
	variable types.Object    // the local variable that holds the value, if any
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		values:  pass.ResultOf[ctxvalues.Analyzer].(*ctxvalues.Values),
		lookups: make(map[*ast.CallExpr]*ctxvalues.Site),
		helpers: make(map[*types.Func]*ctxvalues.Site),
	}
	if len(c.values.Lookups) == 0 {
		return
	}
	for _, l := range c.values.Lookups {
		if l.Via == nil {
			c.lookups[l.Call] = l
		}
	}
	c.findHelpers()
	for cur := range c.Index.Inspector.Root().Preorder((*ast.TypeAssertExpr)(nil)) {
		assert := cur.Node().(*ast.TypeAssertExpr)
		if assert.Type == nil || twoResults(cur) {
			continue
		}
		// Have: x.(T), which panics.
		l := c.source(assert.X)
		if l == nil {
			continue
		}
		if why := c.expected(assert, l); why != "" {
			c.Silent(assert, "assertion", "the value is there, or else is to be: %s", why)
		} else if c.guarded(cur, l) {
			c.Silent(assert, "assertion", "a condition around it has asked whether the value is there")
		} else {
			c.report(cur, assert, l)
		}
	}
}

func (c *checker) report(cur inspector.Cursor, assert *ast.TypeAssertExpr, l *lookup) {
	assumes := ""
	switch in := c.Index.Enclosing(assert); {
	case c.IsTest(assert.Pos()):
		assumes = "the value may be missing in this test"
	case c.published(l.site.Key):
		assumes = "the owner of the key does not guarantee the value"
	case in != nil:
		stores := c.storesFor(assert, l)
		setter := c.behind(in, stores)
		if setter == nil {
			setter = c.paired(in, stores)
		}
		if setter != nil {
			assumes = "some caller gets here without " + setter.Name() + ", which stores it"
		}
	}
	holds := fmt.Sprintf("no value of type %s", types.TypeString(c.TypesInfo.TypeOf(assert.Type), types.RelativeTo(c.Pkg)))
	if l.site.Via == nil && !l.site.Forwarded {
		holds += " under " + types.ExprString(l.site.Key.Expr)
	}
	f := report.Finding{
		Category: "assertion",
		Assumes:  assumes,
		At:       assert,
		Message:  fmt.Sprintf("%s panics if the context holds %s; use v, ok := %[1]s", types.ExprString(assert), holds),
		Fix:      c.fix(cur, l),
	}
	if l.variable != nil {
		f.Related = append(f.Related, report.Related(l.call, "%s is looked up here", l.variable.Name()))
	} else if ast.Unparen(assert.X) == l.call && l.site.Call != l.call {
		f.Related = append(f.Related, report.Related(l.site.Call, "the value is looked up here"))
	}
	c.Report(f)
}

// published reports whether other packages can name the key, as those of a
// server that sets the value for every request.
func (c *checker) published(k ctxvalues.Key) bool {
	if k.Obj != nil {
		return k.Obj.Exported() && k.Obj.Pkg() != nil && k.Obj.Parent() == k.Obj.Pkg().Scope() && k.Obj.Pkg().Name() != "main"
	}
	named, ok := types.Unalias(k.Type).(*types.Named)
	return ok && named.Obj().Pkg() != nil && (named.Obj().Pkg() != c.Pkg || named.Obj().Exported() && c.Pkg.Name() != "main")
}

// twoResults reports whether an assertion is the source of v, ok.
func twoResults(cur inspector.Cursor) bool {
	parent := cur.Parent()
	for {
		if _, ok := parent.Node().(*ast.ParenExpr); !ok {
			break
		}
		parent = parent.Parent()
	}
	switch n := parent.Node().(type) {
	case *ast.AssignStmt:
		return len(n.Lhs) == 2 && len(n.Rhs) == 1
	case *ast.ValueSpec:
		return len(n.Names) == 2 && len(n.Values) == 1
	}
	return false
}

// source returns the lookup that x is the result of, or nil.
func (c *checker) source(x ast.Expr) *lookup {
	l := new(lookup)
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		l.variable = c.TypesInfo.Uses[id]
		x = c.values.Definition(x)
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return nil
	}
	l.call = call
	if l.site = c.lookups[call]; l.site == nil {
		if fn := c.Index.Callee(call); fn != nil {
			l.site = c.helpers[fn.Origin()]
		}
	}
	if l.site == nil {
		return nil
	}
	return l
}

// findHelpers finds the functions that return what they look up as any, and
// those that return what such a function returns.
func (c *checker) findHelpers() {
	for again := true; again; {
		again = false
		for _, f := range c.Index.Funcs {
			if f.Obj == nil || c.helpers[f.Obj] != nil || f.Obj.Name() == "Value" || f.Sig.Results().Len() != 1 || !types.IsInterface(f.Sig.Results().At(0).Type()) {
				continue
			}
			if site := c.returned(f); site != nil {
				c.helpers[f.Obj] = site
				again = true
			}
		}
	}
}

// returned returns the lookup whose result f may return unchecked.
func (c *checker) returned(f *ctxindex.Func) *ctxvalues.Site {
	body, ok := c.Index.Cursor(f.Body)
	if !ok {
		return nil
	}
	for cur := range body.Preorder((*ast.ReturnStmt)(nil)) {
		ret := cur.Node().(*ast.ReturnStmt)
		if len(ret.Results) != 1 || c.Index.Enclosing(ret) != f {
			continue
		}
		if l := c.source(ret.Results[0]); l != nil && !c.guarded(cur, l) {
			return l.site
		}
	}
	return nil
}
