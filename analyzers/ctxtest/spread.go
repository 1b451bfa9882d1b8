package ctxtest

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A spread follows a context through a test, by syntax and without regard to
// order: to whatever may hold it, and what may hold that.
type spread struct {
	*checker
	test  *ctxindex.Func
	uses  map[*types.Var][]inspector.Cursor
	holds map[*types.Var]bool // variables that may hold the context
	work  []*types.Var
}

func newSpread(c *checker, test *ctxindex.Func) *spread {
	s := &spread{checker: c, test: test, uses: make(map[*types.Var][]inspector.Cursor), holds: make(map[*types.Var]bool)}
	cur, ok := c.Index.Cursor(test.Node)
	if !ok {
		return s
	}
	for id := range cur.Preorder((*ast.Ident)(nil)) {
		if v, ok := c.Index.Info.Uses[id.Node().(*ast.Ident)].(*types.Var); ok {
			s.uses[v] = append(s.uses[v], id)
		}
	}
	return s
}

// outlives reports whether the context that a call makes may be used when the
// test is over, or gets to where that can't be told.
func (s *spread) outlives(call *ast.CallExpr) bool {
	cur, ok := s.Index.Cursor(call)
	if !ok || s.follow(cur, true) {
		return true
	}
	for len(s.work) > 0 {
		v := s.work[0]
		s.work = s.work[1:]
		for _, use := range s.uses[v] {
			if s.late(use) || s.follow(use, s.Index.API.IsContext(v.Type())) {
				return true
			}
		}
	}
	return false
}

// late reports whether a place is in a literal that may run when the test is
// over.
func (s *spread) late(cur inspector.Cursor) bool {
	for f := s.Index.Enclosing(cur.Node()); f != nil && f != s.test; f = f.Parent {
		if !s.inTime(f) {
			return true
		}
	}
	return false
}

// follow goes up from an expression that is the context (direct), or may hold
// it, to where its value goes. It reports whether that may outlive the test.
func (s *spread) follow(cur inspector.Cursor, direct bool) bool {
	for {
		parent := cur.Parent()
		switch p := parent.Node().(type) {
		case *ast.ParenExpr, *ast.UnaryExpr, *ast.StarExpr, *ast.IndexExpr, *ast.SliceExpr, *ast.TypeAssertExpr,
			*ast.SelectorExpr, *ast.KeyValueExpr, *ast.CompositeLit:
		case *ast.CallExpr:
			if _, spawned := parent.Parent().Node().(*ast.GoStmt); spawned || s.escapes(p, cur.Node(), direct) {
				return true
			}
			if !mayHold(s.Index.Info.TypeOf(p)) {
				return false
			}
			direct = s.Index.API.IsContext(s.Index.Info.TypeOf(p))
		case *ast.AssignStmt:
			return s.assign(p.Lhs, p.Rhs, cur.Node())
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, id := range p.Names {
				names = append(names, id)
			}
			return s.assign(names, p.Values, cur.Node())
		case *ast.RangeStmt:
			return p.X == cur.Node() && s.assign([]ast.Expr{p.Key, p.Value}, nil, nil)
		case *ast.ExprStmt, *ast.BinaryExpr, *ast.IfStmt, *ast.SwitchStmt, *ast.CaseClause, *ast.ForStmt, *ast.IncDecStmt, *ast.DeferStmt:
			return false
		default:
			return true // a result, a send, a goroutine, a type switch
		}
		cur = parent
	}
}

// escapes reports whether a call may use what it is given when the test is
// over. What else may keep it from now on is noted.
func (s *spread) escapes(call *ast.CallExpr, part ast.Node, direct bool) bool {
	if part == call.Fun {
		return false // a method of what may hold the context: its results tell
	}
	fn := s.Index.Callee(call)
	if s.Index.API.Callback(fn) == ctxapi.CallbackCleanup {
		return true
	}
	if fn == nil && s.Index.Signature(call) == nil {
		return false // a conversion, or a built-in function
	}
	known := s.keepsNothing(fn)
	for i, arg := range call.Args {
		if arg == part && direct && (fn == nil || s.Sums.Keeps(call, i)) {
			return true
		}
		t := s.Index.Info.TypeOf(arg)
		if ctxapi.IsTesting(t) && (direct || s.Sums.InModule(fn) || fn == nil) {
			return true // the callee may register a cleanup
		}
		if arg != part && !known {
			s.hold(arg)
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && !known {
		s.hold(sel.X)
	}
	return false
}

// keepsNothing reports whether a function leaves what it is given in nothing but
// its results, as those of the standard library do.
func (s *spread) keepsNothing(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || s.Sums.InModule(fn) {
		return false
	}
	return ctxapi.InStd(fn.Pkg())
}

// assign notes the variables that may hold a context from now on. It reports
// whether something else may.
func (s *spread) assign(lhs, rhs []ast.Expr, from ast.Node) bool {
	for i, e := range lhs {
		if len(lhs) == len(rhs) && rhs[i] != from {
			continue
		}
		if e == nil || !mayHold(s.Index.Info.TypeOf(e)) {
			continue
		}
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := s.Index.Info.ObjectOf(id).(*types.Var)
		if !ok {
			continue // the blank identifier
		}
		if v.Pos() < s.test.Node.Pos() || s.test.Node.End() < v.Pos() {
			return true // a variable that others share
		}
		s.note(v)
	}
	return false
}

func (s *spread) note(v *types.Var) {
	if !s.holds[v] {
		s.holds[v] = true
		s.work = append(s.work, v)
	}
}

// hold notes the variable that an expression is about, if it could hold a
// context.
func (s *spread) hold(e ast.Expr) {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = x.X
		case *ast.UnaryExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.Ident:
			v, ok := s.Index.Info.Uses[x].(*types.Var)
			if ok && !v.IsField() && !ctxapi.IsTesting(v.Type()) && mayHold(v.Type()) {
				s.note(v)
			}
			return
		default:
			return
		}
	}
}

// mayHold reports whether a value of type t could keep a context.
func mayHold(t types.Type) bool { return t != nil && !ctxapi.IsError(t) && ctxapi.CanHold(t) }
