package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"
)

type search struct {
	f       *Func
	ob      Obligation
	fx      Effects
	seen    map[state]bool
	dropper ast.Node // a call that drops the function
	store   ast.Node // a store that nothing reads
	round   bool     // look only for ways back to the derivation
}

type state struct {
	block   int
	owner   *types.Var
	pending use
	facts   string
}

// factsAfter returns what holds just after the derivation.
func (s *search) factsAfter(at Point) facts {
	fs := s.f.forget(s.f.factsAt(at), s.f.Syntax(at))
	isNil := func(v *types.Var, truth bool) {
		fs = fs.with(fact{varKey(v.Name()+" == nil", v), truth, []types.Object{v}})
	}
	if s.ob.Binding == Local {
		isNil(s.ob.Var, false) // the cancel function of a derivation is never nil
	}
	// Nor is its context; and where a function of the program gave no stream,
	// connection or the like, it gave nothing to cancel.
	s.f.companions(s.ob, func(v *types.Var) { isNil(v, implementsError(v.Type())) })
	if err := s.f.ErrorOf(s.ob); err != nil {
		isNil(err, true) // with an error there is nothing to cancel
	}
	return fs
}

// from follows every way from a node of a block. owner is the local struct
// that holds the cancel function by now, if any. pending says that a literal
// which runs later mentions the variable: it discharges the duty, unless the
// variable is given another cancel function first.
func (s *search) from(block, node int, owner *types.Var, pending use, fs facts) Leak {
	b := s.f.CFG.Blocks[block]
	if !s.round && node == 0 && s.ended(Point{block, 0}) {
		return Leak{} // in the arm of its Done channel, say
	}
	for i := node; i < len(b.Nodes); i++ {
		n := b.Nodes[i]
		if s.f.comms[n] {
			// A select lists its communications before its branches; one that
			// mentions the function may or may not happen. Be silent.
			if s.mentions(n) || pending == spawned {
				return Leak{}
			}
			continue
		}
		if s.round && n == s.f.nodeOf(s.ob.Stmt) {
			return Leak{Kind: NextTurn, At: n}
		}
		if owner != nil {
			if s.usesOwner(n, owner) {
				return Leak{}
			}
		} else {
			switch use, o := s.use(n, Point{block, i}); use {
			case called, handed:
				return Leak{}
			case postponed, spawned:
				if s.round {
					return Leak{}
				}
				pending = use
			case owned:
				owner = o
			}
			if pending == spawned && joins(n) {
				return Leak{} // the goroutine may have called it by now
			}
			if s.redefines(n) {
				if n == s.f.nodeOf(s.ob.Stmt) {
					if pending != unused || s.managed(Point{block, i}) {
						return Leak{}
					}
					return Leak{Kind: NextTurn, At: n}
				}
				return Leak{Kind: Overwritten, At: n, Late: pending != unused}
			}
		}
		fs = s.f.update(fs, n)
		if ret, ok := n.(*ast.ReturnStmt); ok {
			switch {
			case s.round, pending != unused:
				return Leak{}
			case ret.Results == nil && s.ob.Binding == Local && s.f.IsResult(s.ob.Var):
				return Leak{}
			case s.ended(Point{block, i}):
				return Leak{}
			case owner != nil:
				return Leak{Kind: OwnerLost, At: ret}
			}
			return Leak{Kind: ToReturn, At: ret}
		}
	}
	if !s.round && s.ended(Point{block, len(b.Nodes)}) {
		return Leak{}
	}
	cond := condition(b, s.f.info())
	// What a condition decides is kept where it decides whether the function is called.
	deciding := false
	if cond != nil && s.round {
		branch, ok := b.Succs[0].Stmt.(*ast.IfStmt)
		deciding = ok && s.mentions(branch.Body)
	}
	for i, next := range b.Succs {
		if cond != nil {
			if truth, known := s.f.decide(fs, cond); known && truth != (i == 0) {
				continue
			}
		}
		after := fs
		if deciding {
			after = s.f.learn(fs, cond, i == 0)
		}
		after = s.f.enter(after, next)
		st := state{int(next.Index), owner, pending, after.String()}
		if s.seen[st] {
			continue
		}
		s.seen[st] = true
		if len(s.seen) > maxStates {
			return Leak{}
		}
		if leak := s.from(int(next.Index), 0, owner, pending, after); leak.Kind != NoLeak {
			return leak
		}
	}
	return Leak{}
}

// joins reports whether a node may wait for a goroutine: it receives, or calls
// a method Wait. In which way they know each other is not followed.
func joins(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.SelectorExpr:
			found = found || n.Sel.Name == "Wait"
		}
		return !found
	})
	return found
}

// managed reports whether the variable lives longer than a turn of the loop and
// another statement of the loop calls it: one turn starts something, another
// stops it, and which turn may do what is a matter of state.
func (s *search) managed(at Point) bool {
	as, ok := s.ob.Stmt.(*ast.AssignStmt)
	if !ok || as.Tok != token.ASSIGN {
		return false
	}
	for _, l := range s.f.nodes {
		if l.point == at || s.f.comms[l.node] || !s.f.Reaches(at, l.point) || !s.f.Reaches(l.point, at) {
			continue
		}
		if u, _ := s.use(l.node, l.point); u == called {
			return true
		}
	}
	return false
}

// nodeOf returns the node of the graph at which a statement stands.
func (f *Func) nodeOf(stmt ast.Node) ast.Node {
	if at, ok := f.Locate(stmt); ok {
		return f.Syntax(at)
	}
	return nil
}

// ended reports whether the context of the obligation, or the one that it was
// derived from, is known to have ended at a point.
func (s *search) ended(at Point) bool {
	if s.ob.Call == nil || s.ob.How.Ctx < 0 {
		return false
	}
	if s.f.deadAt(s.f.evalCall(s.ob.Call), at) != nil {
		return true
	}
	parent := s.f.parentExpr(s.ob.Call, s.ob.How)
	return parent != nil && s.f.deadAt(s.f.eval(parent), at) != nil
}

// redefines reports whether a node assigns the variable anew.
func (s *search) redefines(n ast.Node) bool {
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && s.f.info().ObjectOf(id) == s.ob.Var
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if is(lhs) {
				return true
			}
		}
	case *ast.ValueSpec:
		for _, id := range n.Names {
			if is(id) {
				return true
			}
		}
	}
	return false
}

// mentions reports whether a node mentions the variable at all.
func (s *search) mentions(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && s.f.info().Uses[id] == s.ob.Var {
			found = true
		}
		return !found
	})
	return found
}

// inEarlierLiteral reports whether a literal that control has passed when the
// duty arises may call the function: defer func() { if cancel != nil { … } }().
func (s *search) inEarlierLiteral(at Point) bool {
	if id, ok := s.ob.Target.(*ast.Ident); ok && s.f.info().Defs[id] != nil {
		return false // no literal before it can know the variable
	}
	for _, lit := range s.f.Lits {
		p, ok := s.f.Locate(lit.Node)
		if ok && p != at && s.f.Reaches(p, at) {
			if use, _ := s.use(s.f.Syntax(p), p); use >= owned {
				return true
			}
		}
	}
	return false
}
