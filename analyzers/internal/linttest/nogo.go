package linttest

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/objectpath"
)

// analyzeAsNogo is analyze as Bazel's nogo does it: one package at a time, by
// itself; facts come from files, encoded; no module is known, no file can be
// read, and nobody says what else the driver has. Rules that rely on more than
// the analysis framework promises find something else here.
func (s *suite) analyzeAsNogo(pkgs []*packages.Package) ([]finding, error) {
	analyzers, err := s.create()
	if err != nil {
		return nil, err
	}
	var findings []finding
	for _, a := range analyzers {
		n := &nogo{facts: map[string][]byte{}, done: map[*packages.Package][]analysis.Diagnostic{}}
		for _, pkg := range pkgs {
			if err := n.run(a, pkg); err != nil {
				return nil, err
			}
			for _, d := range n.done[pkg] {
				findings = append(findings, finding{d, a.Name, pkg})
			}
		}
	}
	return findings, nil
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

// blind are the categories that nogo finds less of, and why;
// docs/integrations/bazel.md says so.
var blind = map[string]string{
	"ctxkey/builtin": "a key type of another module looks like one of the own",
}

// compareNogo says what nogo would not find, or find in addition. Fixes are
// left out: some need the text of the file. So are packages with files for other
// builds, of which nogo does not tell.
func compareNogo(pkgs []*packages.Package, here, there []finding) []string {
	if slices.ContainsFunc(pkgs, func(p *packages.Package) bool { return len(p.IgnoredFiles) > 0 }) {
		return nil
	}
	seen := map[string]int{}
	for _, line := range render(unfixed(there)) {
		seen[line]++
	}
	var problems []string
	for i, line := range render(unfixed(here)) {
		seen[line]--
		if seen[line] < 0 && blind[here[i].rule+"/"+here[i].Category] == "" {
			problems = append(problems, "nogo would not find "+line)
		}
	}
	for line, n := range seen {
		if n > 0 {
			problems = append(problems, "nogo would find "+line)
		}
	}
	slices.Sort(problems)
	return problems
}

func unfixed(list []finding) []finding {
	list = slices.Clone(list)
	for i := range list {
		list[i].SuggestedFixes = nil
	}
	return list
}
