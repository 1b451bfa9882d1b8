package graph

import (
	"fmt"
	"iter"
	"slices"
)

// A View is a part of a graph.
type View struct {
	Nodes []*Node // in the order of the graph, or of the search
	has   map[*Node]bool
	up    map[*Node]bool // what was reached before any call, see From
}

// Has reports whether a node is in view.
func (v *View) Has(n *Node) bool { return v.has[n] }

// Shows reports whether an edge is in view: both of its ends are, and it is no way back
// from a function to callers that did not come there.
func (v *View) Shows(e *Edge) bool {
	return v.has[e.From] && v.has[e.To] && (e.How != Returns || v.up[e.From] || slices.Contains(e.To.In, e))
}

func (v *View) all() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, n := range v.Nodes {
			if !yield(n) {
				return
			}
		}
	}
}

// ordered puts the nodes of a view in the order of the graph.
func (g *Graph) ordered(has map[*Node]bool) *View {
	v := &View{has: has}
	for _, n := range g.Nodes {
		if has[n] {
			v.Nodes = append(v.Nodes, n)
		}
	}
	return v
}

// All is the whole graph.
func (g *Graph) All() *View {
	has := map[*Node]bool{}
	for _, n := range g.Nodes {
		has[n] = true
	}
	return g.ordered(has)
}

// Reach returns what contexts flow into, over the edges that follow allows.
func (g *Graph) Reach(from []*Node, follow func(*Edge) bool) *View {
	has := map[*Node]bool{}
	v := &View{has: has}
	for _, n := range from {
		if !has[n] {
			has[n] = true
			v.Nodes = append(v.Nodes, n)
		}
	}
	for i := 0; i < len(v.Nodes); i++ {
		for _, e := range v.Nodes[i].Out {
			if !has[e.To] && follow(e) {
				has[e.To] = true
				v.Nodes = append(v.Nodes, e.To)
			}
		}
	}
	return v
}

// From is all that contexts reach, and that ends when they do: not where one is
// detached. A function that makes one gives it to all its callers; but what a caller
// gave it comes back to that caller alone, as what the call makes. So ways back are
// followed only as long as no call has been.
func (g *Graph) From(nodes []*Node) *View {
	up, has := map[*Node]bool{}, map[*Node]bool{}
	type step struct {
		n  *Node
		up bool
	}
	var todo []step
	visit := func(n *Node, high bool) {
		if high && !up[n] || !has[n] {
			has[n] = true
			up[n] = up[n] || high
			todo = append(todo, step{n, high})
		}
	}
	for _, n := range nodes {
		visit(n, true)
	}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, e := range s.n.Out {
			switch {
			case e.To.Kind == Detached:
			case e.How == Returns && !s.up && !slices.Contains(e.To.In, e):
			default:
				visit(e.To, (s.up || e.How == Keeps) && e.How != Passes)
			}
		}
	}
	v := g.ordered(has)
	v.up = up
	return v
}

// To is all that contexts are made from, as far as its end would be felt: back to the
// roots, or to where one is detached.
func (g *Graph) To(nodes []*Node) *View {
	has := map[*Node]bool{}
	todo := append([]*Node(nil), nodes...)
	for _, n := range nodes {
		has[n] = true
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n.Kind == Detached {
			continue
		}
		for _, e := range n.In {
			if !has[e.From] {
				has[e.From] = true
				todo = append(todo, e.From)
			}
		}
	}
	return g.ordered(has)
}

// Through is what leads to the contexts of a function, and what they reach, those
// that it makes itself among them.
func (g *Graph) Through(f *Func) *View {
	var own []*Node
	for _, n := range g.Nodes {
		if n.Func == f && n.Source == NoSource {
			own = append(own, n)
		}
	}
	has, down := g.To(own).has, g.From(own)
	for n := range down.has {
		has[n] = true
	}
	v := g.ordered(has)
	v.up = down.up
	return v
}

// Package is the contexts of the functions of a package, and what is one step away.
func (g *Graph) Package(path string) *View {
	has := map[*Node]bool{}
	for _, n := range g.Nodes {
		if n.Func == nil || n.Func.Path != path {
			continue
		}
		has[n] = true
		for _, e := range n.In {
			has[e.From] = true
		}
		for _, e := range n.Out {
			has[e.To] = true
		}
	}
	return g.ordered(has)
}

// Parameters returns the contexts that a function is given: those of its own
// parameters, or of all implementations of a method of an interface.
func (g *Graph) Parameters(f *Func) []*Node {
	var nodes []*Node
	fns := []*Func{f}
	if f.Abstract {
		if impls, _ := g.targets(f.Key); len(impls) > 0 {
			fns = impls
		}
	}
	for _, f := range fns {
		for _, p := range f.Params {
			nodes = append(nodes, g.slots[Slot{f.Key, p.Index}])
		}
	}
	return nodes
}

// Made returns the contexts that are made on a line of a file, roots among them. The
// error says where the nearest are.
func (g *Graph) Made(file string, line int, name string) ([]*Node, error) {
	var found []*Node
	nearest, distance, known := 0, 1<<30, false
	for _, f := range g.Funcs {
		known = known || f.At.Filename == file
	}
	for _, n := range g.Nodes {
		if n.At.Filename != file || n.Source != NoSource || n.Kind == Given || n.Kind == Kept || n.Kind == Unknown {
			continue
		}
		if n.At.Line == line {
			found = append(found, n)
		}
		if d := max(n.At.Line-line, line-n.At.Line); d < distance {
			nearest, distance = n.At.Line, d
		}
	}
	// A root that only is the parent of another one here is not what is meant.
	found = slices.DeleteFunc(found, func(n *Node) bool {
		return len(n.Out) > 0 && !slices.ContainsFunc(n.Out, func(e *Edge) bool { return e.How != Derives || !slices.Contains(found, e.To) })
	})
	switch {
	case len(found) > 0:
		return found, nil
	case nearest > 0:
		return nil, fmt.Errorf("no context is made or derived at %s:%d; the nearest is at line %d", name, line, nearest)
	case known:
		return nil, fmt.Errorf("no context is made or derived in %s", name)
	}
	return nil, fmt.Errorf("%s is no file of the module with functions, as this platform and these tags see it", name)
}
