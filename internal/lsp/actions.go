package lsp

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/fix"
)

// review is what the title of a fix ends with that is not safe.
const review = " (needs review)"

// codeActions offers what can be done about a range.
func (s *server) codeActions(p codeActionParams) ([]codeAction, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path, actions := pathOf(p.Document.URI), []codeAction{}
	if p.wants(quickFix) {
		actions = append(actions, s.fixes(path, p.Range)...)
	}
	if p.wants(refactorRewrite) {
		actions = append(actions, s.threadings(path, p.Range)...)
	}
	return actions, nil
}

// wants reports whether actions of a kind are asked for: by its name, by that of
// a kind that it is one of, or because all are.
func (p codeActionParams) wants(kind string) bool {
	only := p.Context.Only
	return len(only) == 0 || slices.ContainsFunc(only, func(k string) bool {
		return k == "" || strings.HasPrefix(kind+".", k+".")
	})
}

// fixes are those of the findings in a range. They are edits of the text that was
// looked at; of another one there are none. The lock is held.
func (s *server) fixes(path string, at span) []codeAction {
	var actions []codeAction
	data, items := s.current(path)
	t := newText(data)
	for _, it := range items {
		if it.finding.Rule == "" || !it.diagnostic.Range.touches(at) {
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
	return actions
}

// current is the text of a file, and what was found in it. The lock is held.
func (s *server) current(path string) ([]byte, []item) {
	root, ok := s.moduleOf(path)
	m := s.shown[root]
	if !ok || m == nil {
		return nil, nil
	}
	data, _ := s.text(path) // an empty one would not be what was looked at
	if !m.knows(path, data) {
		return nil, nil
	}
	return data, m.items[path]
}

// text is what the editor has of a file, or what is on disk. The lock is held.
func (s *server) text(path string) ([]byte, error) {
	if b := s.open[path]; b != nil {
		return b.text, nil
	}
	return os.ReadFile(path)
}

// action is a change of one file. The lock is held.
func (s *server) action(path string, it item, title string, edits []textEdit) codeAction {
	return codeAction{Title: title, Kind: quickFix, Diagnostics: []diagnostic{it.diagnostic}, Edit: s.workspaceEdit(fileEdits{path, edits})}
}

// fileEdits are what to change in a file.
type fileEdits struct {
	path  string
	edits []textEdit
}

// workspaceEdit is for the versions that are open now. The lock is held.
func (s *server) workspaceEdit(files ...fileEdits) *workspaceEdit {
	var all workspaceEdit
	for _, f := range files {
		doc := document{URI: uriOf(f.path)}
		if !s.client.documentChanges {
			if all.Changes == nil {
				all.Changes = map[string][]textEdit{}
			}
			all.Changes[doc.URI] = f.edits
			continue
		}
		if b := s.open[f.path]; b != nil {
			doc.Version = &b.version
		}
		all.DocumentChanges = append(all.DocumentChanges, documentEdit{doc, f.edits})
	}
	return &all
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
	edits := t.to(after)
	return edits, len(edits) > 0
}

// to are the edits that make another text of it.
func (t *text) to(after []byte) []textEdit {
	var edits []textEdit
	for _, e := range udiff.Lines(string(t.data), string(after)) {
		edits = append(edits, textEdit{span{t.offset(e.Start), t.offset(e.End)}, e.New})
	}
	return edits
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
