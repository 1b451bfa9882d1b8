package graphdraw

import (
	"fmt"
	"slices"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// merging says which functions share a box, because there are too many of them.
type merging struct {
	of    map[*graph.Func]*box
	whole bool // whole packages do, with the contexts that they make
	count int  // of functions
}

// merge decides which functions of a package share a box: if more than Max would be
// shown, those that only hand contexts on, or give a root to other modules alone; if
// that is not enough, all.
func (d *Drawing) merge() *merging {
	m := &merging{of: map[*graph.Func]*box{}}
	fns, busy := d.functions()
	m.count = len(fns)
	if len(fns) <= d.Max {
		return m
	}
	m.apply(fns, func(f *graph.Func) bool { return !busy[f] }, "in between")
	left := map[*box]bool{}
	single := 0
	for _, f := range fns {
		if b := m.of[f]; b != nil {
			left[b] = true
		} else {
			single++
		}
	}
	if single+len(left) > d.Max {
		m.of, m.whole = map[*graph.Func]*box{}, true
		m.apply(fns, func(*graph.Func) bool { return true }, "")
		d.sums(m)
	}
	return m
}

// sums writes in the boxes of packages what their functions make and break.
func (d *Drawing) sums(m *merging) {
	roots, derived, breaks := map[*box]int{}, map[*box]int{}, map[*box]int{}
	for _, n := range d.View.Nodes {
		switch b := m.of[owner(n)]; {
		case b == nil || n.Source != graph.NoSource:
		case n.Kind == graph.Root:
			roots[b]++
		case n.Ended():
			derived[b]++
		}
	}
	for _, b := range d.Breaks() {
		breaks[m.of[b.In]]++
	}
	seen := map[*box]bool{}
	for _, b := range m.of {
		if seen[b] {
			continue
		}
		seen[b] = true
		if n := roots[b]; n > 0 {
			b.lines = append(b.lines, count(n, "root", "roots"))
		}
		if n := derived[b]; n > 0 {
			b.lines = append(b.lines, count(n, "derivation", "derivations"))
		}
		if n := breaks[b]; n > 0 {
			b.lines = append(b.lines, count(n, "break", "breaks"))
		}
	}
}

// apply makes one box for those functions of a package that may share one, if there
// are several.
func (m *merging) apply(fns []*graph.Func, may func(*graph.Func) bool, what string) {
	byPath := map[string][]*graph.Func{}
	var paths []string
	for _, f := range fns {
		if may(f) {
			if byPath[f.Path] == nil {
				paths = append(paths, f.Path)
			}
			byPath[f.Path] = append(byPath[f.Path], f)
		}
	}
	for _, path := range paths {
		group := byPath[path]
		if len(group) < 2 {
			continue
		}
		text := count(len(group), "function", "functions")
		if what != "" {
			text += " " + what
		}
		b := &box{shape: merged, lines: []string{group[0].Pkg, text}, group: path}
		for _, f := range group {
			m.of[f] = b
		}
	}
}

// functions returns the functions that a picture shows, and which of them do more
// than hand contexts on: they make or derive one, keep one, or break the chain.
func (d *Drawing) functions() (fns []*graph.Func, busy map[*graph.Func]bool) {
	busy = map[*graph.Func]bool{}
	has := map[*graph.Func]bool{}
	add := func(f *graph.Func) {
		if f != nil && !has[f] {
			has[f] = true
			fns = append(fns, f)
		}
	}
	for _, n := range d.View.Nodes {
		if n.Source != graph.NoSource || !d.pictured(n) {
			continue
		}
		add(owner(n))
		if n.Func != nil && n.Kind != graph.Given && !(n.Kind == graph.Root && d.folded(n)) || slices.Contains(d.Nodes, n) {
			busy[owner(n)] = true
		}
		for _, e := range n.Out {
			if e.How == graph.Keeps && e.In != nil {
				busy[e.In] = true
			}
		}
	}
	for _, b := range d.Breaks() {
		add(b.In)
		busy[b.In] = true
		for _, f := range b.Via {
			add(f)
			busy[f] = true
		}
	}
	return fns, busy
}

// Merged says what a picture does not show one by one; empty if it shows all.
func (d *Drawing) Merged() string {
	m := d.merged
	if m == nil {
		m = d.merge()
	}
	switch {
	case len(m.of) == 0:
		return ""
	case m.whole:
		return fmt.Sprintf("%d functions are more than %d: there is one box for each package, without what its functions make", m.count, d.Max)
	}
	return fmt.Sprintf("%d functions are more than %d: those of a package that only hand contexts on, or give roots to other modules alone, are one box", m.count, d.Max)
}
