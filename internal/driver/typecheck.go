package driver

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
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

	read     func(name string) ([]byte, error)
	surfaces bool // are wanted
}

func newTyper(fset *token.FileSet) *typer {
	return &typer{
		fset:    fset,
		limit:   make(chan struct{}, runtime.GOMAXPROCS(0)),
		files:   map[string]*parsed{},
		exports: map[string]*types.Package{"unsafe": types.Unsafe},
		read:    os.ReadFile,
	}
}

// run makes an executor that of a program.
func (prog *program) run(x *executor) {
	prog.exec, prog.typer.read = x, x.files.Read
}

// typecheck analyses the units and all that they need of the module, unless
// their results are known.
func (prog *program) typecheck(ctx context.Context, roots []*unit) {
	needed := map[*unit]bool{}
	var need func(u *unit)
	need = func(u *unit) {
		if u.started || needed[u] || !u.source {
			return
		}
		needed[u] = true
		for _, dep := range u.deps {
			need(dep)
		}
	}
	for _, u := range roots {
		u.reported = true
		need(u)
	}
	var units []*unit
	for _, u := range append(slices.Clip(prog.pkgs), roots...) { // a second attempt is not in the list
		if needed[u] && u.inScope && u.record == nil {
			units = append(units, u)
			delete(needed, u)
		}
	}
	if prog.cache != nil {
		prog.settle(ctx, units)
	} else {
		prog.analyse(ctx, units)
	}
}

// analyse gives units of the main module, and all that they need, their types:
// the units from source with everything that analysis needs, all others from
// export data, or from source without function bodies. So are others that are
// wanted for their types alone.
func (prog *program) analyse(ctx context.Context, units []*unit, others ...*unit) {
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
	for _, u := range units {
		u.whole = true
		need(u)
	}
	prog.pair(units)
	for _, u := range others {
		need(u)
	}
	var sources, exports []*unit
	for _, u := range append(slices.Clip(prog.pkgs), units...) { // a second attempt is not in the list
		if needed[u] && !u.started {
			u.started = true
			if u.source {
				sources = append(sources, u)
			} else {
				exports = append(exports, u)
			}
		}
	}
	prog.types(ctx, sources, exports)
}

// types gives the units their types, and analyses those that are whole.
func (prog *program) types(ctx context.Context, sources, exports []*unit) {
	c := prog.typer
	for _, u := range sources {
		c.expect(u) // all of them before the first is parsed
	}
	var wg sync.WaitGroup
	for _, u := range sources {
		wg.Go(func() {
			defer close(u.done)
			for _, dep := range u.deps {
				<-dep.done
			}
			u.meet()
			c.limit <- struct{}{}
			defer func() { <-c.limit }()
			if ctx.Err() != nil {
				u.failed = true // and so do all on top of it; nobody will ask
				return
			}
			c.parse(u)
			c.check(u, prog.exec)
			switch {
			case u.whole:
				prog.finish(u)
			case u.record != nil:
				prog.exec.recall(u, u.record.written())
			}
			c.forget(u)
		})
	}
	// Export data are read one after the other: reading one package may add
	// objects to another, and nobody may look at either meanwhile.
	for _, u := range exports {
		c.export(u)
	}
	for _, u := range exports {
		close(u.done)
	}
	wg.Wait()
}

// finish analyses a unit that has its types, as far as it is intact.
func (prog *program) finish(u *unit) {
	u.partial = u.failed && prog.lenient && u.inScope && partly(u)
	if (!u.failed || u.partial) && !u.empty && prog.exec != nil {
		rec := prog.exec.take(u)
		if rec == nil {
			rec = prog.exec.run(u)
		}
		if prog.cache != nil {
			prog.keep(u, rec)
		}
	}
}

// check type-checks a unit from its syntax. If that has the files of another one,
// and more, x is to find out about those between two steps.
func (c *typer) check(u *unit, x *executor) {
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

		IgnoreFuncBodies: !u.bodies(),
	}
	var info *types.Info
	if u.bodies() {
		info = newInfo(u.Syntax)
	}
	u.TypesInfo = info
	checker, files := types.NewChecker(conf, c.fset, u.Types, info), u.Syntax
	if u.base != nil && x != nil && len(u.Errors) == 0 {
		n := len(u.base.CompiledGoFiles)
		_ = checker.Files(files[:n]) // errors went to conf.Error
		if len(u.Errors) == 0 {
			x.runBase(u)
		}
		files = files[n:]
	}
	_ = checker.Files(files)
	u.Types.MarkComplete()
	if u.whole {
		u.failed = len(u.Errors) > 0
		u.empty = len(u.Syntax) == 0
	}
	if !u.bodies() {
		u.Syntax = nil
	}
}

// newInfo returns room for what is told of the syntax of some files. That is a map
// entry for every 17 bytes of Go, and most of what type-checking allocates: the maps
// are made for three in four of the usual number, so that they seldom grow.
func newInfo(files []*ast.File) *types.Info {
	size := 0
	for _, f := range files {
		size += int(f.FileEnd - f.FileStart)
	}
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, size/24),
		Defs:         make(map[*ast.Ident]types.Object, size/200),
		Uses:         make(map[*ast.Ident]types.Object, size/30),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope, size/300),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection, size/160),
		FileVersions: make(map[*ast.File]string, len(files)),
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
