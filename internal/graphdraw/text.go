package graphdraw

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/ctxlint/ctxlint/internal/graph"
	"github.com/ctxlint/ctxlint/internal/output"
)

// Text writes a tree: from the roots to what they reach, or, where it is asked who
// can end a context, from that back to the roots. What was shown before is not
// opened a second time.
func (d *Drawing) Text(to io.Writer) error {
	t := &tree{Drawing: d, out: bufio.NewWriter(to), seen: map[*graph.Node]bool{}}
	t.line("", "", d.Title)
	switch d.Asked {
	case To:
		for _, n := range d.Nodes {
			t.line("", "", fmt.Sprintf("%s, parameter %s", name(n), n.Text)+t.loc(n))
			t.back(n, "")
		}
		t.verdict()
	case From:
		for _, n := range d.Nodes {
			t.node(n, nil, "", "")
		}
	default:
		t.forest()
	}
	t.breaks()
	if d.Asked != To {
		t.endless()
	}
	return t.out.Flush()
}

// A tree is one that is being written.
type tree struct {
	*Drawing
	out  *bufio.Writer
	seen map[*graph.Node]bool
}

func (t *tree) line(prefix, branch, text string) {
	fmt.Fprintln(t.out, prefix+branch+output.Visible(text))
}

func (t *tree) loc(n *graph.Node) string { return t.pos(t.place(n.At)) }

func (t *tree) pos(place string) string {
	if place == "" {
		return ""
	}
	return "  " + place
}

// forest writes the trees of all roots, then what is only reached round a cycle.
func (t *tree) forest() {
	for _, first := range []bool{true, false} {
		for _, n := range t.View.Nodes {
			if t.seen[n] || hidden(n) || !t.shown(n) || n.Source == graph.Leaf {
				continue
			}
			if first && len(t.predecessors(n)) > 0 {
				continue
			}
			if n.Kind != graph.Given && len(t.successors(n)) == 0 {
				continue // a root that only goes outside is listed below
			}
			t.node(n, nil, "", "")
		}
	}
}

// node writes a node and what it reaches. Also are more calls of the same.
func (t *tree) node(n *graph.Node, by *graph.Edge, prefix, branch string, also ...*graph.Edge) {
	next := t.together(t.successors(n))
	text := t.describe(n, by, also...)
	again := t.seen[n] && len(next) > 0
	if again {
		text += "  (see above)"
	}
	t.line(prefix, branch, text)
	if t.seen[n] {
		return
	}
	t.seen[n] = true
	t.below(len(next), prefix, branch, func(i int, prefix, branch string) {
		t.node(next[i][0].To, next[i][0], prefix, branch, next[i][1:]...)
	})
}

// together groups the calls that say the same: of one function, with the same
// argument.
func (t *tree) together(edges []*graph.Edge) (groups [][]*graph.Edge) {
	same := func(a, b *graph.Edge) bool {
		callee := a.To == b.To || a.To.Source == graph.Leaf && b.To.Source == graph.Leaf && a.To.Text == b.To.Text
		return callee && a.How == graph.Passes && b.How == graph.Passes && a.Text == b.Text && a.Go == b.Go && a.Hand == b.Hand && a.Dynamic == b.Dynamic
	}
next:
	for _, e := range edges {
		for i, g := range groups {
			if same(g[0], e) {
				groups[i] = append(g, e)
				continue next
			}
		}
		groups = append(groups, []*graph.Edge{e})
	}
	return groups
}

// places shows where calls stand: those in the file of the first by their line.
func (t *tree) places(first *graph.Edge, more []*graph.Edge) string {
	text := t.place(first.At)
	for _, e := range more {
		at := t.place(e.At)
		if e.At.Filename == first.At.Filename {
			at = at[strings.LastIndexByte(at, ':')+1:]
		}
		text += ", " + at
	}
	return text
}

// below calls f for each of some children with how their lines begin.
func (t *tree) below(count int, prefix, branch string, f func(i int, prefix, branch string)) {
	switch branch {
	case "├─ ":
		prefix += "│  "
	case "└─ ":
		prefix += "   "
	}
	for i := range count {
		if i == count-1 {
			f(i, prefix, "└─ ")
		} else {
			f(i, prefix, "├─ ")
		}
	}
}

// describe is the line of a node that an edge leads to.
func (t *tree) describe(n *graph.Node, by *graph.Edge, also ...*graph.Edge) string {
	switch {
	case n.Source == graph.Leaf:
		text := t.call(n.Text, by, also)
		if by.Text == "" || by.Dynamic {
			return text // it asks the context, or is a function of which nothing is known
		}
		return text + "  outside"
	case n.Source != graph.NoSource && by != nil && by.How == graph.Passes:
		return t.call(sources[n.Source]+" with", by, also) + t.forever(n)
	case n.Source != graph.NoSource:
		text := sources[n.Source]
		if ends := sourceEnds[n.Source]; ends != "" {
			text += ", which " + ends
		}
		return text
	case n.Kind == graph.Kept:
		text := "kept in " + n.Text
		if by != nil {
			text += t.pos(t.place(by.At))
		}
		return text + t.forever(n)
	case n.Kind == graph.Given:
		if by == nil || by.How == graph.Enters {
			return name(n) + t.loc(n) + t.forever(n)
		}
		return t.call(name(n), by, also) + t.forever(n)
	}
	text := made(n)
	if by == nil && n.Func != nil {
		text += " in " + n.Func.Name
	}
	text += t.loc(n)
	switch ends := t.ends(n); {
	case n.Kind == graph.Detached:
		text += "  detached: nothing above ends it"
	case ends != "":
		text += "  ends " + ends
	}
	return text
}

// call shows a call as the code has it.
func (t *tree) call(callee string, by *graph.Edge, also []*graph.Edge) string {
	text := callee
	if by.Text != "" {
		text += "(" + short(by.Text) + ")"
	}
	text += t.pos(t.places(by, also))
	if by.Go {
		text = "go " + text
	}
	if by.Dynamic {
		text += "  dynamic"
	}
	if by.Hand != "" {
		text += "  BREAK: " + by.Hand + " is at hand"
	}
	return text
}

func (t *tree) forever(n *graph.Node) string {
	if n.Endless {
		return "  never ends"
	}
	return ""
}
