package graph

import (
	"slices"
	"strings"
)

// enter adds the sources of the contexts that no call in sight hands over.
func (g *Graph) enter(packages []*Package) {
	handed := map[Key]bool{}
	var follow func(k Key)
	follow = func(k Key) {
		if !handed[k] {
			handed[k] = true
			for _, to := range g.answers[k] {
				follow(to)
			}
		}
	}
	for _, p := range packages {
		for _, k := range p.Handlers {
			follow(k)
		}
	}
	from := func(s Source, to *Node) {
		connect(&Edge{How: Enters, From: g.source(s), To: to, At: to.At})
	}
	for _, f := range g.Funcs {
		for _, p := range f.Params {
			n := g.slots[Slot{f.Key, p.Index}]
			switch {
			case f.Abstract:
			case p.Entry == Request:
				from(Requests, n)
			case p.Entry == Command:
				from(Commands, n)
			case len(n.In) > 0:
			case handed[f.Key]:
				from(Callback, n)
			case f.Exported && !internal(f.Path):
				from(Callers, n)
			default:
				from(Nobody, n)
			}
		}
	}
	for _, n := range g.Nodes {
		if n.Kind == Served && len(n.In) == 0 && n.Source == NoSource {
			from(Requests, n)
		}
	}
}

// source returns the only node of a source.
func (g *Graph) source(s Source) *Node {
	n := g.sources[s]
	if n == nil {
		n = &Node{Source: s}
		g.sources[s] = n
		g.Nodes = append(g.Nodes, n)
	}
	return n
}

// internal reports whether other modules can't import a package.
func internal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }
