package thread

import (
	"go/ast"
	"go/token"
	"go/types"
)

// What a use of a function is.
type useKind int

const (
	called  useKind = iota // f(…)
	method                 // T.M(x, …): the receiver is the first argument
	kept                   // v := f, where v is only called
	wrapped                // g(f), where f has no parameters: g(func() { f(ctx) })
	escaped                // anything else
)

// A usage is what a use of a function comes to.
type usage struct {
	kind  useKind
	calls []*ast.CallExpr // to pass the context in
	value ast.Expr        // the expression that means the function
	why   string          // if it escaped
}

// usage classifies a use.
func (p *program) usage(u *use) usage {
	path := u.outer()
	value, _ := path[0].(ast.Expr)
	if value == nil || len(path) < 2 {
		return usage{kind: escaped, why: "used"}
	}
	info := u.file.pkg.TypesInfo
	switch parent := path[1].(type) {
	case *ast.CallExpr:
		if parent.Fun != value {
			return p.argument(u, value, parent)
		}
		kind := called
		if sel, ok := ast.Unparen(value).(*ast.SelectorExpr); ok {
			if s := info.Selections[sel]; s != nil && s.Kind() == types.MethodExpr {
				kind = method
			}
		}
		return usage{kind: kind, calls: []*ast.CallExpr{parent}, value: value}
	case *ast.AssignStmt:
		if parent.Tok == token.DEFINE && len(parent.Lhs) == 1 && len(parent.Rhs) == 1 {
			if v, ok := parent.Lhs[0].(*ast.Ident); ok {
				if calls := onlyCalled(u.file, info.Defs[v], path); calls != nil {
					return usage{kind: kept, calls: calls, value: value}
				}
			}
		}
		return usage{kind: escaped, why: "assigned", value: value}
	case *ast.ValueSpec:
		return usage{kind: escaped, why: "assigned to a variable", value: value}
	case *ast.KeyValueExpr, *ast.CompositeLit:
		return usage{kind: escaped, why: "kept in a composite literal", value: value}
	case *ast.ReturnStmt:
		return usage{kind: escaped, why: "returned", value: value}
	case *ast.BinaryExpr:
		return usage{kind: escaped, why: "compared", value: value}
	}
	return usage{kind: escaped, why: "used", value: value}
}

// argument is a function given to another one. If it has no parameters, and
// its receiver can be named again later, a literal can stand for it.
func (p *program) argument(u *use, value ast.Expr, call *ast.CallExpr) usage {
	info := u.file.pkg.TypesInfo
	if info.Types[call.Fun].IsType() {
		return usage{kind: escaped, why: "converted", value: value}
	}
	sig, ok := typeOf(info, value).Underlying().(*types.Signature)
	if !ok || sig.Params().Len() > 0 || sig.Results().Len() > 1 || !simple(info, value) {
		return usage{kind: escaped, why: "passed to " + types.ExprString(call.Fun), value: value}
	}
	if r := sig.Results(); r.Len() == 1 {
		if b, ok := r.At(0).Type().(*types.Named); !ok || b.Obj().Name() != "error" || b.Obj().Pkg() != nil {
			return usage{kind: escaped, why: "passed to " + types.ExprString(call.Fun), value: value}
		}
	}
	// Only where a parameter is of just that type: a named one has its uses.
	param := parameterFor(typeOf(info, call.Fun), call, value)
	if param == nil || !types.Identical(param, sig) {
		return usage{kind: escaped, why: "passed to " + types.ExprString(call.Fun), value: value}
	}
	return usage{kind: wrapped, value: value}
}

// parameterFor is the type of the parameter that an argument is for.
func parameterFor(fun types.Type, call *ast.CallExpr, arg ast.Expr) types.Type {
	sig, ok := fun.Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	for i, a := range call.Args {
		if a == arg && i < sig.Params().Len() && !(sig.Variadic() && i >= sig.Params().Len()-1) {
			return sig.Params().At(i).Type()
		}
	}
	return nil
}

// simple reports whether an expression is a function by its name, or a method
// of a plain variable or a field of one.
func simple(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		if s := info.Selections[e]; s != nil && s.Kind() == types.MethodExpr {
			return false
		}
		return simple(info, e.X)
	}
	return false
}

// onlyCalled returns the calls of a local variable, nil if it is used for
// anything else.
func onlyCalled(f *file, v types.Object, path []ast.Node) []*ast.CallExpr {
	var body ast.Node
	for _, n := range path {
		switch n := n.(type) {
		case *ast.FuncDecl:
			body = n
		case *ast.FuncLit:
			if body == nil {
				body = n
			}
		}
	}
	if v == nil || body == nil {
		return nil
	}
	var calls []*ast.CallExpr
	ok := true
	var stack []ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if id, is := n.(*ast.Ident); is && f.pkg.TypesInfo.Uses[id] == v {
			call, is := stack[len(stack)-1].(*ast.CallExpr)
			if is && call.Fun == id {
				calls = append(calls, call)
			} else {
				ok = false
			}
		}
		stack = append(stack, n)
		return true
	})
	if !ok {
		return nil
	}
	return calls
}

// checkUse looks at one use of a member of a family.
func (p *plan) checkUse(fam *family, m *fn, u *use) {
	at := p.prog.at(u.id.Pos())
	switch {
	case u.file.cgo:
		fam.refuse(at, "%s is used in a file that uses cgo", m)
		return
	case u.file.generated:
		fam.refuse(at, "%s is used in a generated file: change what generates it first", m)
		return
	}
	usage := p.prog.usage(u)
	if usage.kind == escaped {
		fam.refuse(at, "%s is %s here without a call, and who calls it then has no context to pass: wrap it in a func literal first", m, usage.why)
	}
	for _, call := range usage.calls {
		if len(call.Args) != 1 || usage.kind == method {
			continue
		}
		if t, ok := u.file.pkg.TypesInfo.TypeOf(call.Args[0]).(*types.Tuple); ok && t.Len() > 1 {
			fam.refuse(p.prog.at(call.Pos()), "%s gets the results of one call as its arguments here: give them names first", m)
		}
	}
}
