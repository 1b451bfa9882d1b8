package graph

import (
	"cmp"
	"slices"
)

// dispatch finds what interfaces' methods and variables that hold functions may
// be: all methods of types of the module that have the interface's methods, and all
// functions that are assigned to the variable, somewhere.
func (g *Graph) dispatch(packages []*Package) {
	add := func(from, to Key) {
		if from != to && !slices.Contains(g.answers[from], to) {
			g.answers[from] = append(g.answers[from], to)
		}
	}
	with := map[string][][]Method{}
	for _, p := range packages {
		for _, t := range p.Types {
			for _, m := range t {
				with[m.Is] = append(with[m.Is], t)
			}
		}
	}
	for _, p := range packages {
		for _, b := range p.Binds {
			add(b.Var, b.To)
		}
		for _, iface := range p.Ifaces {
			for _, t := range with[iface[0].Is] {
				has := map[string]Key{}
				for _, m := range t {
					has[m.Is] = m.Func
				}
				if slices.ContainsFunc(iface, func(m Method) bool { return has[m.Is] == "" }) {
					continue
				}
				for _, m := range iface {
					add(m.Func, has[m.Is])
				}
			}
		}
	}
}

// targets returns the functions that a call of one may run, and whether it is
// known only when the program runs.
func (g *Graph) targets(key Key) (fns []*Func, dynamic bool) {
	if f := g.funcs[key]; f != nil && !f.Abstract {
		return []*Func{f}, false
	}
	seen := map[Key]bool{}
	var follow func(k Key)
	follow = func(k Key) {
		if seen[k] {
			return
		}
		seen[k] = true
		if f := g.funcs[k]; f != nil && !f.Abstract {
			fns = append(fns, f)
			return
		}
		for _, to := range g.answers[k] {
			follow(to)
		}
	}
	follow(key)
	slices.SortStableFunc(fns, func(a, b *Func) int { return cmp.Or(cmp.Compare(a.Path, b.Path), byPlace(a.At, b.At)) })
	return fns, true
}
