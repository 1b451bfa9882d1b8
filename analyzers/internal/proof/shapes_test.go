package proof_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

const (
	shapesDir  = "shapes"
	shapesPage = "docs/shapes.md"
	correct    = "Correct code" // the section whose rows have no finding
)

// A shape is a row of testdata/peers/shapes.txt.
type shape struct {
	section, text, place, rule, remark string
}

// TestShapes runs all rules on testdata/src/shapes. Each defect is found by the
// rule that its row names, or by none; correct code has no finding of the default
// tier. It renders docs/shapes.md.
func TestShapes(t *testing.T) {
	list := readShapes(t)
	found := make(map[string][]policy.Claim)
	for _, f := range linttest.Load(t, shapesDir, analyzers.All(), analyzers.Alone()).Findings() {
		ref := policy.Claim{Ref: policy.Ref{Rule: f.Rule, Category: f.Category}, Assumed: f.Assumed}
		for _, place := range placesOf(t, f.Pos) {
			found[place] = append(found[place], ref)
		}
	}
	for _, s := range list {
		refs := found[s.place]
		switch {
		case !exists(t, s.place):
			t.Errorf("%s: there is no such declaration", s.place)
		case s.section == correct:
			for _, ref := range refs {
				if tier(ref) == policy.Default {
					t.Errorf("%s is correct, and %s reports it", s.place, ref)
				}
			}
		case s.rule == "-":
			if s.remark == "" {
				t.Errorf("%s: no rule, and no reason", s.place)
			}
			if len(refs) > 0 {
				t.Errorf("%s is not covered, says its row, and %v reports it", s.place, refs)
			}
		case !slices.ContainsFunc(refs, func(ref policy.Claim) bool { return ref.String() == s.rule }):
			t.Errorf("%s: want a finding of %s, have %v", s.place, s.rule, refs)
		}
	}
	page := renderShapes(list, found)
	path := filepath.Join(linttest.TestData(), "..", filepath.FromSlash(shapesPage))
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != page {
		t.Errorf("%s is not up to date (%v); repair: go test ./analyzers/internal/proof -run TestShapes -update", shapesPage, err)
	}
}

func tier(c policy.Claim) policy.Tier {
	rule, _ := policy.Of(c.Rule)
	category, _ := rule.Category(c.Category)
	return rule.Tier(category, c.Assumed)
}

func readShapes(t *testing.T) (list []shape) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(linttest.TestData(), "peers", "shapes.txt"))
	if err != nil {
		t.Fatal(err)
	}
	section := ""
	for i, line := range strings.Split(string(content), "\n") {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			section = title
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		if len(fields) != 5 {
			t.Fatalf("line %d: %d fields, want 5", i+1, len(fields))
		}
		for j := range fields {
			fields[j] = strings.TrimSpace(fields[j])
		}
		list = append(list, shape{section, fields[1], fields[2], fields[3], fields[4]})
	}
	return list
}

// parseShapes parses the files of a package of shapes.
func parseShapes(t *testing.T, dir string) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(linttest.TestData(), "src", shapesDir, dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return fset, files
}

// exists reports whether a place names a declaration.
func exists(t *testing.T, place string) bool {
	dir, name, _ := strings.Cut(place, ":")
	_, files := parseShapes(t, dir)
	for _, f := range files {
		for _, d := range f.Decls {
			if slices.Contains(namesOf(d, func(ast.Node) bool { return true }), name) {
				return true
			}
		}
	}
	return false
}

// placesOf returns the places of the declarations that a position is in.
func placesOf(t *testing.T, pos token.Position) []string {
	dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(pos.Filename)), shapesDir+"/")
	fset, files := parseShapes(t, dir)
	within := func(n ast.Node) bool {
		from, to := fset.Position(n.Pos()), fset.Position(n.End())
		return filepath.Base(from.Filename) == filepath.Base(pos.Filename) && from.Offset <= pos.Offset && pos.Offset <= to.Offset
	}
	var places []string
	for _, f := range files {
		for _, d := range f.Decls {
			if !within(d) {
				continue
			}
			for _, name := range namesOf(d, within) {
				places = append(places, dir+":"+name)
			}
		}
	}
	return places
}

// namesOf names what a declaration declares, as far as it is wanted.
func namesOf(d ast.Decl, wanted func(ast.Node) bool) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		names = append(names, d.Name.Name)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if !wanted(spec) {
				continue
			}
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
			case *ast.ValueSpec:
				names = append(names, spec.Names[0].Name)
			}
		}
	}
	return names
}

const shapesHead = `<!-- Written by go test ./analyzers/internal/proof -run TestShapes -update, from testdata/peers/shapes.txt. -->

# Shapes

Shapes of defects that none of the other checks reports for what they are, and shapes of correct code that some of them
report or their users have complained of. The peers were run on small cases of each; every case here is a declaration below
[testdata/src/shapes](../testdata/src/shapes), and the test that writes this page runs all rules on them. Idea by idea,
the comparison is [peers.md](peers.md).
`

func renderShapes(list []shape, found map[string][]policy.Claim) string {
	var b strings.Builder
	b.WriteString(shapesHead)
	covered, silent, section := 0, 0, ""
	for _, s := range list {
		if s.section != section {
			section = s.section
			fmt.Fprintf(&b, "\n## %s\n\n", section)
			if section == correct {
				b.WriteString("| shape | reported by | fixture |\n|---|---|---|\n")
			} else {
				b.WriteString("| shape | ctxlint | tier | fixture | |\n|---|---|---|---|---|\n")
			}
		}
		dir, name, _ := strings.Cut(s.place, ":")
		fixture := fmt.Sprintf("[%s](../testdata/src/%s/%s) %s", dir, shapesDir, dir, name)
		if section == correct {
			silent++
			fmt.Fprintf(&b, "| %s | %s | %s |\n", s.text, s.remark, fixture)
			continue
		}
		rule, category, ok := strings.Cut(s.rule, "/")
		cell, level := "no", ""
		if ok {
			covered++
			cell = fmt.Sprintf("[%s](rules/%s.md#%s)", s.rule, rule, category)
			for _, c := range found[s.place] {
				if c.String() == s.rule {
					level = tier(c).String()
				}
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", s.text, cell, level, fixture, s.remark)
	}
	fmt.Fprintf(&b, "\n%d of %d shapes of defects are covered; on the %d of correct code the default tier is silent.\n", covered, len(list)-silent, silent)
	return b.String()
}
