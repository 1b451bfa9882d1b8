package linttest

import (
	"fmt"
	"slices"
	"strings"

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

// compareNogo says what nogo would not find, or find in addition. Fixes are
// left out: some need the text of the file.
func compareNogo(here, there []finding) []string {
	a, b := render(unfixed(here)), render(unfixed(there))
	slices.Sort(a)
	slices.Sort(b)
	if slices.Equal(a, b) {
		return nil
	}
	return []string{fmt.Sprintf("nogo would differ\n-- here --\n%s\n-- nogo --\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))}
}

func unfixed(list []finding) []finding {
	list = slices.Clone(list)
	for i := range list {
		list[i].SuggestedFixes = nil
	}
	return list
}
