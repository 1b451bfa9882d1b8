package fix_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/fix"
)

// file writes a file to a fresh directory.
func file(t *testing.T, src string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(name, []byte(src), 0o640); err != nil {
		t.Fatal(err)
	}
	return name
}

// replace is a finding with a safe fix that replaces the n-th before by another.
func replace(t *testing.T, name, before, after string, n int) finding.Finding {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for ; n > 0; n-- {
		i := strings.Index(string(src[at:]), before)
		if i < 0 {
			t.Fatalf("no %q", before)
		}
		at += i + 1
	}
	edit := finding.Edit{File: name, Offset: at - 1, End: at - 1 + len(before), New: after}
	return finding.Finding{File: name, Fixes: []finding.Fix{{Safe: true, Edits: []finding.Edit{edit}}}}
}

// check type-checks each file as a package of its own.
func check(contents map[string][]byte) (errs []error) {
	for name, src := range contents {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		conf := types.Config{Importer: std{}, Error: func(err error) { errs = append(errs, err) }}
		_, _ = conf.Check("p", fset, []*ast.File{f}, nil)
	}
	return errs
}

// std imports packages that have one function F.
type std struct{}

func (std) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, filepath.Base(path))
	pkg.Scope().Insert(types.NewFunc(token.NoPos, pkg, "F", types.NewSignatureType(nil, nil, nil, nil, nil, false)))
	pkg.MarkComplete()
	return pkg, nil
}

func make1(t *testing.T, findings ...finding.Finding) *fix.Plan {
	t.Helper()
	p, err := fix.Make(findings, false, os.ReadFile, check)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOverlap(t *testing.T) {
	name := file(t, "package p\n\nvar a, b = 1, 2\n")
	p := make1(t,
		replace(t, name, "1, 2", "3, 4", 1),
		replace(t, name, "2", "5", 1),
		replace(t, name, "a,", "c,", 1),
	)
	if len(p.Left) != 1 || !p.Left[0].Overlap || p.Applied != 2 {
		t.Fatalf("applied %d, left %+v", p.Applied, p.Left)
	}
}

func TestInsertionsAtOnePlace(t *testing.T) {
	name := file(t, "package p\n\nvar a = 1\n")
	insert := func(s string) finding.Finding {
		return finding.Finding{File: name, Fixes: []finding.Fix{{Safe: true, Edits: []finding.Edit{{File: name, Offset: 11, End: 11, New: s}}}}}
	}
	p := make1(t, insert("var b = 1\n"), insert("var b = 1\n"), insert("var c = 1\n"))
	if p.Applied != 2 || len(p.Left) != 1 {
		t.Fatalf("applied %d, left %+v", p.Applied, p.Left)
	}
	if got := string(p.Files[0].New); strings.Count(got, "var b") != 1 {
		t.Errorf("equal insertions are one:\n%s", got)
	}
}

func TestOwnOverlap(t *testing.T) {
	name := file(t, "package p\n\nvar a, b = 1, 2\n")
	f := replace(t, name, "1, 2", "3, 4", 1)
	f.Fixes[0].Edits = append(f.Fixes[0].Edits, replace(t, name, "2", "5", 1).Fixes[0].Edits...)
	if p := make1(t, f); p.Applied != 0 || len(p.Left) != 1 || p.Left[0].Overlap {
		t.Errorf("applied %d, left %+v", p.Applied, p.Left)
	}
}

func TestUnusedImports(t *testing.T) {
	name := file(t, `package p

import (
	"x/one"
	two "x/zwei"
	"x/three"
)

func f() {
	one.F()
	one.F()
	two.F()
	three.F()
}
`)
	p := make1(t,
		replace(t, name, "one.F()", "three.F()", 1),
		replace(t, name, "one.F()", "three.F()", 2),
		replace(t, name, "two.F()", "three.F()", 1),
	)
	want := `package p

import (
	"x/three"
)

func f() {
	three.F()
	three.F()
	three.F()
	three.F()
}
`
	if got := string(p.Files[0].New); got != want {
		t.Errorf("got:\n%s\nleft: %+v", got, p.Left)
	}
}

func TestFormat(t *testing.T) {
	clean := file(t, "package p\n\nvar a = 1\n")
	p := make1(t, replace(t, clean, "1", "[]int{1,2}", 1))
	if got := string(p.Files[0].New); got != "package p\n\nvar a = []int{1, 2}\n" {
		t.Errorf("a formatted file is not: %q", got)
	}
	messy := file(t, "package p\n\nvar  a  = 1")
	p = make1(t, replace(t, messy, "1", "2", 1))
	if got := string(p.Files[0].New); got != "package p\n\nvar  a  = 2" {
		t.Errorf("the rest of an unformatted file changes: %q", got)
	}
	var diff strings.Builder
	if err := p.Diff(&diff, filepath.Base); err != nil {
		t.Fatal(err)
	}
	want := `--- a/p.go
+++ b/p.go
@@ -1,3 +1,3 @@
 package p
 
-var  a  = 1
\ No newline at end of file
+var  a  = 2
\ No newline at end of file
`
	if diff.String() != want {
		t.Errorf("not what git takes:\n%s", diff.String())
	}
}

func TestVerify(t *testing.T) {
	name := file(t, "package p\n\nvar a int = 1\n\nvar b int = 2\n")
	p := make1(t, replace(t, name, "1", `""`, 1), replace(t, name, "2", "3", 1))
	if p.Applied != 1 || len(p.Left) != 1 || !strings.Contains(p.Left[0].Why, "cannot use") {
		t.Fatalf("applied %d, left %+v", p.Applied, p.Left)
	}
	if got := string(p.Files[0].New); got != "package p\n\nvar a int = 1\n\nvar b int = 3\n" {
		t.Errorf("got %q", got)
	}
}

func TestUnsafe(t *testing.T) {
	name := file(t, "package p\n\nvar a int = 1\n")
	f := replace(t, name, "1", "2", 1)
	f.Fixes[0].Safe = false
	if p := make1(t, f); p.Applied != 0 || p.Unsafe != 1 || len(p.Files) != 0 {
		t.Errorf("an unsafe fix is applied unasked: %+v", p)
	}
	p, err := fix.Make([]finding.Finding{f}, true, os.ReadFile, check)
	if err != nil || p.Applied != 1 {
		t.Errorf("an unsafe fix is not applied when asked for: %+v, %v", p, err)
	}
}

func TestWrite(t *testing.T) {
	name := file(t, "package p\n\nvar a int = 1\n")
	link := filepath.Join(t.TempDir(), "link.go")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	p := make1(t, replace(t, link, "1", "2", 1))
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(name); string(got) != "package p\n\nvar a int = 2\n" {
		t.Errorf("got %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	if files, _ := os.ReadDir(filepath.Dir(name)); len(files) != 1 {
		t.Errorf("something is left behind: %v", files)
	}

	// Somebody else writes meanwhile.
	p = make1(t, replace(t, name, "2", "3", 1))
	if err := os.WriteFile(name, []byte("package q\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("Write: %v", err)
	}
	if got, _ := os.ReadFile(name); string(got) != "package q\n" {
		t.Errorf("somebody's work is lost: %q", got)
	}
}

// One of two files changed meanwhile: the other is left alone too.
func TestWriteAllOrNone(t *testing.T) {
	one, two := file(t, "package p\n\nvar a int = 1\n"), file(t, "package p\n\nvar b int = 1\n")
	p := make1(t, replace(t, one, "1", "2", 1), replace(t, two, "1", "2", 1))
	if len(p.Files) != 2 {
		t.Fatalf("%+v", p)
	}
	if err := os.WriteFile(p.Files[1].Name, []byte("package q\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err == nil {
		t.Error("no error")
	}
	if got, _ := os.ReadFile(p.Files[0].Name); string(got) != string(p.Files[0].Old) {
		t.Errorf("one of two is written: %q", got)
	}
}

func TestStale(t *testing.T) {
	name := file(t, "package p\n\nvar a int = 1\n")
	f := replace(t, name, "1", "2", 1)
	if err := os.WriteFile(name, []byte("package p\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	if p := make1(t, f); p.Applied != 0 || len(p.Left) != 1 {
		t.Errorf("edits of another text are applied: %+v", p)
	}
}
