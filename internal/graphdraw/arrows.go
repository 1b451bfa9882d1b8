package graphdraw

import (
	"github.com/ctxlint/ctxlint/internal/graph"
)

// pictured reports whether a picture has something to show of a node.
func (d *Drawing) pictured(n *graph.Node) bool {
	switch {
	case !d.shown(n), seeThrough(n):
		return false
	case n.Source != graph.NoSource && n.Source != graph.Leaf:
		return len(d.leads(n)) > 0
	case n.Kind == graph.Unknown && n.Source == graph.NoSource:
		return len(d.leads(n)) > 0
	}
	return true
}

// seeThrough reports whether a picture shows a node only by the arrows across it.
func seeThrough(n *graph.Node) bool {
	if n.Source != graph.NoSource {
		return false
	}
	return n.Kind == graph.Valued || n.Kind == graph.Derived && !n.Ended() || n.Kind == graph.Unknown && len(n.In) > 0
}

// leads returns the edges that lead out of a node, across what is seen through.
func (d *Drawing) leads(n *graph.Node) []*graph.Edge {
	return across(n, func(e *graph.Edge) bool { return d.shown(e.To) && d.View.Shows(e) }, seeThrough)
}

// across returns the edges that lead out of a node, as far as they are followed, and those
// out of what they lead through.
func across(n *graph.Node, follows func(*graph.Edge) bool, through func(*graph.Node) bool) (out []*graph.Edge) {
	seen := map[*graph.Node]bool{}
	var add func(n *graph.Node)
	add = func(n *graph.Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, e := range n.Out {
			switch {
			case !follows(e):
			case through(e.To):
				add(e.To)
			default:
				out = append(out, e)
			}
		}
	}
	add(n)
	return out
}

// draw adds an arrow for an edge.
func (p *picturing) draw(from, to *box, e *graph.Edge) {
	l, label := solid, ""
	if e.Dynamic {
		l = dashed
	}
	if e.Go {
		label = "go"
	}
	p.arrow(from, to, l, label, e.How == graph.Passes)
}

// ties draws which functions make the roots, and what else nothing leads to.
func (p *picturing) ties() {
	for _, n := range p.View.Nodes {
		if !p.pictured(n) || n.Source != graph.NoSource || n.Func == nil || n.Kind != graph.Root && n.Kind != graph.Unknown {
			continue
		}
		if to := p.box(n); (to.shape == root || to.shape == source) && p.arrowOf[[2]*box{to, p.function(n.Func, nil)}] == nil {
			p.arrow(p.function(n.Func, nil), to, thin, "", false)
		}
	}
}

// broken draws a break: from the function that has a context to the root, through
// those between that take none.
func (p *picturing) broken(b graph.Break) {
	label := "break: " + b.Hand + " at hand"
	from := p.function(b.In, nil)
	for _, f := range b.Via {
		to := p.function(f, nil)
		p.arrow(from, to, broken, label, false)
		from, label = to, "no context"
	}
	p.arrow(from, p.box(b.Root), broken, label, false)
}
