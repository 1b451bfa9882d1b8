package directive_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/directive"
)

// Every call of hit in these files lies where a finding of ctxroot/root is
// suppressed, every call of keep where it is not.
var covered = map[string]string{
	"trailing": `
func f() {
	keep()
	hit() //ctxlint:ignore ctxroot -- why
	keep()
}`,
	"above": `
func f() {
	keep()
	//ctxlint:ignore ctxroot -- why
	hit()
	keep()
}`,
	"above with blank line": `
func f() {
	//ctxlint:ignore ctxroot -- why

	keep()
}`,
	"behind a closing brace": `
func f() {
	if x {
		keep()
	} //ctxlint:ignore ctxroot -- why
	keep()
}`,
	"stacked": `
func f() {
	//ctxlint:ignore ctxroot -- why
	//ctxlint:ignore ctxleak -- why
	// and more prose
	hit()
}`,
	"category": `
func f() {
	hit()  //ctxlint:ignore ctxroot/root -- why
	keep() //ctxlint:ignore ctxroot/callee -- why
	hit()  //ctxlint:ignore ctxleak, ctxroot/root -- why
	keep() //ctxlint:ignore root -- why
	keep() //ctxlint:ignore all -- why
}`,
	"without reason": `
func f() {
	keep() //ctxlint:ignore ctxroot
	keep() //ctxlint:ignore ctxroot --
	keep() //ctxlint:ignore ctxroot because
	keep() //ctxlint:ignore
	keep() // ctxlint:ignore ctxroot -- why
	keep() /*ctxlint:ignore ctxroot -- why*/
	keep() //ctxlint:ignored ctxroot -- why
}`,
	"statement over lines": `
func f() {
	//ctxlint:ignore ctxroot -- why
	g(
		hit(),
		hit(),
	)
	keep()
	g( //ctxlint:ignore ctxroot -- why
		hit(),
	)
	keep()
}`,
	"not the body": `
func f() {
	//ctxlint:ignore ctxroot -- why
	if hit() {
		keep()
	}
	//ctxlint:ignore ctxroot -- why
	go g(hit(), func() {
		keep()
	})
	switch {
	//ctxlint:ignore ctxroot -- why
	case hit():
		keep()
	}
}
func g() { hit() //ctxlint:ignore ctxroot -- why
	keep()
}`,
	"declaration": `
// f is documented.
//
//ctxlint:ignore ctxroot -- why
func f() {
	hit()
	go func() { hit() }()
}
func g() { keep() }
//ctxlint:ignore ctxroot -- why
var (
	a = hit()
	b = hit()
)
var (
	//ctxlint:ignore ctxroot -- why
	c = func() {
		hit()
	}
	d = keep()
)
//ctxlint:ignore ctxroot -- why
type t struct {
	a [hit()]int
}
type u struct {
	//ctxlint:ignore ctxroot -- why
	a struct {
		b [hit()]int
	}
	c [keep()]int
}`,
	"nolint on a line": `
func f() {
	hit()  //nolint
	hit()  // nolint
	hit()  //nolint:all
	hit()  //nolint:ctxlint
	hit()  //nolint:ctxroot
	hit()  //nolint:errcheck,CtxRoot // why
	hit()  //nolint:errcheck,all
	hit()  //nolint because
	keep() //nolint:errcheck
	keep() //nolint:errcheck // not ctxroot
	keep() //nolinter
	keep() //nolint:
	if x { //nolint:ctxroot
		keep()
	}
}`,
	"nolint above": `
//nolint:ctxroot
func f() {
	hit()
}

// g is documented.
//
//nolint:ctxroot // why
func g() {
	hit()
}
func h() {
	//nolint:ctxroot
	if hit() {
		hit()
	}
//nolint:ctxroot
	keep() // golangci-lint wants the column
	//nolint:ctxroot

	keep()
}`,
	"moved by a line comment": `
func f() {
	keep()
//line other.go:100
	hit() //ctxlint:ignore ctxroot -- why
//line other.go:100
	keep()
}`,
}

func TestCoverage(t *testing.T) {
	for name, src := range covered {
		t.Run(name, func(t *testing.T) { check(t, "package p\n"+src) })
	}
	t.Run("file", func(t *testing.T) {
		check(t, "//ctxlint:ignore ctxroot -- why\npackage p\nfunc f() { hit() }\nfunc g() { hit() }")
		check(t, "//nolint:ctxroot\npackage p\nfunc f() { hit() }\nfunc g() { hit() }")
		check(t, "//nolint:ctxroot\n\npackage p\nfunc f() { keep() }")
	})
}

func check(t *testing.T, src string) {
	t.Helper()
	fset := token.NewFileSet()
	fset.AddFile("before.go", -1, 1000)
	f, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	x := directive.File(fset, f)
	seen := 0
	ast.Inspect(f, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id.Name != "hit" && id.Name != "keep" {
			return true
		}
		seen++
		if got, want := x.Suppresses("ctxroot", "root", id.Pos()), id.Name == "hit"; got != want {
			t.Errorf("%v: suppressed is %v:\n%s", fset.PositionFor(id.Pos(), false), got, src)
		}
		return true
	})
	if seen == 0 {
		t.Error("nothing to check")
	}
}

func TestOtherFile(t *testing.T) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", "//nolint\npackage p", parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	other := fset.AddFile("q.go", -1, 10)
	if directive.File(fset, f).Suppresses("ctxroot", "root", other.Pos(0)) {
		t.Error("a directive reaches into another file")
	}
	if (directive.Index{}).Suppresses("ctxroot", "root", other.Pos(0)) {
		t.Error("an empty index suppresses")
	}
}

func TestHas(t *testing.T) {
	src := `package p
// f runs on.
//
//ctxlint:detach it outlives its caller
//ctxlint:cleanup
func f() {}`
	f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	doc := f.Decls[0].(*ast.FuncDecl).Doc
	for verb, want := range map[string]bool{"detach": true, "cleanup": true, "joins": false, "det": false, "ignore": false} {
		if got := directive.Has(doc, verb); got != want {
			t.Errorf("Has(%s) = %v", verb, got)
		}
	}
	if directive.Has(nil, "detach") {
		t.Error("no comment has a verb")
	}
}

func FuzzFile(f *testing.F) {
	for _, src := range covered {
		f.Add("package p\n" + src)
	}
	f.Fuzz(func(_ *testing.T, src string) {
		fset := token.NewFileSet()
		file, _ := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
		if file == nil || !strings.Contains(src, "lint") {
			return
		}
		x := directive.File(fset, file)
		x.Suppresses("ctxroot", "root", file.Package)
	})
}
