// Package fix applies the fixes of findings: it chooses those that go
// together, verifies that what they leave compiles, and writes or shows it.
package fix

import (
	"bytes"
	"cmp"
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"github.com/ctxlint/ctxlint/internal/atomic"
	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Verify returns the type errors that files would have with new contents.
type Verify func(contents map[string][]byte) []error

// A Read returns the text of a file: [os.ReadFile], or that of an overlay.
type Read func(name string) ([]byte, error)

// A Plan is what to change.
type Plan struct {
	Files   []File
	Applied int
	Left    []Left // fixes that were not applied, though they were wanted
	Unsafe  int    // findings with nothing but fixes that need -unsafe
}

// A File is one that changes.
type File = atomic.Change

// Left is a fix that was left out.
type Left struct {
	finding.Finding
	Why     string
	Overlap bool // another run may apply it
}

// candidate is the fix of a finding that we may apply.
type candidate struct {
	finding.Finding
	edits []finding.Edit
}

// Make plans the fixes of the findings: the first one of each that is safe,
// or the first one at all if unsafe ones are welcome.
func Make(findings []finding.Finding, unsafe bool, read Read, verify Verify) (*Plan, error) {
	p := &Plan{}
	byDir := map[string][]candidate{}
	var dirs []string
	for _, f := range findings {
		i := slices.IndexFunc(f.Fixes, func(x finding.Fix) bool { return x.Safe || unsafe })
		if i < 0 {
			if len(f.Fixes) > 0 {
				p.Unsafe++
			}
			continue
		}
		dir := filepath.Dir(f.File)
		if byDir[dir] == nil {
			dirs = append(dirs, dir)
		}
		byDir[dir] = append(byDir[dir], candidate{f, f.Fixes[i].Edits})
	}
	// A package is one unit of success: fixes of other directories neither
	// help nor hinder it.
	slices.Sort(dirs)
	for _, dir := range dirs {
		if err := p.add(byDir[dir], read, verify); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// add plans the fixes of one package.
func (p *Plan) add(list []candidate, read Read, verify Verify) error {
	s := &set{from: read, original: map[string][]byte{}, edits: map[string][]finding.Edit{}}
	var chosen []candidate
	for _, c := range list {
		why, overlap, err := s.admit(c)
		if err != nil {
			return err
		}
		if why != "" {
			p.Left = append(p.Left, Left{c.Finding, why, overlap})
			continue
		}
		chosen = append(chosen, c)
	}
	files, errs := s.result(verify)
	if len(errs) > 0 {
		// Some fix is wrong, or some do not go together: find out by trying
		// one after the other.
		files, chosen = p.oneByOne(chosen, s, verify)
	}
	p.Applied += len(chosen)
	p.Files = append(p.Files, files...)
	return nil
}

// oneByOne admits fixes as long as the package still compiles.
func (p *Plan) oneByOne(list []candidate, all *set, verify Verify) (files []File, chosen []candidate) {
	s := &set{from: all.from, original: all.original, edits: map[string][]finding.Edit{}}
	for _, c := range list {
		before := s.clone()
		_, _, _ = s.admit(c) // it was admitted among more
		got, errs := s.result(verify)
		if len(errs) > 0 {
			p.Left = append(p.Left, Left{c.Finding, "the result would not compile: " + message(errs[0]), false})
			s = before
			continue
		}
		files, chosen = got, append(chosen, c)
	}
	return files, chosen
}

// message is an error without its position, which is one in contents that
// nobody will see.
func message(err error) string {
	var e types.Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return err.Error()
}

// A set is a collection of edits that do not overlap.
type set struct {
	from     Read
	original map[string][]byte
	edits    map[string][]finding.Edit // sorted by offset
}

func (s *set) clone() *set {
	c := &set{from: s.from, original: s.original, edits: map[string][]finding.Edit{}}
	for name, edits := range s.edits {
		c.edits[name] = slices.Clone(edits)
	}
	return c
}

// admit takes all edits of a fix, or says why not.
func (s *set) admit(c candidate) (why string, overlap bool, err error) {
	var fresh []finding.Edit
	for _, e := range c.edits {
		src, err := s.read(e.File)
		if err != nil {
			return "", false, err
		}
		if generated(src) {
			return "the file is generated", false, nil
		}
		if e.Offset < 0 || e.End < e.Offset || e.End > len(src) {
			return "the file has changed meanwhile", false, nil
		}
		if _, overlaps := compare(fresh, e); overlaps {
			return "its own edits overlap", false, nil
		}
		same, overlaps := compare(s.edits[e.File], e)
		if overlaps {
			return "it overlaps another one", true, nil
		}
		if !same {
			fresh = append(fresh, e)
		}
	}
	for _, e := range fresh {
		list := append(s.edits[e.File], e)
		slices.SortStableFunc(list, func(a, b finding.Edit) int {
			return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.End, b.End))
		})
		s.edits[e.File] = list
	}
	return "", false, nil
}

func (s *set) read(name string) ([]byte, error) {
	if src, ok := s.original[name]; ok {
		return src, nil
	}
	src, err := s.from(name)
	if err == nil {
		s.original[name] = src
	}
	return src, err
}

// compare relates an edit to those admitted: it may be one of them (two fixes
// that add the same import), or overlap one. Two insertions at one place
// overlap too, since nobody knows their order.
func compare(list []finding.Edit, e finding.Edit) (same, overlaps bool) {
	for _, x := range list {
		switch {
		case x.File != e.File:
		case x == e:
			same = true
		case x.Offset == e.Offset, x.Offset < e.End && e.Offset < x.End:
			overlaps = true
		}
	}
	return same, overlaps
}

// result is what the files look like with the edits, and the type errors that
// they then have.
func (s *set) result(verify Verify) ([]File, []error) {
	var files []File
	contents := map[string][]byte{}
	for name, edits := range s.edits {
		old := s.original[name]
		contents[name] = applied(old, edits)
	}
	errs := verify(contents)
	for len(errs) > 0 && removeUnused(contents, errs) {
		errs = verify(contents)
	}
	for name, src := range contents {
		if old := s.original[name]; !bytes.Equal(old, src) {
			files = append(files, File{Name: name, Old: old, New: src})
		}
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return files, errs
}

// applied is a text with edits that are sorted and do not overlap. Only one that
// was formatted stays so: a fix is no reason to touch the rest of a file.
func applied(old []byte, edits []finding.Edit) []byte {
	src := apply(old, edits)
	if clean, err := format.Source(old); err == nil && bytes.Equal(clean, old) {
		if formatted, err := format.Source(src); err == nil {
			return formatted
		}
	}
	return src
}

// Single is a file with the edits of one fix in it, or an error if they are not
// of this text.
func Single(old []byte, edits []finding.Edit) ([]byte, error) {
	s := &set{from: func(string) ([]byte, error) { return old, nil }, original: map[string][]byte{}, edits: map[string][]finding.Edit{}}
	if why, _, err := s.admit(candidate{edits: edits}); err != nil || why != "" {
		return nil, cmp.Or(err, errors.New(why))
	}
	if len(s.edits) != 1 {
		return nil, errors.New("its edits are of several files")
	}
	return applied(old, s.edits[edits[0].File]), nil
}

// apply replaces sorted ranges that do not overlap.
func apply(src []byte, edits []finding.Edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, src[at:e.Offset]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, src[at:]...)
}

func generated(src []byte) bool {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.PackageClauseOnly|parser.ParseComments)
	return err == nil && ast.IsGenerated(f)
}

// Write writes the files of the plan, all of them or none.
func (p *Plan) Write() error { return atomic.WriteAll(p.Files) }
