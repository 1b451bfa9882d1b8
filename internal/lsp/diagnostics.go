package lsp

import (
	"crypto/sha256"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// An item is a finding, or an error, as an editor shows it.
type item struct {
	finding    finding.Finding // none for an error
	diagnostic diagnostic
}

// show makes what was found in a module that what is shown. The lock is held.
func (s *server) show(root string, res *Result) {
	delete(s.told, root)
	m := &module{items: map[string][]item{}, sums: map[string][32]byte{}}
	read := &reader{res.Source, map[string]*text{}}
	for _, f := range res.Findings {
		if d, ok := read.diagnostic(f); ok {
			m.items[f.File] = append(m.items[f.File], item{f, d})
		}
	}
	for _, e := range res.Errors {
		path, d, ok := read.failure(root, e)
		if !ok {
			s.failed(root, "package "+e.Package+": "+e.Message)
			continue
		}
		m.items[path] = append(m.items[path], item{diagnostic: d})
	}
	for path := range s.open {
		if within(root, path) {
			read.text(path)
		}
	}
	for path, t := range read.texts {
		if t != nil {
			m.sums[path] = sha256.Sum256(t.data)
		}
	}
	s.replace(root, m)
}

// replace changes what is shown of a module: nil is nothing. The lock is held.
func (s *server) replace(root string, m *module) {
	old := s.shown[root]
	if m == nil {
		delete(s.shown, root)
	} else {
		s.shown[root] = m
	}
	paths := map[string]bool{}
	for _, x := range []*module{old, m} {
		if x != nil {
			for path := range x.items {
				paths[path] = true
			}
		}
	}
	for path := range s.open {
		if filepath.Ext(path) == ".go" && within(root, path) {
			paths[path] = true // none is an answer too
		}
	}
	for path := range paths {
		s.publish(path)
	}
}

// publish tells the editor what is to be shown in a file, unless it has another
// text of it by now: that one will be looked at. The lock is held.
func (s *server) publish(path string) {
	p := publishParams{URI: uriOf(path), Diagnostics: []diagnostic{}}
	b := s.open[path]
	if b != nil {
		p.Version = &b.version
	}
	for _, m := range s.shown {
		if b != nil && len(m.items[path]) > 0 && !m.knows(path, b.text) {
			return
		}
		for _, it := range m.items[path] {
			p.Diagnostics = append(p.Diagnostics, it.diagnostic)
		}
	}
	s.notify("textDocument/publishDiagnostics", p)
}

// A reader has the texts that findings are in.
type reader struct {
	source func(name string) ([]byte, error)
	texts  map[string]*text // nil: it can't be read, or is not what it was
}

func (r *reader) text(path string) *text {
	t, ok := r.texts[path]
	if !ok {
		if readable(path) {
			if data, err := r.source(path); err == nil {
				t = newText(data)
			}
		}
		r.texts[path] = t
	}
	return t
}

// readable reports whether a file has a name that a finding or an error of the go
// command can stand in.
func readable(path string) bool {
	switch filepath.Base(path) {
	case "go.mod", "go.work":
		return true
	}
	return finding.IsSource(path)
}

func (r *reader) diagnostic(f finding.Finding) (diagnostic, bool) {
	t := r.text(f.File)
	if t == nil {
		return diagnostic{}, false
	}
	d := diagnostic{
		Range:    span{t.at(f.Line, f.Column), t.at(f.EndLine, f.EndColumn)},
		Severity: severity(f.Tier), Code: f.Rule + "/" + f.Category, Source: "ctxlint",
		Message: f.Text(), // the code has the name of the rule
	}
	if f.URL != "" {
		d.About = &docLink{f.URL}
	}
	for _, rel := range f.Related {
		if t := r.text(rel.File); t != nil {
			at := t.at(rel.Line, rel.Column)
			d.Related = append(d.Related, relatedAt{location{uriOf(rel.File), span{at, at}}, rel.Message})
		}
	}
	return d, true
}

func severity(tier string) int {
	switch tier {
	case "strict":
		return severityInformation
	case "style":
		return severityHint
	}
	return severityWarning
}

// failure is an error at the line that has it.
func (r *reader) failure(root string, e finding.Error) (path string, d diagnostic, ok bool) {
	path, line, column := place(e.Position)
	if path == "" {
		return "", d, false
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(root, path)
	}
	t := r.text(path)
	if t == nil {
		return "", d, false
	}
	return path, diagnostic{
		Range:    span{t.at(line, column), t.at(line, len(t.line(line-1))+1)},
		Severity: severityError, Code: "load", Source: "ctxlint",
		Message: "package " + e.Package + " is not analysed: " + e.Message,
	}, true
}

// place splits file:line:column, of which the column may be missing.
func place(s string) (file string, line, column int) {
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(s, ':')
		n, err := strconv.Atoi(s[i+1:])
		if i < 0 || err != nil {
			break
		}
		numbers = append([]int{n}, numbers...)
		s = s[:i]
	}
	switch len(numbers) {
	case 0:
		return "", 0, 0
	case 1:
		return s, numbers[0], 1
	}
	return s, numbers[0], numbers[1]
}
