package thread

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A blank is a parameter that has no name and needs one.
type blank struct {
	field *ast.Field
	name  string
}

// carried looks for a parameter of a function that has a context: a request,
// a command, a stream, a test. A receiver has one only if it is a test suite;
// what else keeps a context keeps it for something else.
func (p *plan) carried(s *site, fun ast.Node, typ *ast.FuncType) *source {
	info := s.file.pkg.TypesInfo
	for _, field := range typ.Params.List {
		t := typeOf(info, field.Type)
		names := field.Names
		if len(names) == 0 || len(names) == 1 && names[0].Name == "_" {
			if src := p.unnamed(s, fun, typ, field, t); src != nil {
				return src
			}
			continue
		}
		for _, id := range names {
			v := info.Defs[id]
			if v == nil || id.Name == "_" || !visible(s, v) {
				continue
			}
			if expr, test := carries(t); expr != "" {
				return found(s, id.Name+expr, test)
			}
		}
	}
	if decl, ok := fun.(*ast.FuncDecl); ok && s.file.test && decl.Recv != nil && len(decl.Recv.List[0].Names) == 1 {
		recv := decl.Recv.List[0].Names[0]
		if m := lookup(typeOf(info, decl.Recv.List[0].Type), "T"); m != nil && result(m) != nil && isTesting(result(m)) {
			return found(s, recv.Name+".T().Context()", true)
		}
	}
	return nil
}

// found is the source of a carrier. Before Go 1.24 tests had no context.
func found(s *site, expr string, test bool) *source {
	if test && !s.file.goVersion("go1.24") {
		return &source{kind: background, test: true}
	}
	return &source{kind: carrier, expr: expr, test: test}
}

func visible(s *site, v types.Object) bool {
	_, obj := s.file.pkg.Types.Scope().Innermost(s.pos()).LookupParent(v.Name(), s.pos())
	return obj == v
}

// carries says how a value of a type gives its context, as what follows its
// name.
func carries(t types.Type) (expr string, test bool) {
	if m := lookup(t, "Context"); m != nil {
		if r := result(m); r != nil && isContext(r) {
			return ".Context()", isTesting(t)
		}
	}
	if isNamed(t, "net/http", "Response") { // its request may be nil
		return "", false
	}
	if m := lookup(t, "Request"); m != nil {
		if r := result(m); r != nil && isNamed(r, "net/http", "Request") {
			return ".Request().Context()", false
		}
	}
	if v := fieldOf(t, "Context"); v != nil && isContext(v.Type()) && !v.Embedded() {
		return ".Context", false
	}
	if v := fieldOf(t, "Request"); v != nil && isNamed(v.Type(), "net/http", "Request") {
		return ".Request.Context()", false
	}
	return "", false
}

func lookup(t types.Type, name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	m, _ := obj.(*types.Func)
	return m
}

func fieldOf(t types.Type, name string) *types.Var {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	v, _ := obj.(*types.Var)
	return v
}

// result is the type of what a method without parameters returns alone.
func result(m *types.Func) types.Type {
	sig := m.Signature()
	if sig.Params().Len() > 0 || sig.Results().Len() != 1 {
		return nil
	}
	return sig.Results().At(0).Type()
}

func isNamed(t types.Type, pkg, name string) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == pkg
}

func isTesting(t types.Type) bool {
	for _, name := range []string{"T", "B", "F", "TB"} {
		if isNamed(t, "testing", name) {
			return true
		}
	}
	return false
}

// unnamed gives a name to a parameter that is a context or a request, if it
// has none.
func (p *plan) unnamed(s *site, fun ast.Node, typ *ast.FuncType, field *ast.Field, t types.Type) *source {
	src := source{kind: variable, expr: "ctx"}
	switch {
	case isContext(t):
	case isNamed(t, "net/http", "Request"):
		src = source{kind: carrier, expr: "r.Context()"}
	default:
		return nil
	}
	name, _, _ := strings.Cut(src.expr, ".")
	if mentions(fun, name, s.pos()) {
		return nil
	}
	p.blanks[typ] = blank{field, name}
	return &src
}

// mentions reports whether an identifier occurs in a node, other than in literals that
// have a parameter of that name and in which a place does not lie.
func mentions(n ast.Node, name string, at token.Pos) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && declares(lit.Type, name) && (at < lit.Pos() || lit.End() <= at) {
			return false
		}
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name
		return !found
	})
	return found
}

// declares reports whether a function has a parameter of a name.
func declares(typ *ast.FuncType, name string) bool {
	for _, field := range typ.Params.List {
		if slices.ContainsFunc(field.Names, func(id *ast.Ident) bool { return id.Name == name }) {
			return true
		}
	}
	return false
}
