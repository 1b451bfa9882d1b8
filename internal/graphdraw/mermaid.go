package graphdraw

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/ctxlint/ctxlint/internal/output"
)

// mostArrows is how many Mermaid draws unless it is told otherwise, which code hosts do
// not do.
const mostArrows = 500

// TooMany says that Mermaid will not draw what was written for it; empty if it will.
func (d *Drawing) TooMany() string {
	if d.drawn <= mostArrows {
		return ""
	}
	return fmt.Sprintf("Mermaid draws no more than %d arrows, and these are %d: ask for a function or a package, or lower -max", mostArrows, d.drawn)
}

// brackets are the shapes of boxes in Mermaid.
var brackets = map[shape][2]string{
	function: {"[", "]"}, source: {"([", "])"}, root: {"([", "])"}, derivation: {"(", ")"},
	detached: {"(", ")"}, kept: {"[(", ")]"}, outside: {">", "]"}, merged: {"[[", "]]"},
}

// classes are the styles of boxes.
var classes = map[shape]string{
	source: "source", root: "root", derivation: "derived", detached: "detached", kept: "kept", outside: "outside", merged: "merged",
}

// Mermaid writes the picture in the language of Mermaid, which code hosts draw.
func (d *Drawing) Mermaid(to io.Writer) error {
	p := d.picture()
	out := bufio.NewWriter(to)
	fmt.Fprint(out, "flowchart LR\n")
	for _, s := range p.caption {
		fmt.Fprintf(out, "  %%%% %s\n", mermaidText(s))
	}
	ids := map[*box]string{}
	for i, b := range p.boxes {
		ids[b] = fmt.Sprintf("n%d", i+1)
	}
	for i, group := range p.groups() {
		indent := "  "
		if group != "" {
			fmt.Fprintf(out, "  subgraph p%d[\"%s\"]\n", i, mermaidText(group))
			indent = "    "
		}
		for _, b := range p.boxes {
			if b.group != group {
				continue
			}
			var lines []string
			for _, s := range b.text() {
				lines = append(lines, mermaidText(s))
			}
			fmt.Fprintf(out, "%s%s%s\"%s\"%s\n", indent, ids[b], brackets[b.shape][0], strings.Join(lines, "<br/>"), brackets[b.shape][1])
		}
		if group != "" {
			fmt.Fprint(out, "  end\n")
		}
	}
	for _, a := range p.arrows {
		link := "-->"
		switch a.line {
		case dashed:
			link = "-.->"
		case thin:
			link = "---"
		case broken:
			link = "==>"
		}
		if label := a.text(); label != "" {
			link += "|\"" + mermaidText(label) + "\"|"
		}
		fmt.Fprintf(out, "  %s %s %s\n", ids[a.from], link, ids[a.to])
	}
	p.styles(out, ids)
	return out.Flush()
}

// styles colours boxes by what they are, and breaks red.
func (p *picture) styles(out io.Writer, ids map[*box]string) {
	fmt.Fprint(out, "  classDef source fill:#dfe8f7,stroke:#5b7bb0,color:#000\n"+
		"  classDef root fill:#fff2c9,stroke:#b36b00,color:#000\n"+
		"  classDef derived fill:#e3f4e1,stroke:#5c9a54,color:#000\n"+
		"  classDef detached fill:#fff2c9,stroke:#b36b00,stroke-dasharray:4,color:#000\n"+
		"  classDef kept fill:#eee,stroke:#888,color:#000\n"+
		"  classDef outside fill:#fff,stroke:#bbb,color:#000\n"+
		"  classDef merged fill:#f4f4f4,stroke:#888,color:#000\n"+
		"  classDef endless stroke:#b36b00,stroke-width:2px\n"+
		"  classDef focus stroke-width:4px\n")
	class := func(name string, is func(*box) bool) {
		var list []string
		for _, b := range p.boxes {
			if is(b) {
				list = append(list, ids[b])
			}
		}
		if len(list) > 0 {
			fmt.Fprintf(out, "  class %s %s\n", strings.Join(list, ","), name)
		}
	}
	for s := function; s <= merged; s++ {
		if classes[s] != "" {
			class(classes[s], func(b *box) bool { return b.shape == s })
		}
	}
	class("endless", func(b *box) bool { return b.endless && b.shape == function })
	class("focus", func(b *box) bool { return b.focus })
	for i, a := range p.arrows {
		if a.line == broken {
			fmt.Fprintf(out, "  linkStyle %d stroke:#c0272d\n", i)
		}
	}
}

// mermaidText writes a text so that Mermaid shows it and reads nothing in it: all
// that is neither a letter, a digit nor harmless is written as the number of the
// character.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range output.Visible(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,/:()'", r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
