package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"
)

// Effects answers what a function of the module does with a cancel function
// that it is given. It is what ctxsummary knows.
type Effects interface {
	// DropsCancel reports whether the callee certainly neither calls nor keeps
	// the argument.
	DropsCancel(call *ast.CallExpr, arg int) bool
}

// A Leak is a way on which a cancel function is not called.
type Leak struct {
	Kind LeakKind
	At   ast.Node // the return, the second assignment, or the call that drops it
}

// A LeakKind says how an obligation is lost.
type LeakKind uint8

const (
	// NoLeak: every way out discharges the duty, or it can't be followed.
	NoLeak LeakKind = iota
	// ToReturn: a way leads to a return without a call.
	ToReturn
	// Overwritten: a way leads to an assignment of the variable.
	Overwritten
	// HandedToDropper: the only use is as an argument of a call that drops it.
	HandedToDropper
	// OwnerLost: the function was stored in a struct that a way forgets.
	OwnerLost
	// NeverUsed: no statement of the function does anything with it.
	NeverUsed
)

// Leak searches the ways from a local obligation for one that ends without
// the cancel function having been called, deferred, returned, stored or handed
// on. Conditions that the obligation itself decides (cancel != nil, the error
// of the same call, the test under which it arose) are followed one way only.
func (f *Func) Leak(ob Obligation, fx Effects) Leak {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	if ob.Binding != Local || f.takesAddress(ob.Var) || f.isResult(ob.Var) {
		return Leak{}
	}
	at, ok := f.Locate(ob.Stmt)
	if !ok {
		return Leak{}
	}
	s := &search{f: f, ob: ob, fx: fx, seen: make(map[searchState]bool)}
	s.facts = f.conditionsOf(at)
	if !s.anyUse() {
		s.unused = true
	}
	leak := s.from(at.Block, at.Node+1, nil)
	switch {
	case leak.Kind == ToReturn && s.dropper != nil:
		return Leak{HandedToDropper, s.dropper}
	case leak.Kind == ToReturn && s.unused:
		return Leak{NeverUsed, leak.At}
	}
	return leak
}

func (f *Func) isResult(v *types.Var) bool {
	for i := range f.Sig.Results().Len() {
		if f.Sig.Results().At(i) == v {
			return true
		}
	}
	return false
}

type search struct {
	f       *Func
	ob      Obligation
	fx      Effects
	facts   map[string]bool // truth of conditions under which the duty arose
	seen    map[searchState]bool
	dropper ast.Node
	unused  bool
}

type searchState struct {
	block int
	owner *types.Var
}

// from follows every way from a node of a block. owner is the local struct
// that holds the cancel function by now, if any.
func (s *search) from(block, node int, owner *types.Var) Leak {
	b := s.f.CFG.Blocks[block]
	for i := node; i < len(b.Nodes); i++ {
		n := b.Nodes[i]
		if s.f.comms[n] {
			// A select lists its communications before its branches; one that
			// mentions the function may or may not happen. Be silent.
			if s.mentions(n, s.ob.Var) {
				return Leak{}
			}
			continue
		}
		if owner != nil {
			if s.usesOwner(n, owner) {
				return Leak{}
			}
		} else {
			switch use, o := s.use(n); use {
			case discharged:
				return Leak{}
			case owned:
				owner = o
			}
			if s.redefines(n) {
				return Leak{Overwritten, n}
			}
		}
		if ret, ok := n.(*ast.ReturnStmt); ok {
			if owner != nil {
				return Leak{OwnerLost, ret}
			}
			return Leak{ToReturn, ret}
		}
	}
	for i, next := range b.Succs {
		if s.infeasible(b, i) {
			continue
		}
		state := searchState{int(next.Index), owner}
		if s.seen[state] {
			continue
		}
		s.seen[state] = true
		if leak := s.from(int(next.Index), 0, owner); leak.Kind != NoLeak {
			return leak
		}
	}
	return Leak{}
}

// infeasible reports whether the i-th way out of a block contradicts what the
// obligation implies.
func (s *search) infeasible(b *cfg.Block, i int) bool {
	if len(b.Succs) != 2 || len(b.Nodes) == 0 {
		return false
	}
	cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
	if !ok || !isBool(s.f.info().TypeOf(cond)) {
		return false
	}
	truth := i == 0
	if want, ok := s.facts[types.ExprString(ast.Unparen(cond))]; ok && want != truth {
		return true
	}
	return s.contradicts(cond, truth)
}

func (s *search) contradicts(cond ast.Expr, truth bool) bool {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return false
	}
	switch {
	case b.Op == token.LAND && truth, b.Op == token.LOR && !truth:
		return s.contradicts(b.X, truth) || s.contradicts(b.Y, truth)
	case b.Op != token.NEQ && b.Op != token.EQL:
		return false
	}
	for _, p := range [][2]ast.Expr{{b.X, b.Y}, {b.Y, b.X}} {
		id, ok := ast.Unparen(p[0]).(*ast.Ident)
		if !ok || !s.f.info().Types[p[1]].IsNil() {
			continue
		}
		isNil := (b.Op == token.EQL) == truth
		switch obj := s.f.info().ObjectOf(id); {
		case obj == s.ob.Var:
			return isNil // the cancel function of a derivation is never nil
		case s.isError(obj):
			return !isNil // with an error there is nothing to cancel
		}
	}
	return false
}

// isError reports whether obj is the error that came with the cancel function.
func (s *search) isError(obj types.Object) bool {
	as, ok := s.ob.Stmt.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return false
	}
	last, ok := ast.Unparen(as.Lhs[len(as.Lhs)-1]).(*ast.Ident)
	return ok && obj != nil && s.f.info().ObjectOf(last) == obj && obj != s.ob.Var
}

// A Condition is an expression whose truth is known at a point.
type Condition struct {
	Expr  ast.Expr
	Truth bool
}

// Conditions returns what the branches on every way to a point have decided,
// in no particular order. Variables in them may have changed since.
func (f *Func) Conditions(at Point) []Condition {
	var conds []Condition
	for _, b := range f.CFG.Blocks {
		if !b.Live || len(b.Succs) != 2 || len(b.Nodes) == 0 || b.Succs[0] == b.Succs[1] {
			continue
		}
		cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
		if !ok || !isBool(f.info().TypeOf(cond)) {
			continue
		}
		for i, truth := range []bool{true, false} {
			s := b.Succs[i]
			if len(f.preds[s.Index]) == 1 && f.Dominates(Point{int(s.Index), 0}, at) {
				conds = append(conds, Condition{ast.Unparen(cond), truth})
			}
		}
	}
	return conds
}

// conditionsOf returns the conditions that certainly hold at a point, by their
// text. A later condition with the same text is taken to have the same truth:
// code that creates under a condition and cleans up under the same one is
// right far more often than not.
func (f *Func) conditionsOf(at Point) map[string]bool {
	facts := make(map[string]bool)
	for _, c := range f.Conditions(at) {
		facts[types.ExprString(c.Expr)] = c.Truth
	}
	return facts
}

// redefines reports whether a node assigns the variable anew.
func (s *search) redefines(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			if id, ok := ast.Unparen(lhs).(*ast.Ident); ok && s.f.info().ObjectOf(id) == s.ob.Var {
				return true
			}
		}
	case *ast.ValueSpec:
		for _, id := range n.Names {
			if s.f.info().ObjectOf(id) == s.ob.Var {
				return true
			}
		}
	}
	return false
}

func (s *search) mentions(n ast.Node, v *types.Var) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && s.f.info().Uses[id] == v {
			found = true
		}
		return !found
	})
	return found
}

// Drops reports whether f does nothing with a function-typed parameter but to
// compare it or hand it to code that drops it.
func (f *Func) Drops(v *types.Var, fx Effects) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	s := &search{f: f, ob: Obligation{Var: v}, fx: fx}
	return !s.anyUse()
}
