package driver

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/scanner"
	"go/token"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// schema is the version of what records mean beside what the program's own hash
// tells: a test has to change it.
const schema = "1"

// environment are the variables that change what the go command says.
var environment = []string{
	"GOOS", "GOARCH", "CGO_ENABLED", "GOFLAGS", "GOEXPERIMENT", "GOROOT", "GOTOOLCHAIN",
	"GOAMD64", "GOARM", "GOARM64", "GO386", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM",
}

// setting hashes what is the same for all units of a run: program, platform,
// tags, and the flags of the analyzers.
func setting(c *results.Cache, opts Options, x *executor) results.Hash {
	w := results.NewWriter(schema, c.Go, runtime.GOOS, runtime.GOARCH, opts.Tags)
	w.AddHash(c.Tool)
	for _, name := range environment {
		w.Add(name, lookup(opts.Env, name))
	}
	w.Add(build.Default.GOROOT, build.Default.GOOS, build.Default.GOARCH, strconv.FormatBool(build.Default.CgoEnabled))
	flags := func(a *analysis.Analyzer) {
		w.Add(a.Name)
		a.Flags.VisitAll(func(f *flag.Flag) { w.Add(f.Name, f.Value.String()) })
	}
	for _, a := range x.order {
		flags(a)
		w.Add(strconv.FormatBool(x.ruled[a]))
	}
	for _, r := range append(slices.Clip(x.rules.Known), suppress.Pseudo()) {
		if r.Analyzer != nil {
			flags(r.Analyzer)
		}
		for _, c := range r.Categories {
			w.Add(r.Name, c.Name, fmt.Sprint(x.rules.Ran(r.Name, c.Name), x.rules.Assumed(r.Name, c.Name)))
		}
	}
	return w.Sum()
}

// lookup returns a variable of an environment; nil is that of the process.
func lookup(env []string, name string) string {
	if env == nil {
		return os.Getenv(name)
	}
	value := ""
	for _, kv := range env {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			value = v // the last one counts
		}
	}
	return value
}

// key hashes what an analysis of a unit follows from, but for the shapes of
// its imports of the module. A unit that rests on sources other than the
// module's has none.
func (prog *program) key(u *unit) (key results.Hash, ok bool) {
	w := results.NewWriter(u.ID, u.PkgPath, u.Name, u.ForTest, strconv.FormatBool(u.reported), fmt.Sprintf("%T%+v", u.TypesSizes, u.TypesSizes))
	w.AddHash(prog.setting)
	if u.Module == nil {
		return key, false
	}
	w.Add(u.Module.Path, u.Module.Version, u.Module.GoVersion)
	for _, list := range [][]string{u.CompiledGoFiles, u.GoFiles, u.OtherFiles, u.IgnoredFiles} {
		w.Add(strconv.Itoa(len(list)))
		for _, name := range list {
			sum := prog.exec.files.Sum(name)
			if sum == (results.Hash{}) {
				return key, false
			}
			w.Add(name)
			w.AddHash(sum)
		}
	}
	for _, path := range sortedKeys(u.Imports) {
		dep := prog.byID[u.Imports[path].ID]
		w.Add(path, dep.ID)
		switch {
		case dep.inScope, dep.PkgPath == "unsafe":
		case dep.source && prog.home != nil:
			sum, ok := prog.closure(dep)
			if !ok {
				return key, false
			}
			w.AddHash(sum)
		case dep.source:
			return key, false
		default:
			archive, err := results.Archive(dep.ExportFile)
			if err != nil {
				return key, false
			}
			w.Add(archive)
		}
	}
	return w.Sum(), true
}

// shapeOf hashes all of a unit that an importer can see: its declarations,
// without their positions, its facts, and the shapes of what it imports. Key
// has those of other modules in it, but also what only the unit itself sees.
func (prog *program) shapeOf(u *unit, rec *record) results.Hash {
	w := results.NewWriter(u.ID, u.PkgPath, u.Name, u.Module.Path, u.Module.GoVersion, string(rec.facts))
	for i, name := range u.CompiledGoFiles {
		w.Add(name)
		w.AddHash(u.surface[i])
	}
	for _, path := range sortedKeys(u.Imports) {
		dep := prog.byID[u.Imports[path].ID]
		w.Add(path, dep.ID)
		if !dep.inScope {
			w.AddHash(dep.closed) // key had it
		}
		if !dep.source && dep.ExportFile != "" {
			archive, _ := results.Archive(dep.ExportFile) // key had it
			w.Add(archive)
		}
	}
	for _, h := range rec.Needs {
		w.AddHash(h)
	}
	return w.Sum()
}

// surface hashes the tokens of a file that are neither in the body of a
// declared function nor in a comment: what types are made from.
func surface(src []byte, fset *token.FileSet, f *ast.File) results.Hash {
	if bytes.Contains(src, []byte("//line ")) || bytes.Contains(src, []byte("/*line ")) {
		return results.Of(src) // names of files can't be told from it
	}
	w := results.NewWriter()
	at, file := 0, fset.File(f.FileStart)
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		tokens(w, src[at:file.Offset(fn.Body.Lbrace)])
		w.Add("{}")
		at = file.Offset(fn.Body.Rbrace) + 1
	}
	tokens(w, src[min(at, len(src)):])
	return w.Sum()
}

func tokens(w results.Writer, src []byte) {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), src, nil, 0)
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return
		case token.SEMICOLON:
			lit = ""
		}
		w.Add(tok.String(), lit)
	}
}
