package graphdraw

import (
	"bufio"
	"fmt"
	"io"
	"slices"
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
		if text := t.call(n.Text, by, also); by.Text == "" || by.Dynamic {
			return text // it asks the context, or is a function of which nothing is known
		} else {
			return text + "  outside"
		}
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

func (t *tree) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(t.out, "\n%s:\n", title)
	for _, s := range lines {
		t.line("", "  ", s)
	}
}

// breaks lists the breaks of the chain that are in view.
func (t *tree) breaks() {
	var lines []string
	for _, b := range t.Breaks() {
		lines = append(lines, t.place(b.At)+": "+breakText(b, t.place(b.Root.At)))
	}
	t.section(fmt.Sprintf("breaks (%d)", len(lines)), lines)
}

// Breaks returns the breaks that are in view.
func (d *Drawing) Breaks() (found []graph.Break) {
	for _, b := range d.Graph.Breaks {
		if d.View.Has(b.Root) {
			found = append(found, b)
		}
	}
	return found
}

func breakText(b graph.Break, root string) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s has %s, but ", b.In.Name, b.Hand)
	target := name(b.To)
	if b.To.Kind == graph.Kept {
		target = "the field " + target
	}
	if len(b.Via) == 0 {
		fmt.Fprintf(&s, "gives %s %s", target, short(b.Root.Text))
		return s.String()
	}
	for i, f := range b.Via {
		if i > 0 {
			s.WriteString(", which ")
		}
		fmt.Fprintf(&s, "calls %s without", f.Name)
	}
	fmt.Fprintf(&s, ", which gives %s %s at %s", target, short(b.Root.Text), root)
	return s.String()
}

// endless lists where contexts that nothing ends are handed over or kept.
func (t *tree) endless() {
	var lines []string
	for _, n := range t.View.Nodes {
		if n.Source != graph.NoSource || !n.Endless || n.Kind == graph.Given || n.Kind == graph.Kept {
			continue
		}
		for _, e := range n.Out {
			if e.How == graph.Passes || e.How == graph.Keeps {
				lines = append(lines, t.place(e.At)+": "+made(n)+" goes to "+name(e.To))
			}
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	t.section(fmt.Sprintf("never ends (%d)", len(lines)), lines)
}
