// Package nogo runs analyzers as Bazel's nogo does, for tests: one package at
// a time, by itself; facts come from files, encoded; no module is known, no
// file can be read, and nobody says what else the driver has. Rules that rely
// on more than the analysis framework promises find something else here.
package nogo

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/objectpath"
)

// Analyze runs an analyzer over the packages, those first that others import,
// and over what they import as far as it has syntax. What it says of the
// packages themselves is reported in their order.
func Analyze(a *analysis.Analyzer, pkgs []*packages.Package, report func(*packages.Package, analysis.Diagnostic)) error {
	n := &nogo{facts: map[string][]byte{}, done: map[*packages.Package][]analysis.Diagnostic{}}
	for _, pkg := range pkgs {
		if err := n.run(a, pkg); err != nil {
			return err
		}
		for _, d := range n.done[pkg] {
			report(pkg, d)
		}
	}
	return nil
}

type nogo struct {
	facts map[string][]byte // gob, by factName
	done  map[*packages.Package][]analysis.Diagnostic
}

// run analyses a package after those of the case that it imports.
func (n *nogo) run(root *analysis.Analyzer, pkg *packages.Package) error {
	if _, ok := n.done[pkg]; ok || pkg.Syntax == nil {
		return nil
	}
	n.done[pkg] = nil
	for _, dep := range pkg.Imports {
		if err := n.run(root, dep); err != nil {
			return err
		}
	}
	results := map[*analysis.Analyzer]any{}
	var visit func(a *analysis.Analyzer) error
	visit = func(a *analysis.Analyzer) error {
		if _, ok := results[a]; ok {
			return nil
		}
		for _, req := range a.Requires {
			if err := visit(req); err != nil {
				return err
			}
		}
		return n.apply(a, a == root, pkg, results)
	}
	return visit(root)
}

func (n *nogo) apply(a *analysis.Analyzer, root bool, pkg *packages.Package, results map[*analysis.Analyzer]any) (err error) {
	own := map[string]analysis.Fact{}
	pass := &analysis.Pass{
		Analyzer: a, Fset: pkg.Fset, Files: pkg.Syntax, Pkg: pkg.Types, TypesInfo: pkg.TypesInfo, TypesSizes: pkg.TypesSizes,
		OtherFiles: pkg.OtherFiles, ResultOf: map[*analysis.Analyzer]any{},
		Report: func(d analysis.Diagnostic) {
			if root {
				n.done[pkg] = append(n.done[pkg], d)
			}
		},
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
			if name, ok := factName(obj, fact); ok {
				own[name] = fact
			}
		},
		ImportObjectFact: func(obj types.Object, fact analysis.Fact) bool {
			name, ok := factName(obj, fact)
			if !ok {
				return false
			}
			if known, ok := own[name]; ok {
				reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(known).Elem())
				return true
			}
			data, ok := n.facts[name]
			return ok && gob.NewDecoder(bytes.NewReader(data)).Decode(fact) == nil
		},
	}
	for _, req := range a.Requires {
		pass.ResultOf[req] = results[req]
	}
	results[a], err = a.Run(pass)
	if err != nil {
		return fmt.Errorf("%s@%s as nogo: %w", a.Name, pkg.ID, err)
	}
	for name, fact := range own {
		var data bytes.Buffer
		if err := gob.NewEncoder(&data).Encode(fact); err != nil {
			return err
		}
		n.facts[name] = data.Bytes()
	}
	return nil
}

// factName names a fact from outside: by what an object's path is in its
// package. Local objects have none.
func factName(obj types.Object, fact analysis.Fact) (string, bool) {
	if obj.Pkg() == nil {
		return "", false
	}
	path, err := objectpath.For(obj)
	return fmt.Sprintf("%s\x00%s\x00%T", obj.Pkg().Path(), path, fact), err == nil
}
