package module

import "slices"

// programs returns the packages that are part of a program of the module: no
// other module is meant to import them.
func (w *World) programs(packages []*Edges) map[string]bool {
	for _, p := range packages {
		w.imports[p.Path] = append(w.imports[p.Path], p.Imports...)
		if p.Main {
			w.mains = append(w.mains, p.Path)
		}
	}
	return w.imported(slices.Clone(w.mains)...)
}

// imported returns packages with all that they import.
func (w *World) imported(todo ...string) map[string]bool {
	all := map[string]bool{}
	for len(todo) > 0 {
		path := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !all[path] {
			all[path] = true
			todo = append(todo, w.imports[path]...)
		}
	}
	return all
}

// handed is the verdict on the claim that a program which a package is part of
// hands a framework a context that may end. What another program of the module
// hands in says nothing.
func (w *World) handed(out ID, in string) Verdict {
	life, complete := w.life(slot{out, Out})
	if life&(Call|Process) != 0 {
		for _, program := range w.mains {
			all := w.imported(program)
			if all[in] && slices.ContainsFunc(w.hands[out], func(path string) bool { return all[path] }) {
				return Proven
			}
		}
		if w.all {
			return Refuted
		}
	}
	if complete {
		return Refuted
	}
	return Open
}
