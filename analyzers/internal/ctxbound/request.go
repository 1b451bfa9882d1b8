package ctxbound

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Fate is what becomes of a request: any of these, over all ways that it goes.
type Fate uint8

const (
	// Sent: it goes as it is to what returns a response.
	Sent Fate = 1 << iota
	// Tied: it is given a context on the way, or goes on together with one, or is
	// served within the process.
	Tied
	// Lost: it goes where it cannot be followed.
	Lost
)

// Request follows a request from the call that makes it to its sinks. One that
// has no fate is written or dumped at most, and nobody asks its context.
func (m *Model) Request(made *ast.CallExpr) Fate { return m.Course(made).Fate }

// A Course is where a request goes.
type Course struct {
	Fate  Fate
	Tied  ast.Node        // where it is first given a context, or goes on together with one; nil if it is not Tied
	Sends []*ast.CallExpr // what sends it
}

// Course is Request with the places.
func (m *Model) Course(made *ast.CallExpr) Course {
	cur, ok := m.x.Cursor(made)
	if !ok {
		return Course{Fate: Lost}
	}
	f := &follower{Model: m, seen: make(map[types.Object]bool)}
	f.course.Fate = f.value(cur, 0)
	return f.course
}

type follower struct {
	*Model
	seen   map[types.Object]bool
	course Course
}

// tie notes where a request is tied to a context.
func (m *follower) tie(at ast.Node) Fate {
	if m.course.Tied == nil || at.Pos() < m.course.Tied.Pos() {
		m.course.Tied = at
	}
	return Tied
}

// value says what becomes of the value of the expression at cur; result is which
// one it is of a call's results.
func (m *follower) value(cur inspector.Cursor, result int) Fate {
	child := cur
	for cur = cur.Parent(); ; child, cur = cur, cur.Parent() {
		switch n := cur.Node().(type) {
		case *ast.ParenExpr, *ast.UnaryExpr, *ast.StarExpr, *ast.TypeAssertExpr:
			continue
		case *ast.AssignStmt:
			return m.assigned(n.Lhs, n.Rhs, child.Node(), result)
		case *ast.ValueSpec:
			var lhs []ast.Expr
			for _, name := range n.Names {
				lhs = append(lhs, name)
			}
			return m.assigned(lhs, n.Values, child.Node(), result)
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && n.Value == child.Node() {
				return m.object(m.x.Info.Uses[id])
			}
			return Lost
		case *ast.SelectorExpr:
			return m.selected(cur, n)
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if arg == child.Node() {
					return m.argument(n, i)
				}
			}
			return Lost
		case *ast.BinaryExpr, *ast.ExprStmt:
			return 0 // a comparison
		}
		return Lost
	}
}

// assigned follows a value into what it is assigned to.
func (m *follower) assigned(lhs, rhs []ast.Expr, value ast.Node, result int) Fate {
	for i, e := range rhs {
		if e != value {
			continue
		}
		if len(lhs) != len(rhs) {
			i = result
		}
		if i >= len(lhs) || ctxindex.IsBlank(lhs[i]) {
			return 0
		}
		switch l := ast.Unparen(lhs[i]).(type) {
		case *ast.Ident:
			return m.object(m.x.Info.ObjectOf(l))
		case *ast.SelectorExpr:
			return m.object(m.x.Info.ObjectOf(l.Sel))
		}
		return Lost
	}
	// Have: it stands on the left, and another one takes its place.
	for i, e := range lhs {
		if e == value && i < len(rhs) {
			if call, ok := ast.Unparen(rhs[i]).(*ast.CallExpr); ok && m.givesContext(call) {
				return m.tie(call)
			}
		}
	}
	return 0
}

// object says what becomes of the value of a variable, or of a field that only
// this package sees.
func (m *follower) object(obj types.Object) Fate {
	v, ok := obj.(*types.Var)
	if !ok || v.Pkg() != m.x.Pkg || v.IsField() && v.Exported() || !ctxapi.IsHTTPRequest(v.Type()) {
		return Lost
	}
	if m.seen[v] {
		return 0
	}
	m.seen[v] = true
	var fate Fate
	for _, id := range m.usesOf(v) {
		cur, ok := m.x.Cursor(id)
		if !ok {
			return Lost
		}
		if sel, ok := cur.Parent().Node().(*ast.SelectorExpr); ok && sel.Sel == id {
			cur = cur.Parent()
		}
		fate |= m.value(cur, 0)
	}
	return fate
}

// usesOf returns where the package names a variable or field.
func (m *Model) usesOf(v *types.Var) []*ast.Ident {
	if m.uses == nil {
		m.uses = make(map[types.Object][]*ast.Ident)
		for id, obj := range m.x.Info.Uses {
			if v, ok := obj.(*types.Var); ok && ctxapi.IsHTTPRequest(v.Type()) {
				m.uses[v] = append(m.uses[v], id)
			}
		}
	}
	return m.uses[v]
}

// selected says what a method of the request, or the use of a field, is for.
func (m *follower) selected(cur inspector.Cursor, sel *ast.SelectorExpr) Fate {
	call, ok := cur.Parent().Node().(*ast.CallExpr)
	if ok && ast.Unparen(call.Fun) == sel && m.givesContext(call) {
		return m.tie(call) // WithContext, Clone
	}
	return 0
}

func (m *Model) givesContext(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if m.x.API.IsContext(m.x.Info.TypeOf(arg)) {
			return true
		}
	}
	return false
}

// argument says what a call does with the request that it is given.
func (m *follower) argument(call *ast.CallExpr, arg int) Fate {
	fn := m.x.Callee(call)
	decl := m.x.Declaration(fn)
	switch {
	case m.x.API.ReadsRequest(fn):
		return 0
	case fn != nil && fn.Name() == "ServeHTTP":
		return m.tie(call)
	case decl != nil && arg < decl.Sig.Params().Len() && !decl.Sig.Variadic():
		return m.object(decl.Sig.Params().At(arg)) | m.handedBack(call)
	case m.givesContext(call):
		return m.tie(call)
	}
	if sig := m.x.Signature(call); sig != nil && ctxapi.SendsRequest(sig) {
		m.course.Sends = append(m.course.Sends, call)
		return Sent
	}
	return Lost
}

// handedBack follows the request out of a call that returns one.
func (m *follower) handedBack(call *ast.CallExpr) Fate {
	sig := m.x.Signature(call)
	for i := range sig.Results().Len() {
		if ctxapi.IsHTTPRequest(sig.Results().At(i).Type()) {
			if cur, ok := m.x.Cursor(call); ok {
				return m.value(cur, i)
			}
		}
	}
	return 0
}
