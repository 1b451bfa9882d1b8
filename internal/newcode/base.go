package newcode

import (
	"context"
	"os"
	"path"
	"path/filepath"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Tree is a copy of the base, which can be analysed as the work tree is.
type Tree struct {
	Dir string // where we are in it

	code *Code
	tmp  string
	root string
}

// CheckOut copies the base to a directory that Remove removes. A tree that
// does not have the directory that we are in is nil.
func (c *Code) CheckOut(ctx context.Context) (*Tree, error) {
	tmp, err := os.MkdirTemp("", "ctxlint-base-")
	if err != nil {
		return nil, err
	}
	tmp = resolved(tmp)
	t := &Tree{code: c, tmp: tmp, root: filepath.Join(tmp, "tree")}
	if err := c.repo.checkOut(ctx, c.Base, tmp); err != nil {
		t.Remove()
		return nil, err
	}
	at, err := filepath.Rel(c.repo.root, c.dir)
	if err != nil {
		t.Remove()
		return nil, err
	}
	t.Dir = filepath.Join(t.root, at)
	if !isDir(t.Dir) {
		t.Remove()
		return nil, nil
	}
	return t, nil
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// Remove removes the copy.
func (t *Tree) Remove() { _ = os.RemoveAll(t.tmp) }

// Original is the name in the work tree of a file of the copy.
func (t *Tree) Original(file string) string {
	rel, err := filepath.Rel(t.root, file)
	if err != nil {
		return file
	}
	return filepath.Join(t.code.repo.root, rel)
}

// Missing returns the findings of the work tree that the copy does not have.
func (t *Tree) Missing(list, base []finding.Finding) (missing []finding.Finding) {
	had := map[string]int{}
	read := reader{}
	for _, f := range base {
		if rel, err := filepath.Rel(t.root, f.File); err == nil {
			had[key(f, path.Dir(filepath.ToSlash(rel)), read.file(f.File))]++
		}
	}
	for _, f := range list {
		name := t.code.name(f.File)
		if was := t.code.former[name]; was != "" {
			name = was
		}
		k := key(f, path.Dir(name), read.file(f.File))
		if had[k] == 0 {
			missing = append(missing, f)
			continue
		}
		had[k]--
	}
	return missing
}

// A reader reads files once.
type reader map[string][]byte

func (r reader) file(name string) []byte {
	if _, ok := r[name]; !ok {
		r[name] = nil // what can't be read has no lines
		if finding.IsSource(name) {
			r[name], _ = os.ReadFile(name)
		}
	}
	return r[name]
}
