package peers

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/wire"
)

// modulePath is the module that a suite's packages are put into.
const modulePath = "peer.example"

// vendored begins the directories of sources that stand for packages of other
// modules.
const vendored = "vendor/"

// A Finding is a diagnostic, located by places: its own first, then those of
// its related positions.
type Finding struct {
	Places  []string
	Message string
}

// Analyze writes the sources below dir as a module and runs analyzers over it.
func Analyze(dir string, sources []Source, analyzers []*analysis.Analyzer) ([]Finding, error) {
	placer, err := write(dir, sources)
	if err != nil {
		return nil, err
	}
	pkgs, err := load(dir)
	if err != nil {
		return nil, err
	}
	graph, err := checker.Analyze(analyzers, pkgs, nil)
	if err != nil {
		return nil, err
	}
	var (
		findings []Finding
		errs     []error
	)
	for _, act := range graph.Roots {
		if act.Err != nil {
			errs = append(errs, act.Err)
		}
		for _, d := range act.Diagnostics {
			if d.Category == wire.CategoryInternal {
				errs = append(errs, errors.New(d.Message))
				continue
			}
			f := Finding{Message: d.Message}
			f.Places = append(f.Places, placer.at(act.Package.Fset.Position(d.Pos).String()))
			for _, r := range d.Related {
				f.Places = append(f.Places, placer.at(act.Package.Fset.Position(r.Pos).String()))
			}
			findings = append(findings, f)
		}
	}
	return findings, errors.Join(errs...)
}

// A placer turns file positions into places.
type placer struct {
	dir     string
	samples map[string]string // by file, relative to dir
}

func (p placer) at(position string) string {
	position = strings.TrimPrefix(position, p.dir+string(filepath.Separator))
	file, rest, _ := strings.Cut(filepath.ToSlash(position), ":")
	if sample, ok := p.samples[file]; ok {
		return sample
	}
	line, _, _ := strings.Cut(rest, ":")
	return file + ":" + line
}

func write(dir string, sources []Source) (placer, error) {
	// The go command reports files by their real path.
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return placer{}, err
	}
	p := placer{dir, make(map[string]string)}
	files := map[string]string{"go.mod": "module " + modulePath + "\n\ngo 1.25.0\n"}
	for _, s := range sources {
		name := s.Dir + "/" + s.Name
		files[name] = s.Code
		if s.Sample != "" {
			p.samples[name] = s.Sample
		}
	}
	vendor(files, sources)
	for name, code := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return placer{}, err
		}
		if err := os.WriteFile(name, []byte(code), 0o644); err != nil {
			return placer{}, err
		}
	}
	return p, nil
}

// vendor tells the go command about the vendored packages. A module's path is
// taken to be all but the last element of its only package's.
func vendor(files map[string]string, sources []Source) {
	for _, s := range sources {
		pkg, ok := strings.CutPrefix(s.Dir, vendored)
		if !ok {
			continue
		}
		module := path.Dir(pkg)
		files["go.mod"] += fmt.Sprintf("\nrequire %s v0.0.0\n", module)
		files[vendored+"modules.txt"] += fmt.Sprintf("# %s v0.0.0\n## explicit\n%s\n", module, pkg)
	}
}

// load has syntax for the module's packages and export data for the others,
// which it then forgets: an analyzer with facts would want their syntax.
func load(dir string) ([]*packages.Package, error) {
	pkgs, err := packages.Load(&packages.Config{
		Dir: dir,
		Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GOPROXY=off"),
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedTypesSizes | packages.NeedTypesInfo | packages.NeedSyntax | packages.NeedModule,
	}, "./...")
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, pkg := range pkgs {
		for _, e := range pkg.Errors {
			errs = append(errs, fmt.Errorf("fixture does not compile: %w", e))
		}
		for path := range pkg.Imports {
			if !strings.HasPrefix(path, modulePath+"/") {
				delete(pkg.Imports, path)
			}
		}
	}
	return pkgs, errors.Join(errs...)
}
