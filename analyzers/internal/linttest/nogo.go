package linttest

import (
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/nogo"
)

// analyzeAsNogo is analyze as Bazel's nogo does it.
func (s *suite) analyzeAsNogo(pkgs []*packages.Package) ([]finding, error) {
	analyzers, err := s.create()
	if err != nil {
		return nil, err
	}
	var findings []finding
	for _, a := range analyzers {
		err := nogo.Analyze(a, pkgs, func(pkg *packages.Package, d analysis.Diagnostic) {
			findings = append(findings, finding{d, a.Name, pkg})
		})
		if err != nil {
			return nil, err
		}
	}
	return findings, nil
}

// blind are the categories that nogo finds less of, and why;
// docs/integrations/bazel.md says so.
var blind = map[string]string{
	"ctxkey/collision": "a key type of another module looks like one of the own",
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
