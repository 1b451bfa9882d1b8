// Package ctxchan knows the channels of a package whose every use is in view:
// made into a local variable, an unexported field or a package variable, and
// only sent to, received from, closed and given to functions of the package
// that do no more. It has no facts.
package ctxchan

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
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
}

// A Chan is a channel that is made into a variable.
type Chan struct {
	Var     *types.Var
	In      *ctxindex.Func // has the variable; nil if the channel is shared
	Make    *ast.CallExpr  // the first, if the channel is shared
	Cap     int64          // Unbounded if it is no constant, or not always the same
	Escapes bool           // some use can't be followed: Ops may lack any
	Ops     []Op           // in source order of each function
}

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
	Call   *ast.CallExpr   // of the channel's function that gave the channel to In as an argument; nil if In captures it
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
	b := &builder{x: x, uses: make(map[*types.Var][]inspector.Cursor)}
	result := new(Channels)
	if len(x.Funcs) == 0 {
		return result, nil
	}
	var shared []*types.Var
	for cur := range x.Inspector.Root().Preorder((*ast.CallExpr)(nil), (*ast.Ident)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.CallExpr:
			if ch := b.made(cur, n); ch != nil {
				result.Local = append(result.Local, ch)
			}
		case *ast.Ident:
			v, ok := x.Info.ObjectOf(n).(*types.Var)
			if !ok || !isChan(v.Type()) {
				continue
			}
			v = v.Origin()
			switch {
			case b.isShared(v):
				if x.Info.Defs[n] != nil {
					shared = append(shared, v)
				}
			case v.IsField() || x.Info.Defs[n] != nil:
				continue
			}
			b.uses[v] = append(b.uses[v], cur)
		}
	}
	for _, ch := range result.Local {
		b.follow(ch, ch.Var, nil, make(map[*types.Var]bool))
	}
	result.Shared = b.shared(shared)
	return result, nil
}

type builder struct {
	x    *ctxindex.Index
	uses map[*types.Var][]inspector.Cursor
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// made returns the channel that a call makes into a local variable, or nil.
func (b *builder) made(cur inspector.Cursor, call *ast.CallExpr) *Chan {
	if b.builtin(call) != "make" || len(call.Args) == 0 || !isChan(b.x.Info.TypeOf(call)) {
		return nil
	}
	var id *ast.Ident
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if rhs == call && len(n.Lhs) == len(n.Rhs) {
				id, _ = n.Lhs[i].(*ast.Ident)
			}
		}
	case *ast.ValueSpec:
		for i, rhs := range n.Values {
			if rhs == call && len(n.Names) == len(n.Values) {
				id = n.Names[i]
			}
		}
	}
	if id == nil {
		return nil
	}
	v, ok := b.x.Info.Defs[id].(*types.Var) // only where it is declared: one channel to a variable
	in := b.x.Enclosing(call)
	if !ok || in == nil {
		return nil
	}
	return &Chan{Var: v, In: in, Make: call, Cap: b.room(call)}
}

func (b *builder) builtin(call *ast.CallExpr) string {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok || !b.x.Info.Types[call.Fun].IsBuiltin() {
		return ""
	}
	return id.Name
}
