package ctxflow

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// DeadAtDefer returns the values that are dead when a deferred call of f runs,
// on every way from the defer statement to the end of the function, or because
// a cancel that was deferred after it has run before it: deferred calls run
// last in, first out. The arguments of the call itself were evaluated at the
// defer statement; only the call sees the values dead.
func (f *Func) DeadAtDefer(d *ast.DeferStmt) []Death {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.deadAtDefer(d)
}

func (f *Func) deadAtDefer(d *ast.DeferStmt) []Death {
	at, ok := f.Locate(d)
	if !ok {
		return nil
	}
	dead := f.deadAtExits(at)
	for _, c := range f.deferredCancels() {
		if p, ok := f.Locate(c.Node); ok && p != at && f.Reaches(at, p) && !f.Reaches(p, at) {
			dead = append(dead, c)
		}
	}
	return dead
}

// deadAtExits returns what is dead at each return that control can come to
// from a point.
func (f *Func) deadAtExits(at Point) []Death {
	l := f.lifetimes()
	var state bitset
	var exit Point
	for _, e := range f.Exits() {
		if !f.Reaches(at, e) && at != e || l.in[e.Block] == nil {
			continue
		}
		s := f.stateAt(Point{e.Block, e.Node + 1})
		if state == nil {
			state = s
		} else {
			state.intersect(s)
		}
		exit = e
	}
	var dead []Death
	state.all(func(id int) {
		for i := range l.deaths {
			if d := l.deaths[i]; d.Value.ID == id {
				if n := f.nearest(d.Value, exit); n != nil {
					dead = append(dead, *n)
				}
				break
			}
		}
	})
	return dead
}

// DeferredBefore returns what deferred calls end whose defer statements lie on
// every way to a point.
func (f *Func) DeferredBefore(p Point) []Death {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	var deaths []Death
	for _, d := range f.deferredCancels() {
		if at, ok := f.Locate(d.Node); ok && at != p && f.Dominates(at, p) {
			deaths = append(deaths, d)
		}
	}
	return deaths
}

// deferredCancels returns the contexts that deferred calls end: defer cancel(),
// and deferred literals whose body calls cancel whatever happens.
func (f *Func) deferredCancels() []Death {
	if f.deferred != nil {
		return *f.deferred
	}
	deaths := []Death{}
	f.deferred = &deaths
	for _, l := range f.nodes {
		d, ok := l.node.(*ast.DeferStmt)
		if !ok {
			continue
		}
		if v := f.cancels(d.Call); v != nil {
			deaths = append(deaths, Death{v, DeferOrder, d})
			continue
		}
		if lit, ok := ast.Unparen(d.Call.Fun).(*ast.FuncLit); ok {
			if inner := f.pkg.Index.FuncOf(lit); inner != nil && inner.Run == ctxindex.Deferred {
				for _, v := range f.pkg.of(inner).alwaysCancels() {
					deaths = append(deaths, Death{v, DeferOrder, d})
				}
			}
		}
	}
	f.deferred = &deaths
	return deaths
}

// alwaysCancels returns the contexts that the top-level statements of f's body
// cancel.
func (f *Func) alwaysCancels() []*Value {
	var values []*Value
	for _, s := range f.Body.List {
		e, ok := s.(*ast.ExprStmt)
		if !ok {
			continue
		}
		if call, ok := e.X.(*ast.CallExpr); ok {
			if v := f.cancels(call); v != nil && !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	return values
}

// Kills returns the event among deaths that makes v dead, or nil: v's own, or
// that of a value that it derives from.
func Kills(deaths []Death, v *Value) *Death { return v.Killer()(deaths) }

// Killer returns [Kills] for one value, to be asked about several lists.
func (v *Value) Killer() func(deaths []Death) *Death {
	// Most deaths have nothing to do with the value, and a function that derives
	// in many places has many of them.
	above := make(map[*Value]bool)
	var climb func(*Value)
	climb = func(v *Value) {
		if !above[v] {
			above[v] = true
			for _, p := range v.Parents {
				climb(p)
			}
		}
	}
	climb(v)
	return func(deaths []Death) *Death {
		for i := range deaths {
			d := &deaths[i]
			if above[d.Value] && v.EndsWith(d.Value) {
				return d
			}
		}
		return nil
	}
}

// ends reports whether v ends with its parent, for certain. What a function of
// unknown body returns may as well be detached from what it was given.
func (v *Value) ends() bool { return v.Op == Accessed || v.Op == Bound || v.How.Known }

// EndsWith reports whether v is certainly done once w is: on every path it is w,
// or derived from it by what is known to hand the end on. It is false across
// WithoutCancel, and for what a function of unknown body returns.
func (v *Value) EndsWith(w *Value) bool { return v.EndsWithAny(func(o *Value) bool { return o == w }) }

// EndsWithAny is EndsWith for whichever value is ok.
func (v *Value) EndsWithAny(ok func(*Value) bool) bool {
	return v.endsWith(ok, make(map[*Value]bool))
}

func (v *Value) endsWith(ok func(*Value) bool, seen map[*Value]bool) bool {
	// A value met again on a cycle through a loop decides nothing.
	if ok(v) || seen[v] {
		return true
	}
	seen[v] = true
	switch v.Op {
	case Derived, Carrier, Bound, Accessed:
		if !v.ends() {
			return false
		}
		for _, p := range v.Parents {
			if p.endsWith(ok, seen) {
				return true
			}
		}
	case Phi:
		for _, p := range v.Parents {
			if !p.endsWith(ok, seen) {
				return false
			}
		}
		return len(v.Parents) > 0
	}
	return false
}
