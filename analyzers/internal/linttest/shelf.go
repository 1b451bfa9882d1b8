package linttest

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"
)

// A shelf holds the cases of one rule, which are loaded together when the first of
// them is asked for: to list them one by one costs more than all their checks.
type shelf struct {
	rule  string
	cases []string

	once   sync.Once
	loaded map[string]*loadedCase // by pattern
	err    error
}

// shelves are the shelves in use. The tests of a rule that take the same cases share one.
var shelves sync.Map

func shelfOf(rule string, cases []string) *shelf {
	s, _ := shelves.LoadOrStore(rule+" "+strings.Join(cases, " "), &shelf{rule: rule, cases: cases})
	return s.(*shelf)
}

// pattern matches the packages of a case.
func pattern(rule, name string) string { return rule + "/" + name + "/..." }

// load returns the case of a pattern. Nobody may change it.
func (s *shelf) load(dir, of string) *loadedCase {
	s.once.Do(func() { s.fill(dir) })
	switch c := s.loaded[of]; {
	case s.err != nil:
		return &loadedCase{err: s.err}
	case c == nil:
		return &loadedCase{err: fmt.Errorf("no case is %s", of)}
	default:
		return c
	}
}

func (s *shelf) fill(dir string) {
	var patterns []string
	for _, c := range s.cases {
		patterns = append(patterns, pattern(s.rule, c))
	}
	all, err := list(dir, nil, patterns...)
	if err != nil {
		s.err = err
		return
	}
	s.loaded = make(map[string]*loadedCase)
	for i, c := range s.cases {
		root := filepath.Join(dir, "src", s.rule, c)
		var own []*packages.Package
		for _, pkg := range all {
			if below(pkg, root) {
				own = append(own, pkg)
			}
		}
		s.loaded[patterns[i]] = prepare(own, patterns[i])
	}
}

// below reports whether a package is at or below a directory.
func below(pkg *packages.Package, root string) bool {
	return pkg.Dir == root || strings.HasPrefix(pkg.Dir, root+string(filepath.Separator))
}
