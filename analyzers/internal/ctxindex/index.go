// Package ctxindex is the typed index of a package: its functions and
// literals, how each literal is run, and what each call calls. It has no
// facts, and all rules share one traversal.
package ctxindex

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/limits"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

// Analyzer computes the *Index of a package. Its flags are what the project says
// beside its code, see packages vocabulary and limits.
var Analyzer = newAnalyzer()

// Extent is the name of the flag with the thresholds.
const Extent = "extent"

func newAnalyzer() *analysis.Analyzer {
	words, long := new(vocabulary.Vocabulary), limits.Defaults()
	a := &analysis.Analyzer{
		Name:       "ctxindex",
		Doc:        "index the functions, literals and calls of a package for the rules about contexts",
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, words, long) },
		Requires:   []*analysis.Analyzer{inspect.Analyzer},
		ResultType: reflect.TypeFor[*Index](),
	}
	for _, w := range vocabulary.All() {
		a.Flags.Var(words.Flag(w), w.String(), w.Of())
	}
	a.Flags.Var(long, Extent, "how long is long")
	return a
}

// An Index is the index of one package. It does not change once built, but for
// what is found on demand, and may be asked concurrently.
type Index struct {
	Pkg       *types.Package
	Info      *types.Info
	API       *ctxapi.API
	Limits    *limits.Limits // for package ctxextent
	Inspector *inspector.Inspector
	Funcs     []*Func // in source order, a function before the literals in it
	Files     srcfile.Table

	byNode map[ast.Node]*Func
	byObj  map[*types.Func]*Func
	byPos  []*Func // Funcs by position: the files of a package come in any order

	reverse reverse
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
	Calls  []Call        // those of the body, without those of literals in it, in source order

	cursor inspector.Cursor
}

// A Call is a call, conversion or use of a built-in function.
type Call struct {
	Expr     *ast.CallExpr
	Fn       *types.Func // what [Index.Callee] says of it
	Spawned  bool        // by a go statement
	Deferred bool        // by a defer statement
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

func run(pass *analysis.Pass, words *vocabulary.Vocabulary, long *limits.Limits) (any, error) {
	x := &Index{
		Pkg:    pass.Pkg,
		Info:   pass.TypesInfo,
		API:    ctxapi.New(),
		Limits: long,
		Files:  srcfile.Files(pass),
		byNode: make(map[ast.Node]*Func),
		byObj:  make(map[*types.Func]*Func),
	}
	x.API.Vocabulary = words
	x.Inspector = pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	if srcfile.Outside(pass) {
		return x, nil
	}
	var f *Func // the innermost around the next node
	for cur := range x.Inspector.Root().Preorder((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.CallExpr)(nil)) {
		call, ok := cur.Node().(*ast.CallExpr)
		if !ok {
			f = x.add(cur)
			continue
		}
		for f != nil && f.Node.End() <= call.Pos() {
			f = f.Parent
		}
		if f != nil && f.Body.Pos() < call.Pos() {
			at, _ := cur.ParentEdge()
			f.Calls = append(f.Calls, Call{call, x.Callee(call), at == edge.GoStmt_Call, at == edge.DeferStmt_Call})
		}
	}
	x.byPos = slices.SortedFunc(slices.Values(x.Funcs), func(a, b *Func) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return x, nil
}

func (x *Index) add(cur inspector.Cursor) *Func {
	var f *Func
	switch n := cur.Node().(type) {
	case *ast.FuncDecl:
		obj, ok := x.Info.Defs[n.Name].(*types.Func)
		if !ok || n.Body == nil {
			return nil
		}
		f = &Func{Node: n, Obj: obj, Sig: obj.Signature(), Body: n.Body, cursor: cur}
		x.Funcs = append(x.Funcs, f)
		x.byNode[n], x.byObj[obj] = f, f
	case *ast.FuncLit:
		sig, ok := x.Info.TypeOf(n).(*types.Signature)
		if !ok {
			return nil
		}
		f = &Func{Node: n, Sig: sig, Body: n.Body, Parent: x.enclosing(cur.Parent()), cursor: cur}
		f.Run, f.Call, f.Arg = howRun(cur)
		if f.Parent != nil {
			f.Parent.Lits = append(f.Parent.Lits, f)
		}
		x.Funcs = append(x.Funcs, f)
		x.byNode[n] = f
	}
	return f
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

// IsTest reports whether pos lies in a test, or in what only serves tests.
func (x *Index) IsTest(pos token.Pos) bool { return x.Files.IsTest(pos) }
