package htmlreport

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

// Whatever names, messages and code say is text, without a browser as well.
func TestHostile(t *testing.T) {
	dir, r := hostile(t)
	var page bytes.Buffer
	if err := Write(&page, r, dir, tool); err != nil {
		t.Fatal(err)
	}
	s := page.String()
	if n := strings.Count(s, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	if n := strings.Count(s, "&lt;/script&gt;&lt;script&gt;"); n < 5 {
		t.Errorf("%d times as text", n)
	}
	for _, bad := range []string{"<img", "\u202e", "\x1b", `href="javascript:`, " style=", " onerror=\"w", "http-equiv=\"refresh"} {
		if strings.Contains(s, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	var again bytes.Buffer
	if err := Write(&again, r, dir, tool); err != nil || !bytes.Equal(again.Bytes(), page.Bytes()) {
		t.Errorf("another page for the same findings, or %v", err)
	}
	var none bytes.Buffer
	if err := Write(&none, output.Report{}, dir, tool); err != nil || !strings.Contains(none.String(), "No findings.") {
		t.Errorf("nothing found: %v", err)
	}
}

func TestLife(t *testing.T) {
	at := func(file string, line int, note string) finding.Related {
		return finding.Related{File: file, Line: line, Column: 1, Message: note}
	}
	for _, test := range []struct {
		name, want string
		related    []finding.Related
	}{
		{"alone", "finding", nil},
		{"declared before", "begins finding", []finding.Related{at("p.go", 3, "ctx is declared here")}},
		{"the cancel is deferred later", "ends finding", []finding.Related{at("p.go", 30, "deferred later, so it runs earlier and cancels ctx")}},
		{"a leak", "finding never ended", []finding.Related{at("p.go", 12, "this returns without calling cancel")}},
		{"all", "begins step ends finding", []finding.Related{
			at("p.go", 20, "ctx is canceled here"), at("p.go", 2, "the loop"), at("p.go", 1, "the context is derived here")}},
		{"a caller", "used finding", []finding.Related{at("z.go", 99, "f is called here")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for i, s := range life(finding.Finding{File: "p.go", Line: 10, Column: 1, Related: test.related}) {
				if got = append(got, string(s.Role)); s.N != i+1 {
					t.Errorf("step %d has number %d", i, s.N)
				}
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("%s, want %s", s, test.want)
			}
		})
	}
}

// render writes the lines of a frame as text, with what is marked in brackets.
func render(f Frame) string {
	var b strings.Builder
	for _, l := range f.Lines {
		if l.Skipped > 0 {
			b.WriteString("...\n")
			continue
		}
		for _, p := range l.Parts {
			if p.Mark {
				b.WriteString("[" + p.Text + "]")
			} else {
				b.WriteString(p.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestFrame(t *testing.T) {
	text := "package p\n\nfunc f() {\n\tléon(ctx) // é\r\n\tb()\n\tc()\n\td()\n\te()\n\tg()\n\th()\n\ti()\n}"
	src := &sources{read: os.ReadFile, files: map[string]*source{}}
	src.files["p.go"] = &source{text: []byte(text), classes: highlight([]byte(text))}
	for i := range text {
		if i == 0 || text[i-1] == '\n' {
			src.files["p.go"].starts = append(src.files["p.go"].starts, i)
		}
	}
	step := func(line, column int) *Step {
		return &Step{Step: finding.Step{File: "p.go", Line: line, Column: column}}
	}
	long := &Step{Step: finding.Step{File: "p.go", Line: 3, Column: 6, EndLine: 12, EndColumn: 2}, Finding: true}
	short := &Step{Step: finding.Step{File: "p.go", Line: 4, Column: 8, EndLine: 4, EndColumn: 11}, Finding: true}
	for _, test := range []struct {
		name  string
		steps []*Step
		want  string
	}{
		{"range", []*Step{short}, "\nfunc f() {\n\tléon([ctx]) // é\n\tb()\n\tc()\n"},
		{"word", []*Step{step(4, 2)}, "\nfunc f() {\n\t[léon](ctx) // é\n\tb()\n\tc()\n"},
		{"lines", []*Step{long}, "package p\n\nfunc [f][() {]\n\tléon(ctx) // é\n\tb()\n"},
		{"gap", []*Step{step(12, 1), step(1, 1)}, "[package] p\n\nfunc f() {\n...\n\th()\n\ti()\n[}]\n"},
		{"bridge", []*Step{step(11, 2), step(4, 2)}, "\nfunc f() {\n\t[léon](ctx) // é\n\tb()\n\tc()\n\td()\n\te()\n\tg()\n\th()\n\t[i]()\n}\n"},
		{"beyond", []*Step{step(0, 1), step(13, 1), step(3, 99)}, "package p\n\nfunc f() {\n\tléon(ctx) // é\n\tb()\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			frames := src.frames(test.steps)
			if len(frames) != 1 {
				t.Fatalf("%+v", frames)
			}
			if got := render(frames[0]); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
	if frames := src.frames([]*Step{step(13, 1)}); len(frames) > 0 {
		t.Errorf("%+v", frames)
	}
}

func TestHighlight(t *testing.T) {
	src := "func f(s string) { // c\r\n\tg(`a\r\nb`, 1, nil) /* d\r\n */ }\n\"unfinished"
	classes := highlight([]byte(src))
	var got []string
	for i := 0; i < len(src); {
		j := i
		for j < len(src) && classes[j] == classes[i] {
			j++
		}
		if classes[i] != plain {
			got = append(got, classes[i].String()+":"+src[i:j])
		}
		i = j
	}
	want := "kw:func|fn:f|pre:string|com:// c|fn:g|lit:`a\r\nb`|lit:1|pre:nil|com:/* d\r\n */|lit:\"unfinished"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %q\nwant %q", s, want)
	}
}
