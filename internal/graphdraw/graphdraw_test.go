package graphdraw

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"go/token"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/graph"
)

// evil is what would end a string, a line or a statement in one of the languages, or
// would be read as something else there.
const evil = "x\"]; subgraph \\N \\l\n%%{init: {\"theme\":\"dark\"}}%% --> <b>&amp;#35;`$$</script>\x1b[31m\u202e"

// chain is a graph of n functions of one package, each of which hands its context to
// the next; the first makes a root.
func chain(n int, name string) *graph.Graph {
	p := &graph.Package{Path: "example.com/" + name, Fields: map[graph.Key]graph.Field{}}
	at := func(line int) token.Position {
		return token.Position{Filename: "/m/" + name + ".go", Line: line, Offset: line, Column: 1}
	}
	key := func(i int) graph.Key { return graph.Key(fmt.Sprint(name, i)) }
	for i := range n {
		f := graph.Func{Key: key(i), In: key(i), Name: fmt.Sprintf("p.%s%d", name, i), Path: p.Path, Pkg: "p", Local: "f", At: at(i + 1), End: at(i + 1)}
		v := graph.Value{ID: i, Kind: graph.Root, In: key(i), Text: name + "()", At: at(i + 1)}
		if i > 0 {
			f.Params = []graph.Param{{Name: name}}
			v = graph.Value{ID: i, Kind: graph.Given, In: key(i), Slot: graph.Slot{Func: key(i)}}
		}
		p.Funcs = append(p.Funcs, f)
		p.Values = append(p.Values, v)
		if i > 0 {
			p.Passes = append(p.Passes, graph.Pass{In: key(i - 1), At: at(i), To: graph.Slot{Func: key(i)}, Value: i - 1, Text: name, Hand: name, Go: true})
		}
	}
	return graph.New([]*graph.Package{p})
}

func whole(g *graph.Graph) *Drawing {
	return &Drawing{
		Graph: g, View: g.All(), Title: "all " + evil, Max: 80,
		Place: func(at token.Position) string { return fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line) },
	}
}

func draw(t *testing.T, form func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := form(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Nothing of a name gets out of its place, in any form.
func TestHostile(t *testing.T) {
	d := whole(chain(4, evil))
	for name, form := range map[string]func(io.Writer) error{"text": d.Text, "dot": d.DOT, "mermaid": d.Mermaid} {
		if s := draw(t, form); strings.ContainsAny(s, "\x1b\u202e") {
			t.Errorf("%s speaks to the terminal: %q", name, s)
		}
	}
	quoted := regexp.MustCompile(`"(\\.|[^"\\])*"`)
	for line := range strings.Lines(draw(t, d.DOT)) {
		if rest := quoted.ReplaceAllString(line, ""); strings.ContainsAny(rest, `"\<>&%`) && !strings.Contains(rest, " -> ") || strings.Contains(rest, "N") {
			t.Errorf("out of its string in DOT: %q", line)
		}
	}
	if s := draw(t, d.DOT); strings.Contains(strings.ReplaceAll(s, `\\`, ""), `\N`) {
		t.Errorf("DOT reads a name of a node: %s", s)
	}
	shape := regexp.MustCompile(`^(flowchart LR|  %% [^%{}"]*|  subgraph p\d+\["[^"%{}<>]*"\]| +n\d+[\[(>]+"([^"%{}<>]|<br/>)*"[\])]+|  end|  n\d+ (-->|-\.->|---|==>)(\|"[^"%{}<>]*"\|)? n\d+|  classDef [a-z]+ [a-z0-9#:,-]+|  class [n\d,]+ [a-z]+|  linkStyle \d+ stroke:#c0272d)\n$`)
	for line := range strings.Lines(draw(t, d.Mermaid)) {
		if !shape.MatchString(line) {
			t.Errorf("out of its string in Mermaid: %q", line)
		}
	}
}

// The names are still there.
func TestEscapes(t *testing.T) {
	for in, want := range map[string]string{
		`a"b`:       `"a\"b"`,
		`a\b`:       `"a\\b"`,
		"a\nb":      `"a\\nb"`,
		"(*p.T).M":  `"(*p.T).M"`,
		"&lt;":      `"&amp;lt;"`,
		"größe, 世界": `"größe, 世界"`,
	} {
		if got := dotText([]string{in}); got != want {
			t.Errorf("dotText(%q) is %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{
		`a"b`:      `a#34;b`,
		"(*p.T).M": `(#42;p.T).M`,
		"<b>%%#":   `#60;b#62;#37;#37;#35;`,
		"größe, 世": `größe, 世`,
	} {
		if got := mermaidText(in); got != want {
			t.Errorf("mermaidText(%q) is %s, want %s", in, got, want)
		}
	}
}

// Graphviz, where there is one, takes what we write, and names in it stay text.
func TestSVG(t *testing.T) {
	d := whole(chain(4, evil))
	if _, err := exec.LookPath("dot"); err != nil {
		t.Skip("no dot of Graphviz here")
	}
	s := draw(t, func(w io.Writer) error { return d.SVG(context.Background(), w) })
	dec := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, s)
		}
		if e, ok := tok.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "b") {
			t.Errorf("a name is an element: %s", e.Name.Local)
		}
	}
	if !strings.Contains(s, "&quot;]; subgraph") {
		t.Errorf("the name is not there:\n%s", s)
	}
}

func TestNoGraphviz(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var b bytes.Buffer
	err := whole(chain(2, "f")).SVG(context.Background(), &b)
	want := "svg is laid out by dot of Graphviz, which is not on the PATH: install it, or use -format dot or mermaid"
	if err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%v, want %s", err, want)
	}
}

// Too many functions are merged, by one rule and then by another, and it is said.
func TestMerged(t *testing.T) {
	g := chain(30, "f")
	for _, test := range []struct {
		max, boxes int
		want       string
	}{
		{30, 31, ""}, // and the root
		{29, 3, "30 functions are more than 29: those of a package that only hand contexts on, or give roots to other modules alone, are one box"},
		{1, 1, "30 functions are more than 1: there is one box for each package, without what its functions make"},
	} {
		d := whole(g)
		d.Max = test.max
		p := d.picture()
		if got := d.Merged(); got != test.want {
			t.Errorf("-max %d says %q, want %q", test.max, got, test.want)
		}
		if len(p.boxes) != test.boxes {
			t.Errorf("-max %d has %d boxes, want %d", test.max, len(p.boxes), test.boxes)
		}
		if note := p.caption[len(p.caption)-1]; test.want != "" && note != test.want {
			t.Errorf("-max %d: the picture says %q", test.max, note)
		}
	}
}

// The order in which packages come makes no difference.
func TestDeterministic(t *testing.T) {
	var first string
	for range 10 {
		var packages []*graph.Package
		for _, name := range []string{"a", "b", "c", "d"} {
			packages = append(packages, &graph.Package{
				Path: "m/" + name, Fields: map[graph.Key]graph.Field{},
				Funcs: []graph.Func{
					{Key: graph.Key(name), In: graph.Key(name), Name: name + ".F", Path: "m/" + name, Pkg: name, Params: []graph.Param{{Name: "ctx"}}},
				},
				Values: []graph.Value{{Kind: graph.Given, Slot: graph.Slot{Func: graph.Key(name)}}},
				Passes: []graph.Pass{{In: graph.Key(name), To: graph.Slot{Func: "a"}, Text: "ctx"}, {In: graph.Key(name), To: graph.Slot{Func: "b"}, Text: "ctx"}},
			})
		}
		rand.Shuffle(len(packages), func(i, j int) { packages[i], packages[j] = packages[j], packages[i] })
		d := whole(graph.New(packages))
		s := draw(t, d.Text) + draw(t, d.DOT) + draw(t, d.Mermaid)
		if first == "" {
			first = s
		}
		if s != first {
			t.Fatalf("another order gives\n%s\nand\n%s", s, first)
		}
	}
}
