// Package ctxbound answers by what else than an argument work ends with a
// context: somebody closes the connection or sets its deadline, or the request
// is given the context on its way to who sends it.
package ctxbound

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Model answers for one package.
type Model struct {
	x    *ctxindex.Index
	uses map[types.Object][]*ast.Ident // see usesOf; nil until asked for
}

// New returns the model of a package.
func New(x *ctxindex.Index) *Model { return &Model{x: x} }

// A Bound says whether what is done with a thing ends with a context.
type Bound uint8

// The bounds.
const (
	Free   Bound = iota // nothing in sight ends it
	Unsure              // it is handed on together with a context
	Ends                // it is closed, or has a deadline
)

// A thing is a variable, or a field reached from one: s.conn.
type thing struct {
	root *types.Var
	path string
}

// things returns what an expression names or is made of: conn for conn, &conn,
// conn.(T), tls.Client(conn, …), T{Conn: conn} and bufio.NewReader(conn). What a
// call returns that is given a stream wraps the stream, if it is one itself.
func (m *Model) things(e ast.Expr) []thing {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := m.x.Info.ObjectOf(e).(*types.Var); ok {
			return []thing{{v, ""}}
		}
	case *ast.SelectorExpr:
		if _, ok := m.x.Info.ObjectOf(e.Sel).(*types.Var); !ok {
			return nil
		}
		all := m.things(e.X)
		if all == nil { // a package's variable
			return m.things(e.Sel)
		}
		for i := range all {
			all[i].path += "." + e.Sel.Name
		}
		return all
	case *ast.UnaryExpr:
		return m.things(e.X)
	case *ast.StarExpr:
		return m.things(e.X)
	case *ast.TypeAssertExpr:
		return m.things(e.X)
	case *ast.KeyValueExpr:
		return m.things(e.Value)
	case *ast.CompositeLit:
		return m.streams(e.Elts)
	case *ast.CallExpr:
		all := m.streams(e.Args)
		if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && m.x.Info.Selections[sel] != nil {
			all = append(all, m.streams([]ast.Expr{sel.X})...)
		}
		return all
	}
	return nil
}

func (m *Model) streams(list []ast.Expr) []thing {
	var all []thing
	for _, e := range list {
		value := e
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			value = kv.Value
		}
		switch ast.Unparen(value).(type) {
		case *ast.CallExpr, *ast.CompositeLit:
			all = append(all, m.things(value)...)
		default:
			if ctxapi.IsStream(m.x.Info.TypeOf(value)) {
				all = append(all, m.things(value)...)
			}
		}
	}
	return all
}

// aliases returns the things of one stream in a function: what it is made of,
// and what is made of it, by the assignments of the function in any order.
func (m *Model) aliases(f *ctxindex.Func, of []thing) map[thing]bool {
	same := make(map[thing]bool)
	for _, t := range of {
		same[t] = true
	}
	if len(of) == 0 {
		return same
	}
	join := func(lhs, rhs ast.Expr) (grown bool) {
		if !ctxapi.IsStream(m.x.Info.TypeOf(lhs)) {
			return false
		}
		group := append(m.things(lhs), m.things(rhs)...)
		for _, t := range group {
			if !same[t] {
				continue
			}
			for _, t := range group {
				grown = grown || !same[t]
				same[t] = true
			}
			return grown
		}
		return false
	}
	for grown := true; grown; {
		grown = false
		ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
			var lhs, rhs []ast.Expr
			switch n := n.(type) {
			case *ast.AssignStmt:
				lhs, rhs = n.Lhs, n.Rhs
			case *ast.ValueSpec:
				for _, name := range n.Names {
					lhs = append(lhs, name)
				}
				rhs = n.Values
			}
			for i, l := range lhs {
				if len(rhs) == len(lhs) {
					grown = join(l, rhs[i]) || grown
				} else if len(rhs) == 1 {
					grown = join(l, rhs[0]) || grown
				}
			}
			return true
		})
	}
	return same
}
