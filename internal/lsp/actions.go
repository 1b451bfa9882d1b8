package lsp

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"github.com/aymanbagabas/go-udiff"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/fix"
)

// review is what the title of a fix ends with that is not safe.
const review = " (needs review)"

// codeActions offers the fixes of the findings in a range. They are edits of the
// text that was looked at; of another one there are none.
func (s *server) codeActions(p codeActionParams) ([]codeAction, error) {
	actions := []codeAction{}
	if only := p.Context.Only; len(only) > 0 && !slices.Contains(only, quickFix) && !slices.Contains(only, "") {
		return actions, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	path := pathOf(p.Document.URI)
	data, items := s.current(path)
	t := newText(data)
	for _, it := range items {
		if it.finding.Rule == "" || !it.diagnostic.Range.touches(p.Range) {
			continue
		}
		preferred := false
		for _, f := range it.finding.Fixes {
			edits, ok := t.repaired(path, f)
			if !ok {
				continue
			}
			a := s.action(path, it, f.Message, edits)
			if !f.Safe {
				a.Title += review
			} else if !preferred {
				a.Preferred, preferred = true, true
			}
			actions = append(actions, a)
		}
		if s.Suppressible(it.finding.Rule) {
			actions = append(actions, s.action(path, it, "ignore "+it.finding.Rule+" here, with a reason to be written", t.ignored(it)))
		}
	}
	return actions, nil
}

// current is the text of a file, and what was found in it. The lock is held.
func (s *server) current(path string) ([]byte, []item) {
	root, ok := s.moduleOf(path)
	m := s.shown[root]
	if !ok || m == nil {
		return nil, nil
	}
	var data []byte
	if b := s.open[path]; b != nil {
		data = b.text
	} else {
		data, _ = os.ReadFile(path) // it would not be what was looked at
	}
	if !m.knows(path, data) {
		return nil, nil
	}
	return data, m.items[path]
}

// action is a change of one file. The lock is held.
func (s *server) action(path string, it item, title string, edits []textEdit) codeAction {
	a := codeAction{Title: title, Kind: quickFix, Diagnostics: []diagnostic{it.diagnostic}}
	doc := document{URI: uriOf(path)}
	if !s.client.documentChanges {
		a.Edit.Changes = map[string][]textEdit{doc.URI: edits}
		return a
	}
	if b := s.open[path]; b != nil {
		doc.Version = &b.version
	}
	a.Edit.DocumentChanges = []documentEdit{{doc, edits}}
	return a
}

// repaired is what a fix changes, formatting and all.
func (t *text) repaired(path string, f finding.Fix) ([]textEdit, bool) {
	for _, e := range f.Edits {
		if filepath.Clean(e.File) != path {
			return nil, false // the finding stands elsewhere by a //line comment
		}
	}
	after, err := fix.Single(t.data, f.Edits)
	if err != nil {
		return nil, false // of a generated file, say
	}
	var edits []textEdit
	for _, e := range udiff.Lines(string(t.data), string(after)) {
		edits = append(edits, textEdit{span{t.offset(e.Start), t.offset(e.End)}, e.New})
	}
	return edits, len(edits) > 0
}

// ignored puts a directive above a finding. Who does not write the reason is
// told so.
func (t *text) ignored(it item) []textEdit {
	line := it.diagnostic.Range.Start.Line
	code := t.line(line)
	indent := code[:len(code)-len(bytes.TrimLeft(code, " \t"))]
	at := position{line, 0}
	return []textEdit{{span{at, at}, string(indent) + "//ctxlint:ignore " + it.finding.Rule + " -- \n"}}
}
