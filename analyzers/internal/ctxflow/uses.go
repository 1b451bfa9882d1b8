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
	unused     use = iota
	neutral        // compared with nil, assigned to _, or dropped by a callee
	owned          // stored in a local struct
	discharged     // called, deferred, returned, sent, stored or handed on
)

// use classifies all that a node does with the variable of the obligation. For
// owned it returns the struct.
func (s *search) use(n ast.Node) (use, *types.Var) {
	result, owner := unused, (*types.Var)(nil)
	var stack []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		id, ok := n.(*ast.Ident)
		if !ok || s.f.info().Uses[id] != s.ob.Var {
			return true
		}
		u, o := s.classify(stack)
		if u > result {
			result, owner = u, o
		}
		return true
	})
	return result, owner
}

// classify looks at one mention of the variable, the last of a stack of nodes.
func (s *search) classify(stack []ast.Node) (use, *types.Var) {
	info := s.f.info()
	at := func(i int) ast.Node {
		if j := len(stack) - 1 - i; j >= 0 {
			return stack[j]
		}
		return nil
	}
	i := 1
	child := at(0)
	for {
		paren, ok := at(i).(*ast.ParenExpr)
		if !ok {
			break
		}
		child = paren
		i++
	}
	// A mention within a literal counts if the literal can run.
	for j, n := range stack[:len(stack)-1] {
		if lit, ok := n.(*ast.FuncLit); ok && !s.mayRun(lit, stack[:j]) {
			return neutral, nil
		}
	}
	switch parent := at(i).(type) {
	case *ast.BinaryExpr:
		if parent.Op == token.EQL || parent.Op == token.NEQ {
			return neutral, nil
		}
	case *ast.CallExpr:
		for k, arg := range parent.Args {
			if arg == child && s.fx != nil && s.fx.DropsCancel(parent, k) {
				s.dropper = parent
				return neutral, nil
			}
		}
	case *ast.AssignStmt:
		for k, rhs := range parent.Rhs {
			if rhs != child || len(parent.Lhs) != len(parent.Rhs) {
				continue
			}
			switch lhs := ast.Unparen(parent.Lhs[k]).(type) {
			case *ast.Ident:
				if lhs.Name == "_" {
					return neutral, nil
				}
			case *ast.SelectorExpr:
				if o := s.ownStruct(lhs.X); o != nil {
					return owned, o
				}
			}
		}
		for _, lhs := range parent.Lhs {
			if lhs == child {
				return unused, nil
			}
		}
	case *ast.ValueSpec:
		for k, val := range parent.Values {
			if val == child && k < len(parent.Names) && parent.Names[k].Name == "_" {
				return neutral, nil
			}
		}
	case *ast.KeyValueExpr:
		if o := s.literalOwner(stack[:len(stack)-i]); o != nil && parent.Value == child {
			return owned, o
		}
	}
	_ = info
	return discharged, nil
}

// literalOwner returns the local variable that a composite literal, the last
// composite of the stack, is assigned to: s := &T{cancel: cancel}.
func (s *search) literalOwner(stack []ast.Node) *types.Var {
	k := len(stack) - 2 // the composite literal
	if k < 1 {
		return nil
	}
	lit, ok := stack[k].(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var child ast.Node = lit
	if u, ok := stack[k-1].(*ast.UnaryExpr); ok && u.Op == token.AND {
		child = u
		k--
	}
	if k < 1 {
		return nil
	}
	as, ok := stack[k-1].(*ast.AssignStmt)
	if !ok || len(as.Lhs) != len(as.Rhs) {
		return nil
	}
	for i, rhs := range as.Rhs {
		if rhs == child {
			return s.ownStruct(as.Lhs[i])
		}
	}
	return nil
}

// ownStruct returns the variable that e names if it holds a struct that this
// function made itself.
func (s *search) ownStruct(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := s.f.info().ObjectOf(id).(*types.Var)
	if !ok || !s.f.declares(v) || s.f.isResult(v) || s.f.takesAddress(v) || s.f.reassigned(v) {
		return nil
	}
	if !s.madeHere(v) {
		return nil
	}
	return v
}

// madeHere reports whether v's declaration makes a new struct.
func (s *search) madeHere(v *types.Var) bool {
	made := false
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || as.Tok != token.DEFINE || len(as.Lhs) != len(as.Rhs) {
			return !made
		}
		for i, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok && s.f.info().Defs[id] == v {
				made = isNewStruct(s.f.info(), as.Rhs[i])
			}
		}
		return !made
	})
	return made
}

func isNewStruct(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		_, ok := info.TypeOf(e).Underlying().(*types.Struct)
		return ok
	case *ast.UnaryExpr:
		return e.Op == token.AND && isNewStruct(info, e.X)
	case *ast.CallExpr:
		id, ok := ast.Unparen(e.Fun).(*ast.Ident)
		return ok && info.Types[e.Fun].IsBuiltin() && id.Name == "new"
	}
	return false
}

// usesOwner reports whether a node does anything with the struct that holds
// the cancel function, other than to read or set its other fields.
func (s *search) usesOwner(n ast.Node, owner *types.Var) bool {
	used := false
	var stack []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		id, ok := n.(*ast.Ident)
		if !ok || s.f.info().Uses[id] != owner {
			return !used
		}
		if sel, ok := stack[len(stack)-2].(*ast.SelectorExpr); ok && len(stack) > 1 {
			if field, ok := s.f.info().ObjectOf(sel.Sel).(*types.Var); ok && field.IsField() {
				if _, isFunc := field.Type().Underlying().(*types.Signature); !isFunc {
					return true
				}
				if s.isStore(sel, stack) {
					return true
				}
			}
		}
		used = true
		return false
	})
	// The local variable still calls it.
	return used || s.mentions(n, s.ob.Var)
}

func (s *search) isStore(sel *ast.SelectorExpr, stack []ast.Node) bool {
	if len(stack) < 3 {
		return false
	}
	as, ok := stack[len(stack)-3].(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if lhs == ast.Expr(sel) {
			return true
		}
	}
	return false
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
		return !ok || !s.f.declares(v) || s.isRead(v)
	}
	return true
}

// isRead reports whether anything but an assignment to _ reads a variable.
func (s *search) isRead(v *types.Var) bool {
	read := false
	ast.Inspect(s.f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) == len(n.Rhs) {
				for i, lhs := range n.Lhs {
					if id, ok := lhs.(*ast.Ident); !ok || id.Name != "_" || !s.names(n.Rhs[i], v) {
						ast.Inspect(n.Rhs[i], func(m ast.Node) bool {
							if e, ok := m.(ast.Expr); ok && s.names(e, v) {
								read = true
							}
							return !read
						})
					}
				}
				return false
			}
		case *ast.Ident:
			if s.f.info().Uses[n] == v {
				read = true
			}
		}
		return !read
	})
	return read
}

func (s *search) names(e ast.Expr, v *types.Var) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && s.f.info().Uses[id] == v
}

// anyUse reports whether any statement of the function does more with the
// variable than to compare or drop it.
func (s *search) anyUse() bool {
	for _, b := range s.f.CFG.Blocks {
		if !b.Live {
			continue
		}
		for _, n := range b.Nodes {
			if u, _ := s.use(n); u >= owned {
				return true
			}
		}
	}
	return false
}
