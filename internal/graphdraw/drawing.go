// Package graphdraw shows a part of a graph of contexts: as a tree in text, or as a
// picture for Graphviz or Mermaid.
package graphdraw

import (
	"go/token"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// A Question is what is asked of a graph.
type Question uint8

// The questions.
const (
	Whole Question = iota // all of it, or what goes through a package
	Func                  // what goes through a function
	To                    // who can end the contexts of a function
	From                  // what ends with a context
)

// A Drawing is a part of a graph, and how to show it.
type Drawing struct {
	Graph *graph.Graph
	View  *graph.View
	Asked Question
	Nodes []*graph.Node // what is asked about, of To and From
	Title string
	Max   int // how many functions a picture shows one by one
	Place func(token.Position) string

	merged *merging
	drawn  int // arrows of the picture
}

// place shows where something is.
func (d *Drawing) place(at token.Position) string {
	if !at.IsValid() {
		return ""
	}
	return d.Place(at)
}

// longest is how much of an expression is shown.
const longest = 72

// short shortens an expression to one line that can be read at a glance.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest-1]) + "…"
}

// name names the function that has a parameter: a literal by what it is in.
func name(n *graph.Node) string {
	switch {
	case n.Source == graph.Leaf:
		return n.Text
	case n.Lit != nil:
		return n.Lit.Name
	case n.Func != nil:
		return n.Func.Name
	}
	return n.Text
}

// sources say what stands at the beginning where no call is in sight.
var sources = map[graph.Source]string{
	graph.Requests: "requests that are served",
	graph.Commands: "commands that a framework runs",
	graph.Callers:  "callers in other modules",
	graph.Callback: "other modules, which are handed the function",
	graph.Nobody:   "nobody: no call is in sight",
}

// sourceEnds say what ends the contexts of a source.
var sourceEnds = map[graph.Source]string{
	graph.Requests: "end when the handler returns or the client goes away",
	graph.Commands: "end with what the program handed the framework",
	graph.Callers:  "end when these decide",
	graph.Callback: "end when these decide",
	graph.Nobody:   "",
}

// made describes a context that code makes.
func made(n *graph.Node) string {
	if n.Text == "" {
		return "a context of unknown origin"
	}
	return short(n.Text)
}

// ends says what ends a derivation by itself, and where; empty if nothing does.
func (d *Drawing) ends(n *graph.Node) string {
	ways, lost := d.ways(n, d.place)
	return strings.Join(ways, ", or ") + lost
}

// ways lists what may end a derivation, and says what becomes of a cancel function
// that nobody calls.
func (d *Drawing) ways(n *graph.Node, place func(token.Position) string) (ways []string, lost string) {
	if n.Source != graph.NoSource {
		return nil, ""
	}
	switch n.Kind {
	case graph.Timed:
		ways = append(ways, d.limit(n))
	case graph.Signaled:
		ways = append(ways, "at a signal")
	case graph.Grouped:
		ways = append(ways, "at the first error of its group, or when that is waited for")
	case graph.Served:
		ways = append(ways, "with its request")
	}
	for _, m := range n.Made {
		if m.Kind == graph.Timed {
			ways = append(ways, d.limit(m)+", see "+place(m.At))
		}
	}
	for _, e := range n.Ends {
		if e.Lost {
			lost = "; " + e.Text
			continue
		}
		ways = append(ways, "by "+short(e.Text)+" at "+place(e.At))
	}
	if len(ways) == 0 && n.Kind == graph.Canceled {
		ways = append(ways, "by a cancel function that nothing in its package calls")
	}
	return ways, lost
}

// limit says when a deadline is.
func (d *Drawing) limit(n *graph.Node) string {
	switch {
	case n.Limit == "":
		return "at its deadline"
	case strings.Contains(n.Text, "WithDeadline"):
		return "at " + short(n.Limit)
	}
	return "after " + short(n.Limit)
}

// hidden reports whether a node is not shown: what is derived only to hold a value
// is its parent with something added.
func hidden(n *graph.Node) bool { return n.Kind == graph.Valued && n.Source == graph.NoSource }

// outside reports whether calls of other modules are shown.
func (d *Drawing) outside() bool { return d.Asked == Func || d.Asked == From }

// shown reports whether a node is part of what is shown.
func (d *Drawing) shown(n *graph.Node) bool {
	return d.View.Has(n) && (n.Source != graph.Leaf || d.outside())
}

// successors returns the edges that lead out of a node, over what is hidden.
func (d *Drawing) successors(n *graph.Node) []*graph.Edge {
	return slices.DeleteFunc(across(n, d.View.Shows, hidden), func(e *graph.Edge) bool { return !d.shown(e.To) || d.idle(e.To) })
}

// idle reports whether a node is what a call makes by its signature alone, and nothing
// is done with it: the call itself is shown.
func (d *Drawing) idle(n *graph.Node) bool {
	if n.Source != graph.NoSource || n.Kind != graph.Derived || n.Ended() {
		return false
	}
	for _, e := range n.Out {
		if d.View.Shows(e) && d.shown(e.To) {
			return false
		}
	}
	return true
}

// predecessors returns the edges that lead to a node, over what is hidden.
func (d *Drawing) predecessors(n *graph.Node) (in []pred) {
	seen := map[*graph.Node]bool{}
	var add func(n *graph.Node, by *graph.Edge)
	add = func(n *graph.Node, by *graph.Edge) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, e := range n.In {
			edge := by
			if edge == nil {
				edge = e
			}
			switch {
			case !d.View.Has(e.From):
			case hidden(e.From):
				add(e.From, edge)
			default:
				in = append(in, pred{e.From, edge})
			}
		}
	}
	add(n, nil)
	return in
}

// A pred is what a context comes from, and the edge by which it arrives.
type pred struct {
	from *graph.Node
	by   *graph.Edge
}
