// Package newcode tells findings in code that changed since a revision from
// the others. Code is what git says of the work tree: with what is not
// committed, and with what is not tracked.
package newcode

import (
	"bytes"
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// Code is a work tree, compared with a commit.
type Code struct {
	Base string // the commit: where HEAD and the revision part

	repo   repository
	dir    string            // where we are, without symbolic links
	former map[string]string // see repository.changes
	gone   []string
	old    map[string]map[string]int // how often a directory had a declaration, in files that changed
}

// Since compares the work tree that dir lies in with where it parted from a
// revision.
func Since(ctx context.Context, dir, rev string) (*Code, error) {
	dir = resolved(dir)
	repo, err := open(ctx, dir)
	if err != nil {
		return nil, err
	}
	base, err := repo.mergeBase(ctx, rev)
	if err != nil {
		return nil, err
	}
	former, gone, err := repo.changes(ctx, base)
	if err != nil {
		return nil, err
	}
	c := &Code{Base: base, repo: repo, dir: dir, former: former, gone: gone, old: map[string]map[string]int{}}
	note := func(file, dir string) error {
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		text, err := repo.git(ctx, "cat-file", "blob", base+":"+file)
		if err != nil {
			return err
		}
		if c.old[dir] == nil {
			c.old[dir] = map[string]int{}
		}
		for _, d := range decls([]byte(text)) {
			c.old[dir][d.text]++
		}
		return nil
	}
	for name, was := range former {
		if was == "" || path.Ext(name) != ".go" {
			continue
		}
		if err := note(was, path.Dir(name)); err != nil { // as if it had been there
			return nil, err
		}
	}
	for _, name := range gone {
		if err := note(name, path.Dir(name)); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Changed is the number of Go files that are not what they were, or gone.
func (c *Code) Changed() int {
	n := 0
	for name := range c.former {
		if strings.HasSuffix(name, ".go") {
			n++
		}
	}
	for _, name := range c.gone {
		if strings.HasSuffix(name, ".go") {
			n++
		}
	}
	return n
}

// Split tells findings in declarations that changed from the others. A
// declaration that only moved to another file of its package did not change.
func (c *Code) Split(list []finding.Finding) (changed, other []finding.Finding) {
	files := map[string][]lines{}
	for _, f := range list {
		name := c.name(f.File)
		ranges, ok := files[name]
		if !ok {
			ranges = c.changed(f.File, name)
			files[name] = ranges
		}
		if in(ranges, f.Line) {
			changed = append(changed, f)
		} else {
			other = append(other, f)
		}
	}
	return changed, other
}

// name is the name of a file in the repository; what is outside has none.
func (c *Code) name(file string) string {
	rel, err := filepath.Rel(c.repo.root, resolved(file))
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// resolved is a name without symbolic links, if it can be had.
func resolved(name string) string {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	return name
}

type lines struct{ from, to int }

func in(ranges []lines, line int) bool {
	for _, r := range ranges {
		if r.from <= line && line <= r.to {
			return true
		}
	}
	return false
}

const end = int(^uint(0) >> 1)

// changed returns the lines of a file that belong to declarations that
// changed: all lines if the file is new, or none that we can read.
func (c *Code) changed(file, name string) (ranges []lines) {
	was, ok := c.former[name]
	if !ok {
		return nil
	}
	if path.Ext(name) != ".go" {
		return []lines{{1, end}}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return []lines{{1, end}}
	}
	old := c.old[path.Dir(name)]
	for _, d := range decls(text) {
		if old[d.text] == 0 {
			ranges = append(ranges, lines{d.from, d.to})
		}
	}
	if was == "" && ranges == nil && len(old) == 0 {
		ranges = []lines{{1, end}}
	}
	return ranges
}

// key is what a finding has in common with itself at the base: all but its
// line, and the name of its file.
func key(f finding.Finding, dir string, text []byte) string {
	line := ""
	if all := bytes.SplitN(text, []byte("\n"), f.Line+1); f.Line >= 1 && f.Line <= len(all) {
		line = strings.Join(strings.Fields(string(all[f.Line-1])), " ")
	}
	return strings.Join([]string{f.Rule, f.Category, dir, f.Symbol, line}, "\x00")
}
