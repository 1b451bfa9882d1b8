// Package ctxchan knows the channels of a package whose every use is in view:
// made into a local variable, an unexported field or a package variable, or the
// elements of one, and only sent to, received from, closed, and given to other
// names and functions of the package that do no more. It has no facts.
package ctxchan

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Analyzer computes the *Channels of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxchan",
	Doc:        "the channels of a package, who sends to them and who receives",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer},
	ResultType: reflect.TypeFor[*Channels](),
}

// Channels are the channels of a package.
type Channels struct {
	Local  []*Chan // made into local variables; in source order
	Shared []*Chan // in unexported fields and package variables; in source order

	names map[*types.Var][]*Chan
}

// Named returns the channels that a variable may hold: the one made into it, or
// those that are given to it under other names. Where it holds some channel
// that is not known, one of them is not all that it may be.
func (cs *Channels) Named(v *types.Var) []*Chan { return cs.names[v] }

// A Chan is a channel that is made into a variable.
type Chan struct {
	Var     *types.Var
	In      *ctxindex.Func // has the variable; nil if the channel is shared
	Make    *ast.CallExpr  // the first, if there are several
	Cap     int64          // Unbounded if it is no constant, or not always the same
	Many    bool           // the variable is a slice, an array or a map: one Chan stands for all elements
	Escapes bool           // some use can't be followed: Ops may lack any
	Taken   bool           // and it may receive: it is not given to others for sending only
	Ops     []Op           // in source order of each function

	yielded map[*types.Var]bool // the results of functions by which it is returned
}

func (ch *Chan) escape() { ch.Escapes, ch.Taken = true, true }

// Unbounded is the capacity of a channel that is not known.
const Unbounded = -1

// A Kind is what an operation does.
type Kind uint8

// The operations.
const (
	Send Kind = iota
	Receive
	Range
	Close
	Measure // len, cap, a comparison
)

// An Op is one operation on a channel.
type Op struct {
	Kind   Kind
	Node   ast.Node // *ast.SendStmt, *ast.UnaryExpr, *ast.RangeStmt, *ast.CallExpr or expression
	In     *ctxindex.Func
	Clause *ast.CommClause // whose communication it is, or nil
	Select *ast.SelectStmt // of the clause
	Call   *ast.CallExpr   // of the channel's function that gave the channel on as an argument; nil if In captures it

	// The calls by which the function that Call calls gave it on, down to In.
	Way []*ast.CallExpr
}

// Calls returns the calls by which the channel came to the function of the
// operation, the outermost first; nil if it captures it.
func (op Op) Calls() []*ast.CallExpr {
	if op.Call == nil {
		return nil
	}
	return append([]*ast.CallExpr{op.Call}, op.Way...)
}

// Given returns the call that gave the channel to the function of the operation,
// nil if it captures it.
func (op Op) Given() *ast.CallExpr {
	if len(op.Way) > 0 {
		return op.Way[len(op.Way)-1]
	}
	return op.Call
}

// Of returns the operations of some kinds.
func (ch *Chan) Of(kinds ...Kind) []Op {
	var ops []Op
	for _, op := range ch.Ops {
		for _, k := range kinds {
			if op.Kind == k {
				ops = append(ops, op)
			}
		}
	}
	return ops
}

func run(pass *analysis.Pass) (any, error) {
	x := pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index)
	b := &builder{x: x, fset: pass.Fset, uses: make(map[*types.Var][]inspector.Cursor), names: make(map[*types.Var][]*Chan), unkeyed: make(map[*types.Var][]ast.Expr)}
	result := &Channels{names: b.names}
	if len(x.Funcs) == 0 {
		return result, nil
	}
	var shared []*types.Var
	var held []inspector.Cursor
	for cur := range x.Inspector.Root().Preorder((*ast.CallExpr)(nil), (*ast.Ident)(nil), (*ast.CompositeLit)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.CompositeLit:
			for i, e := range n.Elts {
				if _, keyed := e.(*ast.KeyValueExpr); keyed {
					break
				}
				if v := b.fieldAt(n, i); v != nil && holdsChan(v.Type()) {
					b.unkeyed[v] = append(b.unkeyed[v], e)
				}
			}
		case *ast.CallExpr:
			if ch := b.made(cur, n); ch != nil {
				result.Local = append(result.Local, ch)
			}
		case *ast.Ident:
			v, ok := x.Info.ObjectOf(n).(*types.Var)
			if !ok || !holdsChan(v.Type()) && !isLocalFunc(v) {
				continue
			}
			v = v.Origin()
			defined := x.Info.Defs[n] != nil
			switch {
			case b.isShared(v):
				if defined {
					shared = append(shared, v)
				}
			case v.IsField():
				continue
			case defined:
				if isMany(v.Type()) && v.Kind() == types.LocalVar {
					held = append(held, cur)
				}
				if isLocalFunc(v) {
					b.uses[v] = append(b.uses[v], cur)
				}
				continue
			}
			b.uses[v] = append(b.uses[v], cur)
		}
	}
	for _, ch := range result.Local {
		b.also(ch, ch.Var, nil, make(map[*types.Var]bool))
	}
	for _, cur := range held {
		if ch := b.held(x.Info.Defs[cur.Node().(*ast.Ident)].(*types.Var), cur); ch != nil {
			result.Local = append(result.Local, ch)
		}
	}
	result.Shared = b.shared(shared)
	return result, nil
}

type builder struct {
	x     *ctxindex.Index
	fset  *token.FileSet
	uses  map[*types.Var][]inspector.Cursor // the mentions of variables that hold channels, or functions
	names map[*types.Var][]*Chan
	// The values of fields in literals without keys.
	unkeyed map[*types.Var][]ast.Expr
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// isMany: slices, arrays and maps of channels.
func isMany(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return isChan(t.Elem())
	case *types.Array:
		return isChan(t.Elem())
	case *types.Map:
		return isChan(t.Elem())
	}
	return false
}

func holdsChan(t types.Type) bool { return isChan(t) || isMany(t) }

func isLocalFunc(v *types.Var) bool {
	_, ok := v.Type().Underlying().(*types.Signature)
	return ok && v.Kind() == types.LocalVar
}

// made returns the channel that a call makes into a local variable, or nil.
func (b *builder) made(cur inspector.Cursor, call *ast.CallExpr) *Chan {
	if b.builtin(call) != "make" || len(call.Args) == 0 || !isChan(b.x.Info.TypeOf(call)) {
		return nil
	}
	v := b.target(cur) // only where it is declared: one channel to a variable
	in := b.x.Enclosing(call)
	if v == nil || in == nil {
		return nil
	}
	return &Chan{Var: v, In: in, Make: call, Cap: b.room(call)}
}

// target returns the variable that an expression is the first value of, in the
// statement that declares the variable.
func (b *builder) target(cur inspector.Cursor) *types.Var {
	id := bound(cur)
	if id == nil {
		return nil
	}
	v, _ := b.x.Info.Defs[id].(*types.Var)
	return v
}

// bound returns the identifier that takes the value of an expression, or nil.
func bound(cur inspector.Cursor) *ast.Ident {
	k, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		if k == edge.AssignStmt_Rhs && len(n.Lhs) == len(n.Rhs) {
			id, _ := n.Lhs[i].(*ast.Ident)
			return id
		}
	case *ast.ValueSpec:
		if k == edge.ValueSpec_Values && len(n.Names) == len(n.Values) {
			return n.Names[i]
		}
	}
	return nil
}

func (b *builder) builtin(call *ast.CallExpr) string {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok || !b.x.Info.Types[call.Fun].IsBuiltin() {
		return ""
	}
	return id.Name
}
