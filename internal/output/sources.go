package output

import (
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A sources value gives lines of the files that a report names.
type sources struct {
	dir   string // what the names are relative to
	read  func(name string) ([]byte, error)
	lines map[string][]string
}

// newSources reads with read, or else files.
func newSources(dir string, read func(name string) ([]byte, error)) *sources {
	if read == nil {
		read = os.ReadFile
	}
	return &sources{dir: dir, read: read, lines: map[string][]string{}}
}

// line is a line of a file, counted from 1, without its end. The name may be
// what a //line comment makes up: only what has the name of source is read, so
// that nothing else of the reader's is shown.
func (s *sources) line(file string, n int) (string, bool) {
	if !finding.IsSource(file) {
		return "", false
	}
	lines, ok := s.lines[file]
	if !ok {
		name := filepath.FromSlash(file)
		if !filepath.IsAbs(name) {
			name = filepath.Join(s.dir, name)
		}
		text, _ := s.read(name) // no text, no line
		lines = strings.Split(string(text), "\n")
		s.lines[file] = lines
	}
	if n < 1 || n > len(lines) || len(lines) == 1 && lines[0] == "" {
		return "", false
	}
	return strings.TrimSuffix(lines[n-1], "\r"), true
}

// column counts a column that is given in bytes in other units instead; all
// of them from 1. Where a //line comment tells none it is 0.
func (s *sources) column(file string, line, column int, units func(string) int) int {
	text, ok := s.line(file, line)
	if !ok || column < 1 || column > len(text)+1 {
		return column
	}
	return 1 + units(text[:column-1])
}

// codePoints is the number of Unicode characters of a text.
func codePoints(s string) int { return utf8.RuneCountInString(s) }

// codeUnits is the length of a text in UTF-16.
func codeUnits(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r) // U+FFFD stands for what is no UTF-8
	}
	return n
}

// Root is the directory that the names of a report for a code host are
// relative to: that of the repository that dir lies in, else dir itself.
func Root(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}
