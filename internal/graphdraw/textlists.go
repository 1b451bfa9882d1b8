package graphdraw

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// section writes a list below the tree, if there is something in it.
func (t *tree) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(t.out, "\n%s:\n", title)
	for _, s := range lines {
		t.line("", "  ", s)
	}
}

// breaks lists the calls that break the chain, as far as the roots are in view.
func (t *tree) breaks() {
	var lines []string
	all := t.Breaks()
	for i := 0; i < len(all); {
		near, more := all[i], 0 // of those behind one call
		for i++; i < len(all) && all[i].At == near.At && all[i].In == near.In; i++ {
			if more++; len(all[i].Via) < len(near.Via) {
				near = all[i]
			}
		}
		line := t.place(near.At) + ": " + breakText(near, t.place(near.Root.At))
		if more > 0 {
			line += fmt.Sprintf("; and %s behind that call", count(more, "more root", "more roots"))
		}
		lines = append(lines, line)
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

// breakText says what breaks at a call, and where the root is.
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
