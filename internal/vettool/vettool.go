// Package vettool is the door for go vet -vettool: x/tools' unitchecker with
// a short cut for dependencies, and with what it takes to lose no finding
// under Go 1.26.
package vettool

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/ctxlint/ctxlint/internal/builtwith"
)

// Speaks reports whether the arguments are those of go vet, not of a person.
func Speaks(args []string) bool {
	return slices.Contains(args, "-V=full") || slices.Contains(args, "-flags") ||
		len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Main answers go vet and does not return.
func Main(analyzers ...*analysis.Analyzer) {
	if name := os.Args[len(os.Args)-1]; strings.HasSuffix(name, ".cfg") {
		os.Args = append(os.Args[:1:1], keepVariant(os.Args[1:], analyzers)...)
		exitOn(checkFlags(os.Args[1:], analyzers))
		prepare(name)
	}
	unitchecker.Main(append(slices.Clip(analyzers), variant())...)
}

// prepare looks at the unit before unitchecker does. What it can't read is
// unitchecker's to complain about.
func prepare(name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	cfg := new(unitchecker.Config)
	if json.Unmarshal(data, cfg) != nil {
		return
	}
	if cfg.VetxOnly && outside(cfg) {
		// Nothing of a dependency is analysed. An empty file means that
		// there are no facts.
		exitOn(os.WriteFile(cfg.VetxOutput, nil, 0o666))
		os.Exit(0)
	}
	if err := tooNew(cfg); err != nil {
		exitOn(err)
	}
	if forgets(cfg, os.Args[1:]) {
		exitOn(unforget(name, data))
	}
}

// checkFlags sets the flags of rules for the first time, because unitchecker
// would follow a wrong value with pages about its use.
func checkFlags(args []string, analyzers []*analysis.Analyzer) error {
	for _, arg := range args {
		name, value, given := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		rule, option, ofRule := strings.Cut(name, ".")
		if !given || !ofRule {
			continue
		}
		for _, a := range analyzers {
			if a.Name != rule || a.Flags.Lookup(option) == nil {
				continue
			}
			if err := a.Flags.Set(option, value); err != nil {
				return fmt.Errorf("-%s: %w", name, err)
			}
		}
	}
	return nil
}

// tooNew explains why a unit can't be read by a tool that an older Go built.
func tooNew(cfg *unitchecker.Config) error {
	archive := ""
	for _, archive = range cfg.PackageFile {
		break
	}
	return builtwith.Check(cfg.ImportPath, cfg.GoVersion, archive)
}

// outside reports whether the unit belongs to no main module.
func outside(cfg *unitchecker.Config) bool {
	if m := cfg.Module; m != nil { // since Go 1.27
		return !m.Main && m.Version != "" || m.Path == ""
	}
	return cfg.ModulePath == "" || cfg.ModuleVersion != ""
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", filepath.Base(os.Args[0]), err)
		os.Exit(1)
	}
}
