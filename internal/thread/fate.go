package thread

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// A fate says when code runs, as seen from the function that it is in. The
// later ones are further from it.
type fate int

const (
	inPlace   fate = iota // within it
	deferred              // when it returns
	goroutine             // beside it
	stored                // some time
	cleanup               // when the test is over
)

// statement is the fate of a call by the statement that it is.
func statement(parent ast.Node) fate {
	switch parent.(type) {
	case *ast.GoStmt:
		return goroutine
	case *ast.DeferStmt:
		return deferred
	}
	return inPlace
}

// keepers are functions that keep what they are given for later.
var keepers = []string{
	"time.AfterFunc", "context.AfterFunc", "runtime.SetFinalizer", "runtime.AddCleanup",
	"sync.OnceFunc", "sync.OnceValue", "sync.OnceValues",
}

// keeping are names of functions that register what they are given.
var keeping = regexp.MustCompile(`^(On[A-Z].*|Register.*|Subscribe.*|Handle|HandleFunc|Notify.*|AddHook|AddHandler|AfterFunc)$`)

// fateOf says when a function runs that begins a path: a literal, or a value
// that will be one.
func fateOf(f *file, path []ast.Node) fate {
	if len(path) < 2 {
		return stored
	}
	fun := path[0]
	switch parent := path[1].(type) {
	case *ast.ParenExpr:
		return fateOf(f, path[1:])
	case *ast.CallExpr:
		if f.pkg.TypesInfo.Types[parent.Fun].IsType() {
			return fateOf(f, path[1:])
		}
		runs := inPlace
		if len(path) > 2 {
			runs = statement(path[2])
		}
		if ast.Unparen(parent.Fun) == fun {
			return runs
		}
		return max(runs, given(f, parent))
	case *ast.AssignStmt:
		for i, rhs := range parent.Rhs {
			if rhs == fun && i < len(parent.Lhs) {
				return inVariable(f, parent.Lhs[i], path)
			}
		}
	case *ast.ValueSpec:
		for i, v := range parent.Values {
			if v == fun && i < len(parent.Names) {
				return inVariable(f, parent.Names[i], path)
			}
		}
	}
	return stored
}

// given is the fate of a function that is an argument: it runs within the
// call, unless what is called is known or named for keeping it.
func given(f *file, call *ast.CallExpr) fate {
	callee, ok := typeutil.Callee(f.pkg.TypesInfo, call).(*types.Func)
	switch {
	case !ok:
		return inPlace
	case slices.Contains(keepers, callee.FullName()):
		return stored
	case callee.Name() == "Cleanup" && callee.Pkg() != nil && callee.Pkg().Path() == "testing":
		return cleanup
	case keeping.MatchString(callee.Name()):
		return stored
	}
	return inPlace
}

// inVariable is the fate of a function in a local variable: that of the uses
// of the variable.
func inVariable(f *file, lhs ast.Expr, path []ast.Node) fate {
	id, ok := lhs.(*ast.Ident)
	if !ok {
		return stored
	}
	info := f.pkg.TypesInfo
	v := info.Defs[id]
	if v == nil {
		v = info.Uses[id]
	}
	var body ast.Node
	for _, n := range path[1:] {
		if _, b := function(n); b != nil {
			body = n
		}
	}
	if v == nil || body == nil || v.Parent() == f.pkg.Types.Scope() {
		return stored
	}
	runs := inPlace
	var stack []ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if use, ok := n.(*ast.Ident); ok && info.Uses[use] == v {
			runs = max(runs, useOf(f, use, stack))
		}
		stack = append(stack, n)
		return true
	})
	return runs
}

// useOf is the fate of a function by one use of the variable that has it.
func useOf(f *file, use *ast.Ident, stack []ast.Node) fate {
	switch parent := stack[len(stack)-1].(type) {
	case *ast.CallExpr:
		runs := statement(stack[len(stack)-2])
		if parent.Fun == use {
			return runs
		}
		return max(runs, given(f, parent))
	case *ast.AssignStmt:
		if slices.Contains(parent.Lhs, ast.Expr(use)) {
			return inPlace
		}
	}
	return stored
}

// joined reports whether the function that starts a goroutine seems to wait
// for it: after the go statement it waits for something.
func joined(f *file, path []ast.Node) bool {
	var start *ast.GoStmt
	for _, n := range path {
		if g, ok := n.(*ast.GoStmt); ok {
			start = g
		}
		_, body := function(n)
		if start == nil || body == nil {
			continue
		}
		waits := false
		ast.Inspect(body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt:
				return false
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Wait" && n.Pos() > start.Pos() {
					waits = true
				}
			case *ast.UnaryExpr:
				waits = waits || n.Op == token.ARROW && n.Pos() > start.Pos() && !endOfContext(f, n.X)
			case *ast.RangeStmt:
				_, ch := typeOf(f.pkg.TypesInfo, n.X).Underlying().(*types.Chan)
				waits = waits || ch && n.Pos() > start.Pos()
			}
			return true
		})
		return waits
	}
	return false
}

// endOfContext recognises ctx.Done().
func endOfContext(f *file, e ast.Expr) bool {
	return methodOn(e, "Done", func(x ast.Expr) bool { return contextual(typeOf(f.pkg.TypesInfo, x)) })
}

// parallel reports whether a literal on a path is a parallel subtest.
func parallel(path []ast.Node) bool {
	for _, n := range path {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			continue
		}
		for _, s := range lit.Body.List {
			if es, ok := s.(*ast.ExprStmt); ok {
				if call, ok := es.X.(*ast.CallExpr); ok {
					if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Parallel" {
						return true
					}
				}
			}
		}
	}
	return false
}
