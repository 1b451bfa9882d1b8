package report

import (
	"go/parser"
	"go/token"
	"strings"
)

// Doc returns the prose of a rule from its doc.go: the part of the package
// comment below the heading "# Analyzer name". It returns "" if there is none,
// which [analysis.Validate] and the suite's test then complain about.
func Doc(source, name string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil || f.Doc == nil {
		return ""
	}
	for section := range strings.SplitSeq(f.Doc.Text(), "\n# ") {
		if body, ok := strings.CutPrefix(section, "Analyzer "+name+"\n"); ok {
			return strings.TrimSpace(body)
		}
	}
	return ""
}
