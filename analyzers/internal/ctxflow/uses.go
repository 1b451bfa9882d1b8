package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A use says what a statement does with a cancel function.
type use uint8

const (
	unused    use = iota
	neutral       // compared with nil, assigned to _, dropped by a callee, stored where nothing reads
	owned         // stored in a local struct
	postponed     // mentioned in a deferred literal, which sees what the variable is at the end
	spawned       // mentioned in a goroutine, which sees what the variable is by then
	called        // called or deferred by the function itself
	handed        // returned, sent, stored, passed on, or called by a closure
)

// use classifies all that a node at a point does with the variable of the
// obligation. For owned it returns the struct.
func (s *search) use(n ast.Node, at Point) (use, *types.Var) {
	result, owner := unused, (*types.Var)(nil)
	s.eachUse(n, at, func(u use, o *types.Var) {
		if u > result {
			result, owner = u, o
		}
	})
	return result, owner
}

func (s *search) eachUse(n ast.Node, at Point, visit func(use, *types.Var)) {
	var stack []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		if id, ok := n.(*ast.Ident); ok && s.f.info().Uses[id] == s.ob.Var {
			visit(s.classify(stack, at))
		}
		return true
	})
}

// everyUse visits what all live statements of the function do.
func (s *search) everyUse(visit func(use)) {
	for _, b := range s.f.CFG.Blocks {
		if !b.Live {
			continue
		}
		for i, n := range b.Nodes {
			s.eachUse(n, Point{int(b.Index), i}, func(u use, _ *types.Var) { visit(u) })
		}
	}
}

// anyUse reports whether any statement of the function does more with the
// variable than to compare or drop it.
func (s *search) anyUse() bool {
	found := false
	s.everyUse(func(u use) { found = found || u >= owned })
	return found
}

// classify looks at one mention of the variable, the last of a stack of nodes.
func (s *search) classify(stack []ast.Node, at Point) (use, *types.Var) {
	u, owner := s.classifyMention(stack, at)
	if u < called {
		return u, owner
	}
	for _, n := range stack {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			continue
		}
		// The outermost literal decides when the mention counts.
		if fn := s.f.pkg.Index.FuncOf(lit); fn != nil {
			switch fn.Run {
			case ctxindex.Deferred:
				return postponed, nil
			case ctxindex.Spawned:
				return spawned, nil
			}
		}
		break
	}
	return u, owner
}

func (s *search) classifyMention(stack []ast.Node, at Point) (use, *types.Var) {
	// A mention within a literal counts if the literal can run.
	var lit *ast.FuncLit
	for j, n := range stack {
		if l, ok := n.(*ast.FuncLit); ok {
			if !s.mayRun(l, stack[:j]) {
				return neutral, nil
			}
			if lit == nil {
				lit = l
			}
		}
	}
	i := len(stack) - 2
	child := stack[len(stack)-1]
	for i >= 0 {
		paren, ok := stack[i].(*ast.ParenExpr)
		if !ok {
			break
		}
		child = paren
		i--
	}
	if i < 0 {
		return handed, nil
	}
	switch parent := stack[i].(type) {
	case *ast.BinaryExpr:
		if parent.Op == token.EQL || parent.Op == token.NEQ {
			return neutral, nil
		}
	case *ast.CallExpr:
		if parent.Fun == child {
			if lit != nil && !s.runsHere(lit) {
				return handed, nil
			}
			return called, nil
		}
		for k, arg := range parent.Args {
			if arg == child && s.fx != nil && s.fx.DropsCancel(parent, k) {
				s.dropper = parent
				return neutral, nil
			}
		}
	case *ast.AssignStmt:
		for _, lhs := range parent.Lhs {
			if lhs == child {
				return unused, nil // assigned to
			}
		}
		for k, rhs := range parent.Rhs {
			if rhs == child && len(parent.Lhs) == len(parent.Rhs) {
				return s.assigned(parent.Lhs[k], lit, at)
			}
		}
	case *ast.ValueSpec:
		for k, val := range parent.Values {
			if val == child && k < len(parent.Names) && parent.Names[k].Name == "_" {
				return neutral, nil
			}
		}
	case *ast.KeyValueExpr:
		if key, ok := parent.Key.(*ast.Ident); ok && parent.Value == child && i > 0 {
			field, _ := s.f.info().Uses[key].(*types.Var)
			return s.element(stack[:i], field, parent, lit, at)
		}
	case *ast.CompositeLit:
		for k, elt := range parent.Elts {
			if st, ok := underStruct(s.f.info().TypeOf(parent)); ok && elt == child && k < st.NumFields() {
				return s.element(stack[:i+1], st.Field(k), elt, lit, at)
			}
		}
	}
	return handed, nil
}

// assigned classifies lhs = cancel.
func (s *search) assigned(lhs ast.Expr, lit *ast.FuncLit, at Point) (use, *types.Var) {
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		if lhs.Name == "_" {
			return neutral, nil
		}
		if v, ok := s.f.info().ObjectOf(lhs).(*types.Var); ok && s.f.pkg.unread(v) {
			s.store = lhs
			return neutral, nil
		}
	case *ast.SelectorExpr:
		if field, ok := s.f.info().ObjectOf(lhs.Sel).(*types.Var); ok && s.f.pkg.unread(field) {
			s.store = lhs
			return neutral, nil
		}
		if o := s.ownStruct(lhs.X, at); o != nil && lit == nil {
			return owned, o
		}
	}
	return handed, nil
}

// element classifies T{field: cancel}. The stack ends with the composite.
func (s *search) element(stack []ast.Node, field *types.Var, elt ast.Node, lit *ast.FuncLit, at Point) (use, *types.Var) {
	if field != nil && s.f.pkg.unread(field) {
		s.store = elt
		return neutral, nil
	}
	if o := s.literalOwner(stack, at); o != nil && lit == nil {
		return owned, o
	}
	return handed, nil
}

func underStruct(t types.Type) (*types.Struct, bool) {
	if t == nil {
		return nil, false
	}
	st, ok := t.Underlying().(*types.Struct)
	return st, ok
}

// runsHere reports whether a literal runs as a part of the function: at once,
// or deferred.
func (s *search) runsHere(lit *ast.FuncLit) bool {
	fn := s.f.pkg.Index.FuncOf(lit)
	return fn != nil && (fn.Run == ctxindex.Called || fn.Run == ctxindex.Deferred)
}

// mayRun reports whether a literal can ever run. One that is assigned to a
// local variable which nothing reads cannot.
func (s *search) mayRun(lit *ast.FuncLit, around []ast.Node) bool {
	fn := s.f.pkg.Index.FuncOf(lit)
	if fn == nil || fn.Run != ctxindex.Stored || len(around) == 0 {
		return true
	}
	as, ok := around[len(around)-1].(*ast.AssignStmt)
	if !ok || len(as.Lhs) != len(as.Rhs) {
		return true
	}
	for i, rhs := range as.Rhs {
		if ast.Unparen(rhs) != lit {
			continue
		}
		id, ok := as.Lhs[i].(*ast.Ident)
		if !ok {
			return true
		}
		if id.Name == "_" {
			return false
		}
		v, ok := s.f.info().ObjectOf(id).(*types.Var)
		return !ok || !s.f.declares(v) || s.f.IsResult(v) || s.isRead(v)
	}
	return true
}

// isRead reports whether anything but an assignment to _ reads a variable.
func (s *search) isRead(v *types.Var) bool {
	read := false
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) != len(n.Rhs) {
				return !read
			}
			for i, lhs := range n.Lhs {
				if id, ok := lhs.(*ast.Ident); ok && (id.Name != "_" || !s.names(n.Rhs[i], v)) {
					read = read || s.occurs(n.Rhs[i], v)
				} else if !ok {
					read = read || s.occurs(n, v)
				}
			}
			return false
		case *ast.Ident:
			if s.f.info().Uses[n] == v {
				read = true
			}
		}
		return !read
	})
	return read
}

func (s *search) occurs(n ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && s.names(e, v) {
			found = true
		}
		return !found
	})
	return found
}

func (s *search) names(e ast.Expr, v *types.Var) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && s.f.info().Uses[id] == v
}
