package vettool

import (
	"encoding/json"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"
)

// forgets reports whether cmd/go would lose the findings of the unit.
//
// Go 1.26 caches what a unit printed under a key that does not tell a unit
// vetted for its facts (VetxOnly: prints nothing) from one that was asked
// for. After "go vet ./b", where b imports a, "go vet ./a" replays a's empty
// output. So units of the main module are then always analysed in full. At
// worst a finding of a package that was only imported is shown as well.
//
// Go 1.26 is recognised by having both Stdout (since 1.26) and ModulePath
// (Module instead since 1.27).
func forgets(cfg *unitchecker.Config, args []string) bool {
	if !cfg.VetxOnly || cfg.Stdout == "" || cfg.ModulePath == "" {
		return false
	}
	// The copies of packages that are made for a test have keys of their
	// own, and so has a package as it is without its test files; to print
	// for these as well would repeat findings.
	if importsVariant(cfg) || hasOwnTests(cfg, args) {
		return false
	}
	// Without -diff, -fix leaves no output that could be lost; and without an
	// archive for the fixed files, unitchecker would write them in place.
	return !slices.Contains(args, "-fix") || slices.Contains(args, "-diff")
}

// hasOwnTests reports whether the package has test files in it, as opposed
// to beside it. If so, it is asked for under the name of its test variant.
func hasOwnTests(cfg *unitchecker.Config, args []string) bool {
	if len(cfg.GoFiles) == 0 {
		return false
	}
	ctxt := build.Default
	for _, arg := range args {
		if tags, ok := strings.CutPrefix(arg, "-tags="); ok {
			ctxt.BuildTags = strings.Split(tags, ",")
		}
	}
	dir := cfg.Dir
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		return false
	}
	for _, name := range names {
		if match, err := ctxt.MatchFile(dir, filepath.Base(name)); err != nil || !match {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly)
		if err == nil && !strings.HasSuffix(f.Name.Name, "_test") {
			return true
		}
	}
	return false
}

// unforget has unitchecker read a unit that asks for everything.
func unforget(name string, data []byte) error {
	// Keep fields that this version of unitchecker does not know.
	var cfg map[string]any
	if err := json.Unmarshal(data, &cfg); err != nil {
		return err
	}
	cfg["VetxOnly"] = false
	data, err := json.Marshal(cfg)
	if err != nil {
		return err
	}
	// cmd/go removes the directory with all that is in it.
	name = filepath.Join(filepath.Dir(name), "ctxlint.cfg")
	os.Args[len(os.Args)-1] = name
	return os.WriteFile(name, data, 0o666)
}
