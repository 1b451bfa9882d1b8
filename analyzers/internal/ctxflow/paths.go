package ctxflow

import (
	"go/ast"
	"go/types"
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
	At   ast.Node // the return, the second assignment, the call or the store
	Late bool     // of Overwritten: a literal that runs later means the first function, and sees the second
}

// A LeakKind says how an obligation is lost.
type LeakKind uint8

const (
	// NoLeak: every way out discharges the duty, or it can't be followed.
	NoLeak LeakKind = iota
	// ToReturn: a way leads to a return without a call.
	ToReturn
	// Overwritten: a way leads to another assignment of the variable.
	Overwritten
	// NextTurn: a way leads around a loop to the derivation itself, which
	// overwrites the variable or declares the next turn's.
	NextTurn
	// HandedToDropper: the only use is as an argument of a call that drops it.
	HandedToDropper
	// StoredUnread: the only use is a store that no code of the package reads.
	StoredUnread
	// OwnerLost: the function was stored in a struct that a way forgets.
	OwnerLost
	// NeverUsed: no statement of the function does anything with it.
	NeverUsed
)

// maxStates bounds the search; nobody writes such functions by hand.
const maxStates = 1 << 14

// Leak searches the ways from an obligation for one that ends without the
// cancel function having been called, deferred, returned, stored or handed
// on. A condition that the way has already decided (cancel != nil, the error of
// the same call, the test under which the duty arose) is followed one way
// only, and a way that passes where the context or its parent is known to have
// ended is no leak: the duty ended with it.
func (f *Func) Leak(ob Obligation, fx Effects) Leak {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	s := &search{f: f, ob: ob, fx: fx, seen: make(map[state]bool)}
	at, ok := f.Locate(ob.Stmt)
	if !ok {
		return Leak{}
	}
	var owner *types.Var
	switch ob.Binding {
	case Local:
		if f.takesAddress(ob.Var) || s.inEarlierLiteral(at) {
			return Leak{}
		}
	case Stored:
		sel, ok := ast.Unparen(ob.Target).(*ast.SelectorExpr)
		if !ok {
			return Leak{}
		}
		if owner = s.ownStruct(sel.X, at); owner == nil {
			return Leak{}
		}
	default:
		return Leak{}
	}
	leak := s.from(at.Block, at.Node+1, owner, unused, s.factsAfter(at))
	if leak.Kind == ToReturn && !s.anyUse() {
		switch {
		case s.dropper != nil:
			return Leak{Kind: HandedToDropper, At: s.dropper}
		case s.store != nil:
			return Leak{Kind: StoredUnread, At: s.store}
		}
		return Leak{Kind: NeverUsed, At: leak.At}
	}
	return leak
}

// HandsOver reports whether some statement of the function gives the cancel
// function to another: returns, stores or passes it, or has a closure call it.
func (f *Func) HandsOver(ob Obligation, fx Effects) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	s := &search{f: f, ob: ob, fx: fx}
	found := false
	s.everyUse(func(u use) { found = found || u == owned || u == spawned || u == handed })
	return found
}

// GoesRound reports whether a way leads from a node back to the derivation, in
// another turn of a loop, on which the cancel function is not called.
func (f *Func) GoesRound(ob Obligation, from ast.Node, fx Effects) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	at, ok := f.Locate(from)
	if !ok {
		return false
	}
	s := &search{f: f, ob: ob, fx: fx, seen: make(map[state]bool), round: true}
	return s.from(at.Block, at.Node+1, nil, unused, f.factsAt(at)).Kind == NextTurn
}

// Drops reports whether f does nothing with a function-typed parameter but to
// compare it or hand it to code that drops it.
func (f *Func) Drops(v *types.Var, fx Effects) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	s := &search{f: f, ob: Obligation{Var: v}, fx: fx}
	return !s.anyUse() && s.store == nil
}

// IsResult reports whether v is a named result of f.
func (f *Func) IsResult(v *types.Var) bool {
	for i := range f.Sig.Results().Len() {
		if f.Sig.Results().At(i) == v {
			return true
		}
	}
	return false
}
