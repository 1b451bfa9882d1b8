package graph

import (
	"cmp"
	"go/token"
	"slices"
)

// A Break is a place where a function has a context at hand, and what it calls goes
// on with a fresh root.
type Break struct {
	In   *Func // the function that has the context
	Hand string
	At   token.Position // the call
	Via  []*Func        // the functions between that take no context; empty if the call itself is given the root
	Root *Node
	To   *Node // what gets the root; nil of one that nothing is given
	Go   bool
}

// Ended reports whether a context ends by itself, whatever becomes of its parent.
func (n *Node) Ended() bool {
	switch n.Kind {
	case Canceled, Timed, Signaled, Grouped, Served:
		return true
	case Derived:
		return slices.ContainsFunc(n.Made, func(m *Node) bool { return m.Kind != Derived && m.Ended() })
	}
	return false
}

// endless finds the contexts that nothing ends: all that leads to them begins at
// roots, or where a context is detached, and no derivation on the way ends them.
// What is not known may end.
func (g *Graph) endless() {
	ends := map[*Node]bool{}
	var todo []*Node
	mark := func(n *Node) {
		if !ends[n] {
			ends[n] = true
			todo = append(todo, n)
		}
	}
	for _, n := range g.Nodes {
		switch {
		case n.Ended():
			mark(n)
		case n.Source == Commands && len(n.In) > 0: // as what the program hands in
		case n.Source != NoSource && n.Source != Leaf:
			mark(n)
		case len(n.In) == 0 && n.Kind != Root && n.Kind != Detached:
			mark(n)
		case n.Kind == Unknown && n.Source == NoSource:
			mark(n)
		}
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, e := range n.Out {
			if e.To.Kind != Detached {
				mark(e.To)
			}
		}
	}
	for _, n := range g.Nodes {
		n.Endless = !ends[n]
	}
}

// findBreaks finds where the chain breaks: at the call that is given the root, and
// at the one that leads to it through functions that take no context.
func (g *Graph) findBreaks() {
	for _, n := range g.Nodes {
		if n.Kind != Root {
			continue
		}
		for to := range g.Reach([]*Node{n}, within).all() {
			for _, e := range to.Out {
				if e.How == Passes && e.Hand != "" {
					g.Breaks = append(g.Breaks, Break{In: e.In, Hand: e.Hand, At: e.At, Root: n, To: e.To, Go: e.Go})
				}
			}
		}
	}
	for _, f := range g.Funcs {
		for _, b := range g.bare[f.Key] {
			if b.Hand != "" {
				g.breaksVia(f, b)
			}
		}
	}
	slices.SortStableFunc(g.Breaks, func(a, b Break) int {
		return cmp.Or(byPlace(a.At, b.At), byPlace(a.Root.At, b.Root.At))
	})
	g.Breaks = slices.CompactFunc(g.Breaks, func(a, b Break) bool {
		return a.At == b.At && a.Root == b.Root && a.In == b.In && slices.Equal(a.Via, b.Via)
	})
}

// within follows a context inside of the function that has it.
func within(e *Edge) bool { return e.How == Derives }

// breaksVia finds the roots that the functions which a call leads to make without a
// context of their own; of each root, the shortest way.
func (g *Graph) breaksVia(f *Func, b Bare) {
	type step struct {
		fn  *Func
		via []*Func
	}
	seen := map[*Func]bool{f: true}
	var todo []step
	add := func(to Key, via []*Func) {
		fns, _ := g.targets(to)
		for _, fn := range fns {
			if len(fn.Params) == 0 && !seen[fn] {
				seen[fn] = true
				todo = append(todo, step{fn, append(slices.Clip(via), fn)})
			}
		}
	}
	for add(b.To, nil); len(todo) > 0; {
		s := todo[0]
		todo = todo[1:]
		for _, root := range g.roots[s.fn.Key] {
			if to := g.used(root); to != nil {
				g.Breaks = append(g.Breaks, Break{In: f, Hand: b.Hand, At: b.At, Via: s.via, Root: root, To: to, Go: b.Go})
			}
		}
		for _, next := range g.bare[s.fn.Key] {
			if next.Hand == "" {
				add(next.To, s.via)
			}
		}
	}
}

// used returns what a root is handed to, or kept in, nil if it is nothing.
func (g *Graph) used(root *Node) *Node {
	for n := range g.Reach([]*Node{root}, within).all() {
		for _, e := range n.Out {
			if e.How != Derives {
				return e.To
			}
		}
	}
	return nil
}
