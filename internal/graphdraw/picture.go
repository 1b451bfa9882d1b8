package graphdraw

import (
	"fmt"
	"go/token"
	"path"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// A shape says what a box stands for.
type shape uint8

const (
	function   shape = iota
	source           // callers that are not in sight
	root             // context.Background and the like
	derivation       // what ends earlier than what it is made from
	detached         // what does not end with it
	kept             // a field
	outside          // a call of another module
	merged           // several functions of a package
)

// A box is one of a picture.
type box struct {
	shape   shape
	lines   []string
	group   string // the import path of its package
	focus   bool
	endless bool
}

// A line says how an arrow is drawn.
type line uint8

const (
	solid line = iota
	dashed
	thin   // the function that makes a root
	broken // a break of the chain
)

// An arrow leads from a box to another one.
type arrow struct {
	from, to *box
	line     line
	label    string
	calls    int
}

// A picture is boxes and arrows, in an order that is the same in each run.
type picture struct {
	boxes   []*box
	arrows  []*arrow
	caption []string
}

// picturing is a picture that is being made.
type picturing struct {
	*Drawing
	picture
	ofFunc  map[*graph.Func]*box
	ofNode  map[*graph.Node]*box
	ofLeaf  map[string]*box
	arrowOf map[[2]*box]*arrow
}

func (d *Drawing) picture() *picture {
	p := &picturing{
		Drawing: d, ofFunc: map[*graph.Func]*box{}, ofNode: map[*graph.Node]*box{},
		ofLeaf: map[string]*box{}, arrowOf: map[[2]*box]*arrow{},
	}
	p.merged = d.merge()
	p.caption = []string{d.Title}
	if note := d.Merged(); note != "" {
		p.caption = append(p.caption, note)
	}
	for _, n := range d.View.Nodes {
		if d.pictured(n) {
			p.box(n)
		}
	}
	for _, n := range d.View.Nodes {
		if !d.pictured(n) {
			continue
		}
		for _, e := range p.leads(n) {
			if e.How == graph.Derives && n.Func == e.To.Func && p.folded(e.To) {
				continue // a line in the box of the function says it
			}
			p.draw(p.box(n), p.box(e.To), e)
		}
	}
	p.ties()
	for _, b := range d.Breaks() {
		p.broken(b)
	}
	d.drawn = len(p.arrows)
	return &p.picture
}

// box returns the box of a node: a parameter's is its function's, and so is that of
// a derivation which leads nowhere else.
func (p *picturing) box(n *graph.Node) *box {
	if b := p.ofNode[n]; b != nil {
		return b
	}
	b := p.newBox(n)
	p.ofNode[n] = b
	return b
}

func (p *picturing) newBox(n *graph.Node) *box {
	switch {
	case n.Source == graph.Leaf:
		return p.leaf(n)
	case n.Source != graph.NoSource:
		return p.add(&box{shape: source, lines: []string{sources[n.Source]}})
	case n.Kind == graph.Kept:
		return p.add(&box{shape: kept, lines: []string{n.Text}, group: n.Path, endless: n.Endless})
	case n.Func == nil:
		return p.add(&box{shape: root, lines: []string{made(n), p.place(n.At)}, endless: n.Endless})
	case n.Kind == graph.Given || p.merged.whole:
		return p.function(owner(n), n)
	}
	if p.folded(n) {
		return p.fold(n)
	}
	b := &box{shape: derivation, lines: []string{brief(n), p.base(n.At)}, group: n.Func.Path, focus: slices.Contains(p.Nodes, n)}
	switch n.Kind {
	case graph.Root:
		b.shape, b.endless = root, p.forever(n)
	case graph.Unknown:
		b.shape = source
	case graph.Detached:
		b.shape, b.endless = detached, p.forever(n)
	default:
		if p.Asked != Whole {
			b.lines = append(b.lines, p.waysOf(n)...)
		}
	}
	return p.add(b)
}

// base is where something is in its package.
func (p *picturing) base(at token.Position) string { return path.Base(p.place(at)) }

// waysOf is a line for each way in which a derivation ends.
func (p *picturing) waysOf(n *graph.Node) (lines []string) {
	ways, lost := p.ways(n, p.base)
	for i, way := range ways {
		if i == 0 {
			way = "ends " + way
		} else {
			way = "or " + way
		}
		lines = append(lines, way)
	}
	if lost != "" {
		lines = append(lines, strings.TrimPrefix(lost, "; "))
	}
	return lines
}

// forever reports whether a root, or what is as good as one, is handed on as it is.
func (d *Drawing) forever(n *graph.Node) bool {
	return n.Endless && slices.ContainsFunc(d.leads(n), func(e *graph.Edge) bool { return e.How != graph.Derives })
}

// owner is the function that has a node: of a literal's parameter the literal.
func owner(n *graph.Node) *graph.Func {
	if n.Lit != nil {
		return n.Lit
	}
	return n.Func
}

// folded reports whether what a function makes is a line in its box: it leads to
// nothing else that is shown, and breaks nothing.
func (d *Drawing) folded(n *graph.Node) bool {
	if d.Asked != Whole || n.Func == nil || n.Source != graph.NoSource || len(d.leads(n)) > 0 {
		return false
	}
	switch n.Kind {
	case graph.Root:
		return !slices.ContainsFunc(d.Graph.Breaks, func(b graph.Break) bool { return b.Root == n })
	case graph.Detached:
		return true
	}
	return n.Ended()
}

// fold writes it there.
func (p *picturing) fold(n *graph.Node) *box {
	b := p.function(n.Func, nil)
	if b.shape == merged {
		return b
	}
	text := brief(n)
	if !n.Ended() && n.Endless && slices.ContainsFunc(n.Out, func(e *graph.Edge) bool { return e.To.Source == graph.Leaf }) {
		text += ", never ends"
	}
	if !slices.Contains(b.lines, text) {
		b.lines = append(b.lines, text)
	}
	return b
}

// brief is how a box names what is made: how long it lasts, rather than the call.
func brief(n *graph.Node) string {
	switch n.Kind {
	case graph.Timed:
		switch {
		case n.Limit == "":
			return "deadline by " + made(n)
		case strings.Contains(n.Text, "WithDeadline"):
			return "deadline " + short(n.Limit)
		}
		return "timeout " + short(n.Limit)
	case graph.Canceled:
		if len(n.Made) > 0 {
			return made(n)
		}
		return "cancel"
	case graph.Signaled:
		return "until a signal"
	case graph.Grouped:
		return "group"
	case graph.Detached:
		return "detached"
	}
	return made(n)
}

func (p *picturing) add(b *box) *box {
	p.boxes = append(p.boxes, b)
	return b
}

// function returns the box of a function, or that of the package that it is part of.
func (p *picturing) function(f *graph.Func, n *graph.Node) *box {
	b := p.ofFunc[f]
	if b == nil {
		if m := p.merged.of[f]; m != nil {
			b = m
			if !slices.Contains(p.boxes, b) {
				p.add(b)
			}
		} else {
			b = p.add(&box{lines: []string{f.Name}, group: f.Path})
		}
		p.ofFunc[f] = b
	}
	if n != nil {
		b.endless = b.endless || n.Endless && b.shape == function
		b.focus = b.focus || slices.Contains(p.Nodes, n)
	}
	return b
}

// leaf returns the box of a call of another module: one for all calls of the same
// function in one function.
func (p *picturing) leaf(n *graph.Node) *box {
	key := n.Text
	group := ""
	if n.Func != nil {
		key, group = string(n.Func.Key)+"\x00"+n.Text, n.Func.Path
	}
	b := p.ofLeaf[key]
	if b == nil {
		b = p.add(&box{shape: outside, lines: []string{short(n.Text)}, group: group})
		p.ofLeaf[key] = b
	}
	return b
}

// arrow adds an arrow, or one more call to one that is there. What is certain, or
// breaks, is drawn rather than what is not.
func (p *picturing) arrow(from, to *box, l line, label string, call bool) {
	if from == to && (!call || from.shape == merged) {
		return
	}
	a := p.arrowOf[[2]*box{from, to}]
	if a == nil {
		a = &arrow{from: from, to: to, line: l, label: label}
		p.arrowOf[[2]*box{from, to}] = a
		p.arrows = append(p.arrows, a)
	}
	switch {
	case l == broken, l == solid && a.line == dashed:
		a.line = l
	}
	if a.label == "" {
		a.label = label
	}
	if call {
		a.calls++
	}
}

// count writes how many there are of something.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
