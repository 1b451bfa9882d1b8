package analyzers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// TestSuite ties a rule's name to its directory, fixtures, page and URL, and
// holds the table to what it promises.
func TestSuite(t *testing.T) {
	t.Parallel()
	if err := analysis.Validate(analyzers.All()); err != nil {
		t.Fatal(err)
	}
	if got, want := len(analyzers.Rules()), len(policy.Rules()); got != want {
		t.Errorf("%d rules are implemented, %d are in the policy", got, want)
	}
	for _, r := range analyzers.Rules() {
		for _, path := range []string{
			filepath.Join(r.Name, "doc.go"),
			filepath.Join(r.Name, r.Name+".go"),
			filepath.Join(r.Name, r.Name+"_test.go"),
			filepath.Join("..", "testdata", "src", r.Name, "doc"),
			filepath.Join("..", "testdata", "src", r.Name, "limits"),
			filepath.Join("..", "docs", "rules", r.Name+".md"),
		} {
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: %v", r.Name, err)
			}
		}
		for _, path := range []string{"README.md", "CHANGELOG.md"} {
			content, err := os.ReadFile(filepath.Join("..", path))
			if err != nil || !strings.Contains(string(content), r.Name+" |") && !strings.Contains(string(content), "`"+r.Name+"`:") {
				t.Errorf("%s does not say what %s is (%v)", path, r.Name, err)
			}
		}
		if !strings.HasSuffix(r.Analyzer.URL, "/"+r.Name+".md") {
			t.Errorf("%s: URL %s", r.Name, r.Analyzer.URL)
		}
		if title := title(r); len(title) >= 60 || strings.HasSuffix(title, ".") || title == "" {
			t.Errorf("%s: title %q: want under 60 characters, no period", r.Name, title)
		}
		if len(r.Categories) == 0 || r.Since == "" {
			t.Errorf("%s: incomplete row", r.Name)
		}
		want, golden := fixtures(t, r.Name)
		if want == 0 {
			t.Errorf("%s: no fixture expects a finding", r.Name)
		}
		fixable := false
		for _, c := range r.Categories {
			fixable = fixable || c.Fix != policy.NoFix
		}
		if fixable && golden == 0 {
			t.Errorf("%s: offers fixes, and no fixture has a golden file", r.Name)
		}
	}
}

// fixtures counts the expectations and golden files of a rule.
func fixtures(t *testing.T, rule string) (want, golden int) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", "testdata", "src", rule), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		want += strings.Count(string(content), "// want ")
		if strings.HasSuffix(path, ".golden") {
			golden++
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return want, golden
}

// TestFacts: one analyzer of the suite has facts, and nothing that the suite
// requires drags SSA or foreign facts in, which would make every driver load
// dependencies from source.
func TestFacts(t *testing.T) {
	t.Parallel()
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		if len(a.FactTypes) > 0 && a.Name != "ctxsummary" {
			t.Errorf("%s has facts", a.Name)
		}
		if a.Name == "buildssa" || a.Name == "ctrlflow" {
			t.Errorf("the suite requires %s", a.Name)
		}
		for _, req := range a.Requires {
			visit(req)
		}
	}
	for _, a := range analyzers.All() {
		visit(a)
	}
}

// TestPurity: a rule never knows who runs it. It has no init function, reads
// no file or environment, and does not end the process.
func TestPurity(t *testing.T) {
	t.Parallel()
	forbidden := map[string]bool{
		"os.Exit": true, "os.Open": true, "os.ReadFile": true, "os.Getenv": true, "os.Environ": true, "log.Fatal": true, "fmt.Print": true, "fmt.Println": true, "fmt.Printf": true,
	}
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.Contains(path, "linttest") || strings.Contains(path, "peers") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil && n.Name.Name == "init" {
					t.Errorf("%s: init function", fset.Position(n.Pos()))
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && forbidden[x.Name+"."+n.Sel.Name] {
					t.Errorf("%s: %s.%s", fset.Position(n.Pos()), x.Name, n.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
