// Package ctxindex is the typed index of a package: its functions and
// literals, how each literal is run, and what each call calls. It has no
// facts, and all rules share one traversal.
package ctxindex

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// Analyzer computes the *Index of a package.
var Analyzer = newAnalyzer()

// ValueOnly is the name of the flag with the functions that only read values of
// the contexts that they are given; see [ctxapi.Words].
const ValueOnly = "valueonly"

func newAnalyzer() *analysis.Analyzer {
	words := new(ctxapi.Words)
	a := &analysis.Analyzer{
		Name:       "ctxindex",
		Doc:        "index the functions, literals and calls of a package for the rules about contexts",
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, words) },
		Requires:   []*analysis.Analyzer{inspect.Analyzer},
		ResultType: reflect.TypeFor[*Index](),
	}
	a.Flags.Var(words, ValueOnly, "packages and functions that only read values of the contexts they are given")
	return a
}

// An Index is the index of one package. It does not change once built.
type Index struct {
	Pkg       *types.Package
	Info      *types.Info
	API       *ctxapi.API
	Inspector *inspector.Inspector
	Funcs     []*Func // in source order, a function before the literals in it

	byNode map[ast.Node]*Func
	byObj  map[*types.Func]*Func
}

// A Func is a declared function or method, or a function literal.
type Func struct {
	Node   ast.Node    // *ast.FuncDecl or *ast.FuncLit
	Obj    *types.Func // nil for literals
	Sig    *types.Signature
	Body   *ast.BlockStmt
	Parent *Func // the function around a literal; nil for declared functions
	Lits   []*Func
	Run    Run
	Call   *ast.CallExpr // the call that runs or receives the literal, if any
	Arg    int           // the literal's index among the arguments of Call
}

// A Run says when a function literal runs.
type Run uint8

const (
	// Declared: not a literal.
	Declared Run = iota
	// Called: invoked where it stands, func() { … }().
	Called
	// Deferred by a defer statement.
	Deferred
	// Spawned by a go statement.
	Spawned
	// Passed as an argument: [Func.Call] decides.
	Passed
	// Stored in a variable, field, result or channel.
	Stored
)

func run(pass *analysis.Pass, words *ctxapi.Words) (any, error) {
	x := &Index{
		Pkg:    pass.Pkg,
		Info:   pass.TypesInfo,
		API:    ctxapi.New(),
		byNode: make(map[ast.Node]*Func),
		byObj:  make(map[*types.Func]*Func),
	}
	x.API.ValueOnly = words
	x.Inspector = pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	if report.Outside(pass) {
		return x, nil
	}
	for cur := range x.Inspector.Root().Preorder((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		x.add(cur)
	}
	return x, nil
}

func (x *Index) add(cur inspector.Cursor) {
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		obj, ok := x.Info.Defs[n.Name].(*types.Func)
		if !ok || n.Body == nil {
			return
		}
		f := &Func{Node: n, Obj: obj, Sig: obj.Signature(), Body: n.Body}
		x.Funcs = append(x.Funcs, f)
		x.byNode[n], x.byObj[obj] = f, f
	case *ast.FuncLit:
		sig, ok := x.Info.TypeOf(n).(*types.Signature)
		if !ok {
			return
		}
		f := &Func{Node: n, Sig: sig, Body: n.Body, Parent: x.enclosing(cur.Parent())}
		f.Run, f.Call, f.Arg = howRun(cur)
		if f.Parent != nil {
			f.Parent.Lits = append(f.Parent.Lits, f)
		}
		x.Funcs = append(x.Funcs, f)
		x.byNode[n] = f
	}
}

// howRun classifies a literal by the syntax around it.
func howRun(lit inspector.Cursor) (Run, *ast.CallExpr, int) {
	cur := lit
	for {
		parent := cur.Parent()
		if _, ok := parent.Node().(*ast.ParenExpr); !ok {
			break
		}
		cur = parent
	}
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if !ok {
		return Stored, nil, 0
	}
	if call.Fun != cur.Node() {
		for i, arg := range call.Args {
			if arg == cur.Node() {
				return Passed, call, i
			}
		}
		return Stored, nil, 0
	}
	switch cur.Parent().Parent().Node().(type) {
	case *ast.DeferStmt:
		return Deferred, call, 0
	case *ast.GoStmt:
		return Spawned, call, 0
	}
	return Called, call, 0
}

func (x *Index) enclosing(cur inspector.Cursor) *Func {
	for c := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		return x.byNode[c.Node()]
	}
	return nil
}

// Enclosing returns the innermost function around a node, or nil at package
// level. A literal is not around itself.
func (x *Index) Enclosing(n ast.Node) *Func {
	cur, ok := x.Cursor(n)
	if !ok {
		return nil
	}
	return x.enclosing(cur.Parent())
}

// Cursor returns the place of a node in the syntax tree, from which its
// parents can be asked.
func (x *Index) Cursor(n ast.Node) (inspector.Cursor, bool) { return x.Inspector.Root().FindNode(n) }

// FuncOf returns the entry of a declaration or literal, or nil.
func (x *Index) FuncOf(n ast.Node) *Func { return x.byNode[n] }

// Declaration returns the entry of a function declared in this package, or nil.
func (x *Index) Declaration(obj *types.Func) *Func {
	if obj == nil {
		return nil
	}
	return x.byObj[obj.Origin()]
}

// Callee returns the function or method that a call names, nil for calls of
// function values, conversions and built-ins. Interface methods count.
func (x *Index) Callee(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(x.Info, call).(*types.Func)
	return fn
}

// Signature returns the signature that a call calls, nil for conversions and
// built-ins.
func (x *Index) Signature(call *ast.CallExpr) *types.Signature {
	tv, ok := x.Info.Types[call.Fun]
	if !ok || tv.IsType() || tv.IsBuiltin() || tv.Type == nil {
		return nil
	}
	sig, _ := tv.Type.Underlying().(*types.Signature)
	return sig
}

// Outermost returns the declared function around f, or the outermost literal
// of a package-level variable.
func (f *Func) Outermost() *Func {
	for f.Parent != nil {
		f = f.Parent
	}
	return f
}

// IsMain reports whether f is the function at whose return the process ends,
// and all its goroutines with it.
func (f *Func) IsMain() bool {
	return f.Obj != nil && f.Sig.Recv() == nil && f.Obj.Name() == "main" && f.Obj.Pkg().Name() == "main"
}
