package lsp

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"

	"github.com/ctxlint/ctxlint/internal/configfile"
)

// A module is what is known of one.
type module struct {
	items map[string][]item   // by the name of the file
	sums  map[string][32]byte // of their texts, and of those that were open
}

// knows reports whether the text of a file is the one that was looked at.
func (m *module) knows(path string, text []byte) bool {
	sum, ok := m.sums[path]
	return ok && sum == sha256.Sum256(text)
}

// moduleOf is the root of the module that a file belongs to, if it is one of
// the workspace: a dependency that somebody looks at is not.
func (s *server) moduleOf(path string) (root string, ok bool) {
	switch filepath.Ext(path) {
	case ".go", ".mod":
	default:
		if filepath.Base(path) != configfile.Name {
			return "", false
		}
	}
	for root = filepath.Dir(path); !isFile(filepath.Join(root, "go.mod")); root = filepath.Dir(root) {
		if root == filepath.Dir(root) {
			return "", false
		}
	}
	return root, len(s.folders) == 0 || slices.ContainsFunc(s.folders, func(f string) bool { return within(f, root) || within(root, f) })
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// within reports whether a file or directory lies in another, or is it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// didChangeFolders forgets the modules of folders that are gone.
func (s *server) didChangeFolders(p foldersParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range p.Event.Added {
		if path := pathOf(f.URI); path != "" {
			s.folders = append(s.folders, path)
		}
	}
	for _, f := range p.Event.Removed {
		gone := pathOf(f.URI)
		s.folders = slices.DeleteFunc(s.folders, func(path string) bool { return path == gone })
		for root := range s.shown {
			if within(gone, root) {
				s.replace(root, nil)
			}
		}
	}
	for path := range s.open {
		if root, ok := s.moduleOf(path); ok && s.shown[root] == nil {
			s.ask(root, false)
		}
	}
}
