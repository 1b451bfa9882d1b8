package ctxroot

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxroot",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxintent.Analyzer},
		Run:      run,
	})
}

// A checker looks at one package.
type checker struct {
	pass   *report.Pass
	x      *ctxindex.Index
	flow   *ctxflow.Package
	sums   *ctxsummary.Summaries
	intent *ctxintent.Model

	mentioned map[*types.Func]int  // how often the package names each of its functions
	seen      map[*types.Func]bool // functions that category callee has reported

	// On demand:
	calls    map[*types.Func][]place  // the package's calls
	abstract map[string][]*types.Func // the interface methods among their callees, by name
	derived  map[*types.Var]bool      // whether the package fills a field with a context that it can end
}

func run(pass *report.Pass) {
	c := &checker{
		pass:   pass,
		x:      pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:   pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:   pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		intent: pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
	}
	if !c.makesRoots() {
		return
	}
	c.mentioned, c.seen = countMentions(pass), make(map[*types.Func]bool)
	for _, s := range c.sites() {
		c.check(s)
	}
	c.globals()
}

// makesRoots is the cheap test that most packages fail.
func (c *checker) makesRoots() bool {
	for _, imp := range c.pass.Pkg.Imports() {
		if imp.Path() != "context" {
			continue
		}
		background, todo := imp.Scope().Lookup("Background"), imp.Scope().Lookup("TODO")
		for _, used := range c.pass.TypesInfo.Uses {
			if used == background || used == todo {
				return true
			}
		}
	}
	return false
}

// A site is a call of Background or TODO, with what becomes of it.
type site struct {
	root *ctxflow.Value
	call *ast.CallExpr
	f    *ctxflow.Func // the function that makes it
	uses []ctxintent.Use
	// passed are the uses of which it is not known whether they observe it.
	passed []ctxintent.Use
	// kept roots, or contexts derived from them, are returned, stored or
	// sent, or bound to something that outlives the call: they stand for a
	// life of their own.
	kept     bool
	lasting  bool            // see lasts
	returned []ast.Expr      // the results that they are
	bound    []ctxintent.Use // the calls that keep them
	stored   bool            // they are kept in another way too
}

// sites returns the roots that the package's functions make, in source order.
func (c *checker) sites() []*site {
	byRoot := make(map[*ctxflow.Value]*site)
	get := func(v *ctxflow.Value) *site {
		s, ok := byRoot[v]
		if !ok {
			s = &site{root: v, call: v.Node.(*ast.CallExpr), f: v.In}
			byRoot[v] = s
		}
		return s
	}
	for _, fn := range c.x.Funcs {
		if c.mentionsContext(fn) {
			c.collect(c.flow.Of(fn), get)
		}
	}
	sites := make([]*site, 0, len(byRoot))
	for _, s := range byRoot {
		sites = append(sites, s)
	}
	slices.SortFunc(sites, func(a, b *site) int { return cmp.Compare(a.call.Pos(), b.call.Pos()) })
	return sites
}

// mentionsContext reports whether anything in a function, literals left out,
// is a context.
func (c *checker) mentionsContext(fn *ctxindex.Func) bool {
	// Whatever else is a context has one of these in it.
	for n := range fn.Nodes((*ast.Ident)(nil), (*ast.CallExpr)(nil), (*ast.IndexExpr)(nil), (*ast.StarExpr)(nil), (*ast.UnaryExpr)(nil), (*ast.TypeAssertExpr)(nil)) {
		if ctxapi.IsStdContext(c.pass.TypesInfo.TypeOf(n.(ast.Expr))) {
			return true
		}
	}
	return false
}

// collect finds the uses of roots in one function.
func (c *checker) collect(f *ctxflow.Func, get func(*ctxflow.Value) *site) {
	keep := func(e ast.Expr) {
		for _, o := range c.roots(f, e) {
			s := get(o)
			s.kept, s.stored = true, true
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				for _, o := range c.roots(f, e) {
					s := get(o)
					s.kept, s.returned = true, append(s.returned, e)
				}
			}
		case *ast.SendStmt:
			keep(n.Value)
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					e = kv.Value
				}
				keep(e)
			}
		case *ast.AssignStmt:
			c.stores(n, keep)
		case *ast.CallExpr:
			c.arguments(f, n, get)
		}
		return true
	})
}

// stores keeps what is assigned to anything but a local variable.
func (c *checker) stores(as *ast.AssignStmt, keep func(ast.Expr)) {
	for i, lhs := range as.Lhs {
		switch lhs := ast.Unparen(lhs).(type) {
		case *ast.Ident:
			if v, ok := c.pass.TypesInfo.ObjectOf(lhs).(*types.Var); !ok || v.Parent() != c.pass.Pkg.Scope() {
				continue
			}
		}
		if len(as.Rhs) == len(as.Lhs) {
			keep(as.Rhs[i])
		} else if i == 0 {
			keep(as.Rhs[0])
		}
	}
}

func (c *checker) arguments(f *ctxflow.Func, call *ast.CallExpr, get func(*ctxflow.Value) *site) {
	how, derives := c.x.API.Derivation(c.x.Callee(call), c.x.Signature(call))
	for i, arg := range call.Args {
		if !c.x.API.IsContext(c.pass.TypesInfo.TypeOf(arg)) {
			continue
		}
		roots := c.roots(f, arg)
		if len(roots) == 0 {
			continue
		}
		u := ctxintent.Use{Call: call, Arg: i, In: f}
		switch {
		case c.keeps(call, i):
			for _, o := range roots {
				s := get(o)
				s.kept, s.bound = true, append(s.bound, u)
			}
		case derives && how.Known && how.Kind != ctxapi.Carry:
			// What becomes of the derived context counts.
		case derives && how.Known:
			for _, o := range roots {
				s := get(o)
				s.uses = append(s.uses, u)
			}
		default:
			switch c.sums.Waits(call, i) {
			case ctxsummary.Yes:
				for _, o := range roots {
					s := get(o)
					s.uses = append(s.uses, u)
				}
			case ctxsummary.Unknown:
				if !derives && c.x.Signature(call) != nil {
					for _, o := range roots {
						s := get(o)
						s.passed = append(s.passed, u)
					}
				}
			}
		}
	}
}

// roots returns the roots that an expression certainly comes from: nothing
// else may be among its origins.
func (c *checker) roots(f *ctxflow.Func, e ast.Expr) []*ctxflow.Value {
	if e == nil {
		return nil
	}
	if t := c.pass.TypesInfo.TypeOf(e); !c.x.API.IsContext(t) && !isTuple(t) {
		return nil
	}
	v := f.Eval(e)
	if !v.IsRoot() {
		return nil
	}
	return v.Origins()
}

func isTuple(t types.Type) bool {
	_, ok := t.(*types.Tuple)
	return ok
}

// check decides about one root: the first claim that holds is made, the surest
// first.
func (c *checker) check(s *site) {
	// A test runs to its end; nobody waits for it to stop early.
	if c.pass.IsTest(s.call.Pos()) || c.detached(s) {
		return
	}
	if c.intent.Explained(s.call) != "" {
		c.valuesDespite(s)
		return
	}
	if s.kept || c.intent.Lazy(s.root) {
		if !s.stored {
			_ = c.returns(s) || c.caller(s, s.bound) || c.made(s)
		}
		return
	}
	if c.overwrite(s) {
		return
	}
	s.lasting = c.intent.Begins(s.root)
	for _, u := range s.uses {
		if s.lasting || c.intent.Place(u) {
			continue
		}
		h, ok := c.handFor(s, u)
		if !ok || c.hasOther(u, h) || c.intent.Meant(s.root, u, h) || c.rebuilt(s) {
			continue
		}
		if c.intent.Doubt(s.root, u, h) != "" {
			continue // a likely one
		}
		c.reportRoot(s, u, h)
		return
	}
	for _, claim := range []func(*site) bool{
		c.ignored, c.values, c.owner, c.callee, // what is known
		c.passed, c.carrier, c.lifetime, c.called, c.unbounded, c.placeholder, // what is likely
	} {
		if claim(s) {
			return
		}
	}
}

func (c *checker) reportRoot(s *site, u ctxintent.Use, h ctxflow.Hand) {
	category, what := "root", h.Expr+" is at hand"
	if request, ok := requestIn(h.Var); ok {
		h.Expr = request
	}
	if h.Expr != h.Var.Name() {
		category = "request"
		what = h.Expr + " has the context of " + types.TypeString(h.Var.Type(), types.RelativeTo(c.pass.Pkg))
	}
	arg := u.Call.Args[u.Arg]
	root := types.ExprString(s.call.Fun)
	given := "it gets a new " + root
	related := []analysis.RelatedInformation{{Pos: h.Var.Pos(), End: h.Var.Pos(), Message: h.Var.Name() + " is declared here"}}
	at, fix := ast.Expr(s.call), c.replace(s, h)
	switch {
	case arg == at:
	case c.nameable(s, h):
		related = append(related, report.Related(u.Call, "%s gets it here", calleeName(u.Call)))
	default:
		// The root is made where the context is not yet at hand, and may well
		// be right for other uses.
		at, fix = arg, nil
		given = types.ExprString(arg) + " comes from " + root
		related = append(related, report.Related(s.call, "the root is made here"))
	}
	c.pass.Report(report.Finding{
		Category: category,
		At:       at,
		Message: fmt.Sprintf("%s cannot be stopped by the caller, because %s although %s; pass %s, or context.WithoutCancel(%s) if it must outlive the caller",
			subject(u.Call), given, what, h.Expr, h.Expr),
		Related: related,
		Fix:     fix,
	})
}

// requestIn returns how to reach the context of the request that a framework's
// context, such as *gin.Context, holds. The framework's own is no better than a
// root: it is reused for the next request, and may never be done.
func requestIn(v *types.Var) (string, bool) {
	if !ctxapi.IsContext(v.Type()) {
		return "", false
	}
	obj, _, _ := types.LookupFieldOrMethod(v.Type(), false, v.Pkg(), "Request")
	field, ok := obj.(*types.Var)
	if !ok || !ctxapi.IsCarrier(field.Type()) {
		return "", false
	}
	return v.Name() + "." + field.Name() + "." + ctxapi.CarrierMethod(field.Type()).Name() + "()", true
}

// subject is calleeName where a message begins with it: in lower case.
func subject(call *ast.CallExpr) string {
	name := calleeName(call)
	if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) {
		return "the call of " + name
	}
	return name
}

func calleeName(call *ast.CallExpr) string {
	if name := types.ExprString(ast.Unparen(call.Fun)); len(name) <= 40 {
		return name
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return "the call"
}
