package graphdraw

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"github.com/ctxlint/ctxlint/internal/output"
)

// boxStyles are the attributes of boxes in Graphviz.
var boxStyles = map[shape]string{
	function:   `shape=box, style=filled, fillcolor="#ffffff"`,
	source:     `shape=ellipse, style=filled, fillcolor="#dfe8f7"`,
	root:       `shape=ellipse, style=filled, fillcolor="#fff2c9"`,
	derivation: `shape=box, style="rounded,filled", fillcolor="#e3f4e1"`,
	detached:   `shape=box, style="rounded,filled,dashed", fillcolor="#fff2c9"`,
	kept:       `shape=folder, style=filled, fillcolor="#eeeeee"`,
	outside:    `shape=plaintext`,
	merged:     `shape=box3d, style=filled, fillcolor="#f4f4f4"`,
}

// lineStyles are those of arrows.
var lineStyles = map[line]string{
	solid:  "",
	dashed: "style=dashed",
	thin:   `color="#999999", arrowhead=none`,
	broken: `color="#c0272d", fontcolor="#c0272d", penwidth=2`,
}

// DOT writes the picture in the language of Graphviz.
func (d *Drawing) DOT(to io.Writer) error {
	p := d.picture()
	out := bufio.NewWriter(to)
	fmt.Fprintf(out, "digraph contexts {\n\tgraph [rankdir=LR, fontname=\"Helvetica\", labelloc=t, nodesep=0.2, label=%s];\n", dotText(p.caption))
	fmt.Fprint(out, "\tnode [fontname=\"Helvetica\", fontsize=11, margin=\"0.1,0.05\"];\n\tedge [fontname=\"Helvetica\", fontsize=9];\n")
	ids := map[*box]string{}
	for i, b := range p.boxes {
		ids[b] = fmt.Sprintf("n%d", i+1)
	}
	for i, group := range p.groups() {
		indent := "\t"
		if group != "" {
			fmt.Fprintf(out, "\tsubgraph cluster_%d {\n\t\tlabel=%s; fontsize=11; color=\"#bbbbbb\";\n", i, dotText([]string{group}))
			indent = "\t\t"
		}
		for _, b := range p.boxes {
			if b.group != group {
				continue
			}
			style := boxStyles[b.shape]
			if b.endless {
				style += `, color="#b36b00"`
			}
			if b.focus {
				style += ", penwidth=3"
			}
			fmt.Fprintf(out, "%s%s [%s, label=%s];\n", indent, ids[b], style, dotText(b.text()))
		}
		if group != "" {
			fmt.Fprint(out, "\t}\n")
		}
	}
	for _, a := range p.arrows {
		style := lineStyles[a.line]
		if label := a.text(); label != "" {
			style = strings.TrimPrefix(style+", label="+dotText([]string{label}), ", ")
		}
		fmt.Fprintf(out, "\t%s -> %s [%s];\n", ids[a.from], ids[a.to], style)
	}
	fmt.Fprint(out, "}\n")
	return out.Flush()
}

// groups returns the packages that have boxes, in the order of these.
func (p *picture) groups() (groups []string) {
	seen := map[string]bool{}
	for _, b := range p.boxes {
		if !seen[b.group] {
			seen[b.group] = true
			groups = append(groups, b.group)
		}
	}
	return groups
}

// text is what a box says.
func (b *box) text() []string {
	if b.endless {
		return append(b.lines[:len(b.lines):len(b.lines)], "never ends")
	}
	return b.lines
}

// text is what is written at an arrow.
func (a *arrow) text() string {
	if a.calls > 1 {
		return strings.TrimSpace(fmt.Sprintf("%s ×%d", a.label, a.calls))
	}
	return a.label
}

// dotText quotes a label. Graphviz reads sequences with a backslash in it, and the
// entities of HTML.
func dotText(lines []string) string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	var quoted []string
	for _, s := range lines {
		quoted = append(quoted, quote.Replace(output.Visible(s)))
	}
	return `"` + strings.Join(quoted, `\n`) + `"`
}

// SVG has Graphviz draw the picture, as go tool pprof does.
func (d *Drawing) SVG(ctx context.Context, to io.Writer) error {
	dot, err := exec.LookPath("dot")
	if err != nil {
		return errors.New("svg is laid out by dot of Graphviz, which is not on the PATH: install it, or use -format dot or mermaid")
	}
	var source, drawn, complaint bytes.Buffer
	if err := d.DOT(&source); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, dot, "-Tsvg")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &source, &drawn, &complaint
	if err := cmd.Run(); err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return fmt.Errorf("dot of Graphviz: %s %w", first, err)
	}
	_, err = drawn.WriteTo(to)
	return err
}
