package ctxfirst

import (
	"cmp"
	_ "embed"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with the options of the default tier.
var Analyzer = New()

// New returns a fresh analyzer.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxfirst",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
	foreign *foreign.View
	names   map[string]int // of contexts, and how many functions use them
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		foreign: foreign.New(pass.Pass),
	}
	c.names = c.contexts()
	for cur := range c.Index.Inspector.Root().Preorder((*ast.FuncType)(nil), (*ast.StarExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.FuncType:
			if !c.hasContext(n) {
				continue
			}
			if s, ok := c.signature(cur, n); ok {
				if p := c.order(s); p == nil || p.ident == nil || p.ident != c.misnamed(s) {
					c.name(s)
				}
			}
		case *ast.StarExpr:
			c.pointer(cur, n)
		}
	}
}

// hasContext is the cheap test that most signatures fail.
func (c *checker) hasContext(typ *ast.FuncType) bool {
	for _, field := range typ.Params.List {
		if isContext(c.TypesInfo.TypeOf(field.Type)) {
			return true
		}
	}
	return false
}

// order reports the first context that comes after something else, and returns
// it. What is wrong with its name belongs to the same finding.
func (c *checker) order(s *signature) *param {
	i := s.misplaced()
	if i >= 0 && s.deprecated {
		c.Silent(s.typ, "order", "the function is deprecated, and goes as it is")
		return nil
	}
	if i < 0 || s.forced() {
		if i >= 0 {
			c.Silent(s.typ, "order", "the order is not this package's to change: an interface or a function type dictates it")
		}
		return nil
	}
	p, before := s.params[i], s.params[i-1]
	assumes := cmp.Or(c.custom(s), c.family(s, i), c.standing(s), c.local(s), c.bag(s, p))
	message := "context.Context comes after " + before.describe() + " in " + s.what +
		"; make it the first parameter"
	if isContext(s.params[s.lead()].typ) {
		assumes = "nothing else fixes the order of the parameters"
		message = "second context.Context comes after " + before.describe() + " in " + s.what +
			"; put it next to the first"
	}
	if !c.Enabled("order") {
		return nil
	}
	if id := c.misnamed(s); id != nil && id == p.ident {
		message += " and name it ctx"
	}
	c.Report(report.Finding{
		Category: "order",
		At:       report.At(p.pos(), p.field.Type.End()),
		Message:  message,
		Assumes:  assumes,
		Fix:      c.reorder(s),
	})
	return &p
}

// custom returns what a finding assumes where something other than a context may
// come first by custom: in helpers of tests, and where functions take in its
// place what would be their receiver, were its type not another package's.
func (c *checker) custom(s *signature) string {
	if c.IsTest(s.typ.Pos()) { // or a file that imports testing
		return "test helpers follow the convention as well"
	}
	if others := slices.ContainsFunc(s.params[s.misplaced()+1:], func(p param) bool { return isContext(p.typ) }); others {
		return "one of its contexts is that of the call"
	}
	first, ok := s.obj.(*types.Func)
	if ok && c.offered(first) {
		return "implementations in other modules can follow"
	}
	if !ok || s.method != nil {
		return ""
	}
	t := types.Unalias(s.params[0].typ)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg() == c.Pkg {
		return ""
	}
	for _, f := range c.Index.Funcs {
		if f.Obj != nil && f.Obj != first && f.Sig.Recv() == nil && f.Sig.Params().Len() > 0 && types.Identical(f.Sig.Params().At(0).Type(), s.params[0].typ) {
			return s.params[0].describe() + " does not stand for a receiver, as in " + f.Obj.Name()
		}
	}
	return ""
}

// offered reports whether a method is of an exported interface of a package that other
// modules can import: whoever implements it would have to follow.
func (c *checker) offered(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) || c.Pkg.Name() == "main" || slices.Contains(strings.Split(c.Pkg.Path(), "/"), "internal") {
		return false
	}
	named, ok := types.Unalias(recv.Type()).(*types.Named)
	return ok && fn.Exported() && named.Obj().Exported()
}

// isContext reports whether t is a context and nothing more: context.Context,
// another name for it, a type parameter that stands for one. Types with
// methods of their own, such as *gin.Context, are the thing that a function
// works on as much as its context; the convention does not speak of them.
func isContext(t types.Type) bool {
	if t == nil || !ctxapi.IsContext(t) {
		return false
	}
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.NumMethods() == 4
}

// isTesting reports whether t is a test handle, which by custom may come
// before the context: *testing.T and its like, or an interface that stands
// for them, such as testify's TestingT.
func isTesting(t types.Type) bool {
	if ctxapi.IsTesting(t) {
		return true
	}
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range iface.Methods() {
		sig := m.Signature()
		if m.Name() == "Errorf" && sig.Variadic() && sig.Params().Len() == 2 && sig.Results().Len() == 0 {
			return true
		}
	}
	return false
}
