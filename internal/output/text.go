package output

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Style says how text looks.
type Style struct {
	Dir    string // what the names of the report are relative to
	Frames bool   // show code, notes and a summary: somebody is reading
	Color  bool
	Links  bool // to the place and to the rule's page
	Width  int  // of the terminal; 0 wraps nothing
}

// Text writes findings one after the other: with frames for a person at a
// terminal, else as lines that editors and scripts can parse.
func Text(w io.Writer, r Report, s Style) error {
	out := &printer{Writer: bufio.NewWriter(w), Style: s, sources: newSources(s.Dir, r.Read)}
	for _, f := range r.Findings {
		if s.Frames {
			out.framed(f)
		} else {
			out.plain(f)
		}
	}
	if s.Frames {
		fmt.Fprintln(out, Summary(r.Findings))
	}
	return out.Flush()
}

// Error writes one failure as a line.
func Error(w io.Writer, e finding.Error) {
	message := strings.TrimRight(e.Message, "\n")
	switch {
	case e.Position != "":
		fmt.Fprintf(w, "%s: %s [package %s]\n", e.Position, message, e.Package)
	case e.Package != "":
		fmt.Fprintf(w, "package %s: %s\n", e.Package, message)
	default:
		fmt.Fprintln(w, message)
	}
}

type printer struct {
	*bufio.Writer
	Style
	sources *sources
}

func (p *printer) plain(f finding.Finding) {
	fmt.Fprintf(p, "%s:%d:%d: %s\n", Visible(f.File), f.Line, f.Column, message(f))
	for _, r := range f.Related {
		fmt.Fprintf(p, "\t%s:%d:%d: %s\n", Visible(r.File), r.Line, r.Column, Visible(r.Message))
	}
}

// message ends with the rule and category, as a directive or a flag wants them.
func message(f finding.Finding) string {
	return Visible(f.Text()) + " (" + f.Rule + "/" + f.Category + ")"
}

// SGR parameters of the parts of a finding.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "33"
	cyan   = "36"
	faint  = "2"
)

func (p *printer) paint(sgr, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}

func (p *printer) framed(f finding.Finding) {
	at := fmt.Sprintf("%s:%d:%d", Visible(f.File), f.Line, f.Column)
	text := wrap(message(f), len(at)+2, p.Width, "    ")
	rule := "(" + f.Rule + "/" + f.Category + ")"
	if head, ok := strings.CutSuffix(text, rule); ok {
		text = head + p.link(f.URL, rule)
	}
	fmt.Fprintf(p, "%s: %s\n", p.link(p.place(f.File), p.paint(bold, at)), text)
	gutter := p.frame(f)
	for _, r := range f.Related {
		at := fmt.Sprintf("%d:%d", r.Line, r.Column)
		if r.File != f.File {
			at = Visible(r.File) + ":" + at
		}
		text := wrap(Visible(r.Message), len(gutter)+len("note: ")+len(at)+2, p.Width, gutter+"      ")
		fmt.Fprintf(p, "%s%s %s: %s\n", gutter, p.paint(cyan, "note:"), p.link(p.place(r.File), at), text)
	}
	for _, fix := range f.Fixes {
		how := "-fix"
		if !fix.Safe {
			how = "-fix -unsafe"
		}
		fmt.Fprintf(p, "%s%s %s (%s)\n", gutter, p.paint(yellow, "fix:"), Visible(fix.Message), how)
	}
	fmt.Fprintln(p)
}

// frame shows the first line of the finding with its range marked, and
// returns the indentation of what follows.
func (p *printer) frame(f finding.Finding) string {
	number := strconv.Itoa(f.Line)
	gutter := strings.Repeat(" ", len(number)+2)
	line, ok := p.sources.line(f.File, f.Line)
	if !ok || f.Column > len(line)+1 {
		return gutter
	}
	end := len(line) + 1 // a range over several lines is marked to the end of its first
	if f.EndLine == f.Line {
		end = f.EndColumn
	}
	before, marked, after := cells(line, f.Column-1, end-1)
	mark := strings.Repeat("^", max(1, width(marked)))
	fmt.Fprintf(p, " %s%s%s%s\n", p.paint(faint, number+" │ "), before, p.paint(red, marked), after)
	fmt.Fprintf(p, "%s%s%s%s\n", gutter, p.paint(faint, "│ "), strings.Repeat(" ", width(before)), p.paint(red, mark))
	return gutter
}
