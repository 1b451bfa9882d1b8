package driver

import "slices"

// P [p.test] is p with the files of its tests, and who imports p wants p without
// them: the go command compiles p's own files twice. We type-check p [p.test] in two
// steps, and what p's files say of its functions is asked in between, as if there were
// no tests. So p itself needs no more than the types of its declarations: its functions'
// bodies are not checked once more, and nobody has to keep what is declared in them.
// P [p.test] is called the twin of p.
//
// (A package that imports p is compiled once more as well, if a test of p imports it.
// That has no twin: what p with its tests does may make a difference to it.)

// pair gives each unit that is to be analysed in this round, and that nobody
// reports on, its twin, if that is analysed in the same round.
func (prog *program) pair(units []*unit) {
	for _, u := range units {
		v := prog.byID[u.PkgPath+" ["+u.PkgPath+".test]"]
		if u.ID != u.PkgPath || u.reported || u.started || !v.fresh() {
			continue
		}
		n := len(u.CompiledGoFiles)
		if n > 0 && n < len(v.CompiledGoFiles) && slices.Equal(v.CompiledGoFiles[:n], u.CompiledGoFiles) && !v.rests(u, map[*unit]bool{}) {
			u.twin, v.base = v, u
		}
	}
}

// fresh reports whether a unit is to be analysed in this round.
func (u *unit) fresh() bool { return u != nil && u.whole && !u.started }

// rests reports whether a unit waits for another one: it imports it, directly or not,
// or rests on what waits for its twin. A test that imports what imports the package
// does not compile, but the tests of two packages may well import the other package
// each, and only one of them can be lent what the other's tests found out.
func (u *unit) rests(on *unit, seen map[*unit]bool) bool {
	if u == on {
		return true
	}
	if seen[u] {
		return false
	}
	seen[u] = true
	if u.twin != nil && u.twin.rests(on, seen) {
		return true
	}
	return slices.ContainsFunc(u.deps, func(dep *unit) bool { return dep.inScope && dep.rests(on, seen) })
}

// meet waits for the twin of a unit. One that has nothing to lend is none: it does
// not compile, a rule failed, or its functions have no names.
func (u *unit) meet() {
	if u.twin == nil {
		return
	}
	<-u.twin.done
	if u.twin.lends == nil {
		u.twin = nil
	}
}

// bodies reports whether a unit's function bodies are to be checked.
func (u *unit) bodies() bool { return u.whole && u.twin == nil }

// take gives a unit what its twin found out. It returns nil if it has none.
func (x *executor) take(u *unit) *record {
	if u.twin == nil {
		return nil
	}
	x.recall(u, u.twin.lends)
	return &record{lent: u.twin.lends}
}

// runBase finds out what u.base, whose files are the first of u, would say of
// itself. Only they are type-checked as yet.
func (x *executor) runBase(u *unit) {
	p := *u.base.Package
	p.Fset, p.Types, p.TypesInfo = u.Fset, u.Types, u.TypesInfo
	p.Syntax = u.Syntax[:len(u.base.CompiledGoFiles)]
	rec := x.run(&unit{Package: &p, inScope: true})
	x.mu.Lock()
	for key := range rec.exported {
		delete(x.objects, key) // u has more to say of the same objects
	}
	x.mu.Unlock()
	if !rec.failed {
		u.lends, _ = rec.named()
	}
}
