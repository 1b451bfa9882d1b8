package lsp

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A buffer is what an editor has open.
type buffer struct {
	version int
	text    []byte
}

func (s *server) didOpen(p openParams) {
	path := pathOf(p.Document.URI)
	if path == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[path] = &buffer{p.Document.Version, []byte(p.Document.Text)}
	root, ok := s.moduleOf(path)
	if !ok {
		return
	}
	// What is shown may be of this text already.
	if m := s.shown[root]; m == nil || !m.knows(path, s.open[path].text) {
		s.ask(root, false)
	} else {
		s.publish(path)
	}
}

func (s *server) didChange(p changeParams) {
	path := pathOf(p.Document.URI)
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.open[path]
	if b == nil || len(p.Changes) == 0 {
		return
	}
	last := p.Changes[len(p.Changes)-1]
	if last.Range != nil {
		s.say(messageError, "the editor sends changes in parts, although it was told not to; findings are those of the last save")
		delete(s.open, path)
		return
	}
	s.open[path] = &buffer{p.Document.Version, []byte(last.Text)}
	root, ok := s.moduleOf(path)
	if !ok || s.shown[root] == nil {
		return
	}
	if t := s.typing[root]; t != nil {
		t.Stop()
	}
	s.typing[root] = time.AfterFunc(pause, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.ask(root, true)
	})
}

func (s *server) didSave(p documentParams) {
	path := pathOf(p.Document.URI)
	s.mu.Lock()
	defer s.mu.Unlock()
	if root, ok := s.moduleOf(path); ok {
		if t := s.typing[root]; t != nil {
			t.Stop()
		}
		s.ask(root, false)
	}
}

// didClose goes back to what is on disk.
func (s *server) didClose(p documentParams) {
	path := pathOf(p.Document.URI)
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.open[path]
	delete(s.open, path)
	if root, ok := s.moduleOf(path); ok && b != nil && unsaved(path, b) {
		s.ask(root, false)
	}
}

// didChangeFiles is told of what others write, and of what the editor saves.
func (s *server) didChangeFiles(p watchedParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for root, m := range s.shown {
		if slices.ContainsFunc(p.Changes, func(c struct {
			URI string `json:"uri"`
		}) bool {
			path := pathOf(c.URI)
			if path == "" || !within(root, path) {
				return false
			}
			text, err := os.ReadFile(path)
			return err != nil || !m.knows(path, text)
		}) {
			s.ask(root, false)
		}
	}
}

// unsaved reports whether a buffer is not what is on disk.
func unsaved(path string, b *buffer) bool {
	text, err := os.ReadFile(path)
	return err != nil || !bytes.Equal(text, b.text)
}

// texts are the Go buffers that are not saved.
func (s *server) texts() map[string][]byte {
	texts := map[string][]byte{}
	for path, b := range s.open {
		if filepath.Ext(path) == ".go" && unsaved(path, b) {
			texts[path] = b.text
		}
	}
	return texts
}
