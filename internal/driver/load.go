package driver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/token"
	"os"
	"os/exec"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/builtwith"
	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/results"
)

// Options says what to load and how.
type Options struct {
	Dir      string   // where patterns are resolved; empty is the working directory
	Env      []string // nil is the environment of the process
	Patterns []string // as go list takes them
	Tags     string   // value of -tags
	Tests    bool     // analyse test files too

	// FromSource type-checks dependencies from source, so that nothing is
	// compiled and dependencies may be broken.
	FromSource bool

	// Module lets the packages of a module decide together what findings leave
	// open, if the patterns name all of them, tests too. The rules' flags say
	// whether they report what can be decided.
	Module bool

	// Cache, if set, has the results of earlier runs. It is not asked in a run
	// FromSource, nor for packages that are named by their files.
	Cache *results.Cache

	// Overlay, if set, says what is to be read instead of some files.
	Overlay *overlay.Overlay

	// Listing, if set, has what the go command said in an earlier run. With Kept
	// the run fails with [ErrNotKept] where that is not enough.
	Listing *Listing
	Kept    bool

	// Explain, if set, is a place to say all about: [Result].Fates and Notes. Rules are
	// asked with their flag [wire.FlagExplain], and no cache is used.
	Explain *Place

	// Progress, if set, is told what takes time.
	Progress func(stage string)

	// Compiling, if set, is told when the go command takes long because it
	// compiles, and how many dependencies. It is called at most once.
	Compiling func(dependencies int)
}

// A Place is a line of a file, by its absolute name.
type Place struct {
	File string
	Line int
}

// A program is what the patterns mean: the packages of the main module that
// they match or need, and what those import.
type program struct {
	fset *token.FileSet
	pkgs []*unit // dependencies first
	byID map[string]*unit

	typer   *typer
	exec    *executor
	home    *packages.Module // module std or cmd, if that is the main module
	lenient bool             // analyse what is intact of packages that fail
	reuse
}

// A unit is one variant of a package.
type unit struct {
	*packages.Package
	deps    []*unit
	inScope bool // of the main module: analysed
	source  bool // type-checked from source: in scope, or imports such
	matched bool // named by a pattern: reported
	failed  bool // does not type-check
	partial bool // failed, and is analysed as far as it is intact
	empty   bool // has no files

	reported bool // rules run; otherwise only what makes facts

	broken []token.Pos      // of type errors
	listed []packages.Error // what the go command says is wrong with it

	whole   bool           // to be analysed; otherwise importers want its types
	key     results.Hash   // of its record, if it can have one
	record  *record        // that stands in for an analysis
	settled bool           // analysed, or there is a record that holds
	shape   results.Hash   // then, see record
	surface []results.Hash // of its files
	closed  results.Hash   // of its sources and those below, see closure

	twin  *unit      // that is analysed in its stead, see pair
	base  *unit      // it is the twin of that, and
	lends namedFacts // has found out so much of it

	started bool          // type-checking began
	done    chan struct{} // closed once Types is there
}

// UsageError is a failure that has one line to say: nothing could be loaded.
type UsageError struct{ msg string }

func (e UsageError) Error() string { return e.msg }

func usagef(format string, args ...any) error { return UsageError{fmt.Sprintf(format, args...)} }

// list asks the go command for the packages and everything that they import.
func list(ctx context.Context, opts Options) (*program, error) {
	home := standard(ctx, opts)
	mode := packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles |
		packages.NeedImports | packages.NeedDeps | packages.NeedModule |
		packages.NeedTypesSizes | packages.NeedForTest
	if !opts.FromSource && home == nil {
		mode |= packages.NeedExportFile
	}
	cfg := &packages.Config{Context: ctx, Mode: mode, Dir: opts.Dir, Env: opts.Env, Tests: opts.Tests}
	if opts.Tags != "" {
		cfg.BuildFlags = []string{"-tags=" + opts.Tags}
	}
	cfg.BuildFlags = append(cfg.BuildFlags, opts.Overlay.Flags()...)
	prog, err := load(cfg, opts, home)
	if err != nil && !errors.Is(err, ErrNotKept) && noModule(ctx, opts) {
		// Whatever the go command says of it, this is the reason.
		return nil, usagef("no go.mod in this directory or above it: ctxlint analyses the packages of a module")
	}
	return prog, err
}

func load(cfg *packages.Config, opts Options, home *packages.Module) (*program, error) {
	// What can't be analysed is refused before anything is compiled for it.
	if some := doubtful(opts.Patterns); len(some) > 0 && opts.Listing == nil {
		quick := *cfg
		quick.Mode, quick.Tests = packages.NeedName|packages.NeedFiles|packages.NeedModule, false
		roots, err := packages.Load(&quick, some...)
		if err != nil {
			return nil, listError(err)
		}
		if _, err := assemble(roots, some, home); err != nil {
			return nil, err
		}
	}
	if cfg.Mode&packages.NeedExportFile != 0 {
		defer watch(cfg.Context, opts)()
	}
	roots, err := opts.Listing.load(cfg, opts)
	switch {
	case errors.Is(err, ErrNotKept):
		return nil, err
	case err != nil:
		return nil, listError(err)
	}
	prog, err := assemble(roots, opts.Patterns, home)
	if prog != nil {
		prog.lenient = opts.FromSource
	}
	return prog, err
}

// doubtful returns the patterns that may name something else than packages of
// the main module: all but those for what is below a directory.
func doubtful(patterns []string) (some []string) {
	for _, p := range patterns {
		if !relative(p) || !strings.Contains(p, "...") {
			some = append(some, p)
		}
	}
	return some
}

// assemble makes a program of the packages that the go command found for patterns.
func assemble(roots []*packages.Package, patterns []string, home *packages.Module) (*program, error) {
	if len(roots) == 0 {
		return nil, usagef("no packages match %s", strings.Join(patterns, " "))
	}
	fset := token.NewFileSet()
	prog := &program{fset: fset, byID: map[string]*unit{}, typer: newTyper(fset), home: home}
	for _, p := range roots {
		prog.add(p).matched = true
	}
	return prog, prog.check(patterns)
}

// noModule reports whether there is no module at all.
func noModule(ctx context.Context, opts Options) bool {
	cmd := exec.CommandContext(ctx, "go", "env", "GOMOD", "GOWORK")
	cmd.Dir, cmd.Env = opts.Dir, opts.Env
	out, err := cmd.Output()
	mod, work, _ := strings.Cut(string(out), "\n")
	mod, work = strings.TrimSpace(mod), strings.TrimSpace(work)
	return err == nil && (mod == "" || mod == os.DevNull) && (work == "" || work == "off")
}

// add enters a package and its imports, dependencies first.
func (prog *program) add(p *packages.Package) *unit {
	if u, ok := prog.byID[p.ID]; ok {
		return u
	}
	if prog.home != nil && tree(p) == prog.home.Path {
		p.Module = prog.home
	}
	u := &unit{Package: p, inScope: inScope(p), listed: p.Errors, done: make(chan struct{})}
	p.Errors = nil // from now on our own
	if p.Dir == "" && len(u.listed) > 0 {
		// There is no such package. What go/packages takes for its file is the
		// one that imports it.
		p.GoFiles, p.CompiledGoFiles = nil, nil
	}
	prog.byID[p.ID] = u
	// What could not be compiled (or was not, when everything comes from
	// source) may still have types that are good enough.
	u.source = u.inScope || p.ExportFile == "" && p.PkgPath != "unsafe"
	for _, path := range sortedKeys(p.Imports) {
		dep := prog.add(p.Imports[path])
		u.deps = append(u.deps, dep)
		// Export data speak of the objects of other export data; a package
		// on top of source must be read from source itself.
		u.source = u.source || dep.source
	}
	prog.pkgs = append(prog.pkgs, u)
	return u
}

// inScope reports whether we analyse the package: it belongs to a main
// module, or to no module but named by its files.
func inScope(p *packages.Package) bool {
	if isTestMain(p) {
		return false
	}
	if p.Module != nil {
		return p.Module.Main
	}
	return strings.HasPrefix(p.ID, "command-line-arguments")
}

// isTestMain recognises the program that go test generates: nothing else may
// import testdeps.
func isTestMain(p *packages.Package) bool {
	return p.Name == "main" && strings.HasSuffix(p.ID, ".test") && p.Imports["testing/internal/testdeps"] != nil
}

// check finds the reasons to give up before any type-checking.
func (prog *program) check(patterns []string) error {
	found, hint := false, ""
	for _, u := range prog.pkgs {
		if !u.matched {
			continue
		}
		// The go command describes a pattern that it can't resolve as a
		// package without files.
		if len(u.GoFiles) == 0 && len(u.CompiledGoFiles) == 0 && len(u.listed) > 0 && !u.inScope && !isTestMain(u.Package) {
			return UsageError{oneLine(u.listed[0].Msg)}
		}
		found = found || u.inScope
		switch tree(u.Package) {
		case "std":
			hint = "; the standard library is analysed in $(go env GOROOT)/src"
		case "cmd":
			hint = "; the go command's tools are analysed in $(go env GOROOT)/src/cmd"
		}
		if err := tooNew(u); err != nil {
			return UsageError{err.Error()}
		}
	}
	if !found {
		return usagef("%s: no package of the main module matches%s", strings.Join(patterns, " "), hint)
	}
	return nil
}

// tooNew explains why a package can't be read by a program that an older Go
// built.
func tooNew(u *unit) error {
	if !u.inScope || u.Module == nil {
		return nil
	}
	archive := ""
	for _, dep := range u.deps {
		if !dep.source && dep.ExportFile != "" {
			archive = dep.ExportFile
			break
		}
	}
	return builtwith.Check("module "+u.Module.Path, goVersion(u.Module), archive)
}

// listError makes one line of the ways in which go list fails.
func listError(err error) error {
	if _, missing := exec.LookPath("go"); missing != nil { // go/packages hides it
		return usagef("the go command is not on the PATH; ctxlint needs it to find packages")
	}
	msg := err.Error()
	// "err: exit status 1: stderr: go: cannot find …"
	if _, after, ok := strings.Cut(msg, "stderr: "); ok && strings.TrimSpace(after) != "" {
		msg = after
	}
	return UsageError{oneLine(msg)}
}

// oneLine returns the first line that says something, with the next one if
// it ends in a colon. That the go command downloads says nothing.
func oneLine(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "go: downloading ") {
			continue
		}
		lines = append(lines, strings.TrimPrefix(line, "go: "))
		if !strings.HasSuffix(line, ":") {
			break
		}
	}
	return strings.Join(lines, " ")
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
