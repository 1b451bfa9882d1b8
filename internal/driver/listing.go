package driver

import (
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/results"
)

// A Listing keeps what the go command said of a module for the next run of the
// same process, which is most of the time of a run in which little changed. It
// holds as long as nothing changed that the go command looks at: which source
// files there are, what stands in them up to their imports, go.mod and the like.
// It is not kept of a module of which something is wrong, or that rests on
// sources which lie elsewhere and can change too. It is for one run at a time.
//
// The patterns are to name packages of the module whose root is Options.Dir.
type Listing struct {
	state results.Hash
	roots []*packages.Package
	heads map[results.Hash]results.Hash // of files, by the hash of their texts
}

// ErrNotKept is the failure of a run that was not to ask the go command.
var ErrNotKept = errors.New("the go command has to be asked")

// load is packages.Load, unless what that said is known. The packages may be
// changed.
func (l *Listing) load(cfg *packages.Config, opts Options) ([]*packages.Package, error) {
	if l == nil {
		return packages.Load(cfg, opts.Patterns...)
	}
	state, ok := l.look(opts)
	if ok && state == l.state && archived(l.roots) {
		return clones(l.roots), nil
	}
	if opts.Kept {
		return nil, ErrNotKept
	}
	l.roots, l.state = nil, results.Hash{}
	roots, err := packages.Load(cfg, opts.Patterns...)
	if err != nil || !ok || !lasting(roots, opts.Dir) {
		return roots, err
	}
	if again, ok := l.look(opts); ok && again == state {
		l.roots, l.state = clones(roots), state
	}
	return roots, nil
}

// look hashes what the go command looks at.
func (l *Listing) look(opts Options) (state results.Hash, ok bool) {
	w := results.NewWriter(opts.Dir, opts.Tags, strconv.FormatBool(opts.Tests), strconv.FormatBool(opts.FromSource), strings.Join(opts.Patterns, " "))
	for at := opts.Dir; ; at = filepath.Dir(at) {
		work, _ := os.ReadFile(filepath.Join(at, "go.work")) // mostly there is none
		w.Add(string(work))
		if at == filepath.Dir(at) {
			break
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "vendor/modules.txt"} {
		text, _ := opts.Overlay.ReadFile(filepath.Join(opts.Dir, name)) // empty if there is none
		w.Add(string(text))
	}
	names, err := sources(opts.Dir, opts.Overlay)
	if err != nil {
		return state, false
	}
	heads := map[results.Hash]results.Hash{}
	for _, name := range names {
		text, err := opts.Overlay.ReadFile(name)
		if err != nil {
			continue // it is gone, by the overlay or meanwhile
		}
		sum := results.Of(text)
		head, ok := l.heads[sum]
		if !ok {
			head = headOf(name, text)
		}
		heads[sum] = head
		w.Add(name)
		w.AddHash(head)
	}
	l.heads = heads
	return w.Sum(), true
}

// sources are the files of a module that the go command may take for source, in
// order.
func sources(root string, o *overlay.Overlay) ([]string, error) {
	var names []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		switch {
		case !d.IsDir():
			if isSource(name) {
				names = append(names, name)
			}
		case name == root:
		case base == "testdata", base == "vendor", base == "node_modules", base[0] == '.', base[0] == '_', exists(filepath.Join(name, "go.mod")):
			return filepath.SkipDir
		}
		return nil
	})
	for _, name := range o.Names() {
		if rel, err := filepath.Rel(root, name); err == nil && filepath.IsLocal(rel) && isSource(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), err
}

func isSource(name string) bool {
	switch filepath.Ext(name) {
	case ".go", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx", ".f", ".F", ".for", ".f90", ".s", ".S", ".sx", ".swig", ".swigcxx", ".syso":
		return true
	}
	return false
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// headOf hashes a file up to the end of its imports; all of one that cgo reads,
// and of one that is no Go.
func headOf(name string, text []byte) results.Hash {
	if filepath.Ext(name) != ".go" {
		return results.Of(text)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.ImportsOnly)
	if err != nil || f.Name == nil {
		return results.Of(text)
	}
	end := f.Name.End()
	for _, spec := range f.Imports {
		if spec.Path.Value == `"C"` {
			return results.Of(text)
		}
		end = max(end, spec.End())
	}
	return results.Of(text[:fset.File(f.FileStart).Offset(end)])
}

// lasting reports whether packages are whole, and none of them is made from
// sources outside of the module at root that may change.
func lasting(roots []*packages.Package, root string) bool {
	ok := true
	packages.Visit(roots, nil, func(p *packages.Package) {
		m := p.Module
		switch {
		case len(p.Errors) > 0:
			ok = false
		case m == nil: // the standard library
		case m.Main:
			ok = ok && same(m.Dir, root)
		case m.Replace != nil && m.Replace.Version == "":
			ok = false
		}
	})
	return ok
}

// archived reports whether the export data of dependencies are still there: the
// go command removes what nobody has used for days.
func archived(roots []*packages.Package) bool {
	ok := true
	packages.Visit(roots, func(p *packages.Package) bool {
		if ok && p.ExportFile != "" && !inScope(p) && !isTestMain(p) {
			ok = exists(p.ExportFile)
		}
		return ok
	}, nil)
	return ok
}

// clones returns a copy of packages and of all that they import.
func clones(roots []*packages.Package) []*packages.Package {
	made := map[*packages.Package]*packages.Package{}
	var clone func(p *packages.Package) *packages.Package
	clone = func(p *packages.Package) *packages.Package {
		if c, ok := made[p]; ok {
			return c
		}
		c := *p
		made[p] = &c
		c.Imports = maps.Clone(p.Imports)
		for path, imported := range p.Imports {
			c.Imports[path] = clone(imported)
		}
		return &c
	}
	var list []*packages.Package
	for _, p := range roots {
		list = append(list, clone(p))
	}
	return list
}
