package thread

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/builtwith"
	"github.com/ctxlint/ctxlint/internal/mainmodule"
)

const mode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo |
	packages.NeedModule | packages.NeedForTest

// A program is the main module, or all modules of a workspace, with tests.
//
// A file that is in several variants of a package has one syntax tree, whose
// positions name what is declared there in all of them.
type program struct {
	dir    string // where the go command runs, and
	env    []string
	texts  map[string][]byte // that stand in for files
	fset   *token.FileSet
	pkgs   []*packages.Package // every variant, dependencies first
	files  []*file
	byName map[string]*file
	fns    map[token.Pos]*fn    // by the position of their name
	uses   map[token.Pos][]*use // of functions, by the position of the function's name
	broken []*packages.Package

	links    *links
	families map[token.Pos]*family
	other    []*unloaded
	linked   []linkname
	context  *types.Package // for those that did not import it
}

// A file is one of the program, in one of the packages that have it.
type file struct {
	name      string
	src       []byte
	syntax    *ast.File
	pkg       *packages.Package
	generated bool
	cgo       bool
	test      bool

	needsContext bool // to be imported
}

func (p *program) at(pos token.Pos) token.Position { return p.fset.PositionFor(pos, false) }

// goVersion reports whether the file's module is written for at least that Go.
func (f *file) goVersion(want string) bool {
	m := f.pkg.Module
	return m == nil || m.GoVersion == "" || version.Compare("go"+m.GoVersion, want) >= 0
}

func load(ctx context.Context, opts Options) (*program, error) {
	roots, err := mainmodule.Dirs(ctx, opts.Dir, opts.Env, "ctxlint thread")
	if err != nil {
		return nil, err
	}
	cfg := &packages.Config{Context: ctx, Mode: mode, Dir: opts.Dir, Env: opts.Env, Tests: true, Fset: token.NewFileSet(), Overlay: opts.Texts}
	if opts.Tags != "" {
		cfg.BuildFlags = []string{"-tags=" + opts.Tags}
	}
	var patterns []string
	for _, r := range roots {
		patterns = append(patterns, filepath.ToSlash(r)+"/...")
	}
	pkgs, err := packages.Load(cfg, patterns...)
	if err != nil {
		return nil, fmt.Errorf("loading the module: %s", strings.TrimSpace(err.Error()))
	}
	p := &program{
		dir: opts.Dir, env: opts.Env, texts: opts.Texts, fset: cfg.Fset, byName: map[string]*file{},
		fns: map[token.Pos]*fn{}, uses: map[token.Pos][]*use{}, families: map[token.Pos]*family{},
	}
	packages.Visit(pkgs, nil, func(pkg *packages.Package) {
		if slices.Contains(pkgs, pkg) && !strings.HasSuffix(pkg.ID, ".test") {
			p.pkgs = append(p.pkgs, pkg)
		}
	})
	if len(p.pkgs) == 0 {
		return nil, errors.New("the module has no packages")
	}
	if m := p.pkgs[0].Module; m != nil && m.GoVersion != "" {
		if err := builtwith.Check("module "+m.Path, "go"+m.GoVersion, ""); err != nil {
			return nil, err
		}
	}
	for _, pkg := range p.pkgs {
		if len(pkg.Errors) > 0 || pkg.IllTyped {
			p.broken = append(p.broken, pkg)
		}
		if err := p.addFiles(pkg); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
	p.index()
	p.tie()
	p.addUnloaded()
	return p, nil
}

// addFiles enters the files of a package that no other variant had.
func (p *program) addFiles(pkg *packages.Package) error {
	for _, syntax := range pkg.Syntax {
		name := p.fset.File(syntax.FileStart).Name()
		if p.byName[name] != nil {
			continue
		}
		src, err := p.read(name)
		if err != nil {
			return err
		}
		if p.fset.File(syntax.FileStart).Size() != len(src) {
			return fmt.Errorf("%s changed while it was read: run ctxlint thread again", name)
		}
		f := &file{
			name: name, src: src, syntax: syntax, pkg: pkg,
			generated: ast.IsGenerated(syntax),
			// What cgo made of a file is elsewhere.
			cgo:  !slices.Contains(pkg.GoFiles, name),
			test: strings.HasSuffix(name, "_test.go"),
		}
		p.byName[name] = f
		p.files = append(p.files, f)
	}
	return nil
}

// read is the text of a file.
func (p *program) read(name string) ([]byte, error) {
	if text, ok := p.texts[name]; ok {
		return text, nil
	}
	return os.ReadFile(name)
}

// file returns the file that a position is in, nil if it is not ours.
func (p *program) file(pos token.Pos) *file {
	tf := p.fset.File(pos)
	if tf == nil {
		return nil
	}
	return p.byName[tf.Name()]
}
