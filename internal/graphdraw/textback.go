package graphdraw

import (
	"slices"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// back writes what a node comes from.
func (t *tree) back(n *graph.Node, prefix string) { t.origins(n, prefix, "") }

func (t *tree) origins(n *graph.Node, prefix, branch string) {
	if t.seen[n] {
		return
	}
	t.seen[n] = true
	if n.Kind == graph.Detached {
		return
	}
	in := t.predecessors(n)
	t.below(len(in), prefix, branch, func(i int, prefix, branch string) {
		p := in[i]
		text := t.arrival(p)
		if t.seen[p.from] && len(t.predecessors(p.from)) > 0 {
			text += "  (see above)"
		}
		t.line(prefix, branch, text)
		t.origins(p.from, prefix, branch)
	})
}

// arrival is the line of what a context comes from.
func (t *tree) arrival(p pred) string {
	n, by := p.from, p.by
	given := ""
	if by.How == graph.Passes && by.In != nil {
		given = by.In.Name + " gives " + short(by.Text) + t.pos(t.place(by.At))
		if by.Go {
			given += "  in a goroutine"
		}
		if by.Dynamic {
			given += "  dynamic"
		}
	}
	var what string
	switch {
	case n.Kind == graph.Given && n.Source == graph.NoSource:
		if given != "" {
			return given
		}
		return "parameter " + n.Text + " of " + name(n) + t.loc(n)
	case n.Source != graph.NoSource || n.Kind == graph.Kept:
		what = t.describe(n, nil)
	case n.Kind == graph.Root:
		what = made(n) + t.loc(n) + "  never ends"
	default:
		what = t.describe(n, by)
	}
	if given == "" {
		return what
	}
	if short(by.Text) == made(n) {
		given = by.In.Name + " gives"
		return given + " " + what
	}
	return given + ": " + what
}

// verdict says who can end the contexts that were asked about, and where they come
// from when nobody does.
func (t *tree) verdict() {
	var who, never []string
	add := func(list *[]string, text string) {
		if !slices.Contains(*list, text) {
			*list = append(*list, text)
		}
	}
	for _, n := range t.View.Nodes {
		switch ends := t.ends(n); {
		case n.Source != graph.NoSource:
			if e := sourceEnds[n.Source]; e != "" {
				add(&who, sources[n.Source]+", which "+e)
			}
		case n.Kind == graph.Unknown && n.Source == graph.NoSource:
			add(&who, made(n)+t.loc(n)+", of which nothing is known")
		case ends != "":
			add(&who, made(n)+t.loc(n)+": "+ends)
		}
	}
	for _, n := range unended(t.Nodes) {
		if n.Kind == graph.Root || n.Kind == graph.Detached {
			add(&never, made(n)+t.loc(n))
		}
	}
	t.section("who can end it", who)
	t.section("where it never ends: from there nothing on the way does", never)
}

// unended returns the nodes from which contexts get to some others without anything
// on the way that ends them.
func unended(to []*graph.Node) (found []*graph.Node) {
	seen := map[*graph.Node]bool{}
	todo := slices.Clone(to)
	for i := 0; i < len(todo); i++ {
		n := todo[i]
		if seen[n] || n.Ended() {
			continue
		}
		seen[n] = true
		found = append(found, n)
		if n.Kind == graph.Detached {
			continue
		}
		for _, e := range n.In {
			todo = append(todo, e.From)
		}
	}
	return found
}
