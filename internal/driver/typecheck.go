package driver

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"os"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// A typer gives packages their types.
type typer struct {
	fset  *token.FileSet
	limit chan struct{} // CPU-bound work under way

	mu    sync.Mutex
	files map[string]*parsed

	exports map[string]*types.Package // by package path; only used by export
}

func newTyper(fset *token.FileSet) *typer {
	return &typer{
		fset:    fset,
		limit:   make(chan struct{}, runtime.GOMAXPROCS(0)),
		files:   map[string]*parsed{},
		exports: map[string]*types.Package{"unsafe": types.Unsafe},
	}
}

// typecheck gives the units and all that they need their types: units of the
// main module from source with everything that analysis needs, all others
// from export data, or from source without function bodies.
func (prog *program) typecheck(roots []*unit) {
	needed := map[*unit]bool{}
	var need func(u *unit)
	need = func(u *unit) {
		if u.started || needed[u] {
			return
		}
		needed[u] = true
		if u.source {
			for _, dep := range u.deps {
				need(dep)
			}
		}
	}
	for _, u := range roots {
		u.reported = true
		need(u)
	}

	c := prog.typer
	units := prog.pkgs
	for _, u := range roots { // a second attempt is not in the list
		if prog.byID[u.ID] != u {
			units = append(slices.Clone(units), u)
		}
	}
	for _, u := range units {
		if needed[u] {
			u.started = true
			if u.source {
				c.expect(u) // all of them before the first is parsed
			}
		}
	}
	var wg sync.WaitGroup
	for _, u := range units {
		if !needed[u] || !u.source {
			continue
		}
		wg.Go(func() {
			defer close(u.done)
			for _, dep := range u.deps {
				<-dep.done
			}
			c.limit <- struct{}{}
			defer func() { <-c.limit }()
			c.parse(u)
			c.check(u)
			u.partial = u.failed && prog.lenient && u.inScope && partly(u)
			if u.inScope && (!u.failed || u.partial) && !u.empty && prog.exec != nil {
				prog.exec.run(u)
			}
			c.forget(u)
		})
	}
	// Export data are read one after the other: reading one package may add
	// objects to another, and nobody may look at either meanwhile.
	for _, u := range prog.pkgs {
		if needed[u] && !u.source {
			c.export(u)
		}
	}
	for _, u := range prog.pkgs {
		if needed[u] && !u.source {
			close(u.done)
		}
	}
	wg.Wait()
}

type parsed struct {
	users int // units that have yet to be checked
	once  sync.Once
	file  *ast.File
	err   error
}

// expect counts a unit among the users of its files. Variants of a package
// share the syntax of their common files.
func (c *typer) expect(u *unit) {
	for _, name := range u.CompiledGoFiles {
		if c.files[name] == nil {
			c.files[name] = new(parsed)
		}
		c.files[name].users++
	}
}

// forget drops the syntax of a unit, and of its files when no other unit has
// use for them: for a large module that is most of the memory.
func (c *typer) forget(u *unit) {
	u.Syntax, u.TypesInfo = nil, nil
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range u.CompiledGoFiles {
		if p := c.files[name]; p != nil {
			if p.users--; p.users == 0 {
				delete(c.files, name)
			}
		}
	}
}

// parse reads the files of a unit.
func (c *typer) parse(u *unit) {
	for _, name := range u.CompiledGoFiles {
		c.mu.Lock()
		p := c.files[name]
		c.mu.Unlock()
		p.once.Do(func() { p.file, p.err = parseFile(c.fset, name, nil, u.inScope) })
		if p.file != nil {
			u.Syntax = append(u.Syntax, p.file)
		}
		if p.err != nil {
			u.addError(p.err)
		}
	}
}

// parseFile parses a file, whole if it is to be analysed. Of dependencies
// only the declarations count: bodies are dropped at once, and with them
// their memory and the work of checking them.
func parseFile(fset *token.FileSet, name string, src []byte, whole bool) (*ast.File, error) {
	if src == nil {
		var err error
		if src, err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	if whole {
		return parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
	}
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if f != nil {
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				fn.Body.List = nil
			}
		}
	}
	return f, err
}

// check type-checks a unit from its syntax.
func (c *typer) check(u *unit) {
	if u.PkgPath == "unsafe" {
		u.Types = types.Unsafe
		return
	}
	if len(u.CompiledGoFiles) == 0 && len(u.listed) > 0 {
		u.failed = true
		return
	}
	u.Fset = c.fset
	u.Types = types.NewPackage(u.PkgPath, u.Name)
	conf := &types.Config{
		Importer:  importer(u.imported),
		Sizes:     u.TypesSizes,
		GoVersion: goVersion(u.Module),
		Error:     u.addError,

		IgnoreFuncBodies: !u.inScope,
	}
	var info *types.Info
	if u.inScope {
		info = newInfo()
	}
	_ = types.NewChecker(conf, c.fset, u.Types, info).Files(u.Syntax) // errors went to conf.Error
	u.Types.MarkComplete()
	u.TypesInfo = info
	if !u.inScope {
		u.Syntax = nil
	}
	u.failed = len(u.Errors) > 0
	u.empty = len(u.Syntax) == 0
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
}

// goVersion is the language version of a module, as go vet computes it.
func goVersion(m *packages.Module) string {
	switch {
	case m == nil:
		return ""
	case m.GoVersion == "":
		return "go1.16"
	}
	return "go" + m.GoVersion
}

// imported resolves an import of the unit.
func (u *unit) imported(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	p := u.Imports[path]
	if p == nil { // an import cycle, or cgo failed
		known := "the go command does not know it"
		if path == "C" {
			known = "it needs cgo and a C compiler"
		}
		return nil, errors.New(why(known, u.listed))
	}
	for _, dep := range u.deps {
		if dep.Package == p && (p.Types == nil || !p.Types.Complete()) {
			return nil, errors.New(why("it has no types", p.Errors, dep.listed))
		}
	}
	return p.Types, nil
}

// why returns the first error of the lists, or else what is known.
func why(known string, lists ...[]packages.Error) string {
	for _, list := range lists {
		if len(list) > 0 {
			return oneLine(list[0].Msg)
		}
	}
	return known
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

// export reads the types of a unit from what the compiler wrote.
func (c *typer) export(u *unit) {
	if u.PkgPath == "unsafe" {
		u.Types = types.Unsafe
		return
	}
	pkg, err := c.readExport(u)
	if err != nil {
		u.addError(err)
		return
	}
	u.Types = pkg
}

func (c *typer) readExport(u *unit) (*types.Package, error) {
	if u.ExportFile == "" {
		return nil, fmt.Errorf("it does not compile")
	}
	f, err := os.Open(u.ExportFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(r, c.fset, c.exports, u.PkgPath)
}

// addError records an error of any of the packages that report some.
func (u *unit) addError(err error) {
	add := func(pos, msg string, kind packages.ErrorKind) {
		u.Errors = append(u.Errors, packages.Error{Pos: pos, Msg: msg, Kind: kind})
	}
	var (
		list   scanner.ErrorList
		typing types.Error
		path   *os.PathError
	)
	switch {
	case errors.As(err, &list):
		for _, e := range list {
			add(e.Pos.String(), e.Msg, packages.ParseError)
		}
	case errors.As(err, &typing):
		u.broken = append(u.broken, typing.Pos)
		add(typing.Fset.Position(typing.Pos).String(), typing.Msg, packages.TypeError)
	case errors.As(err, &path):
		add(path.Path+":1", path.Err.Error(), packages.ParseError)
	default:
		add("", err.Error(), packages.UnknownError)
	}
}
