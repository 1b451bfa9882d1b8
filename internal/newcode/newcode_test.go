package newcode

import (
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// What git is asked is in testdata/cli/newfrom.txtar.

func TestDecls(t *testing.T) {
	base := decls([]byte("package p\n\nimport \"fmt\"\n\n// Doc.\nfunc f(a int) { fmt.Println(a) }\n\nvar (\n\tx = 1\n\ty = 2\n)\n"))
	if len(base) != 3 || base[0].from != 5 || base[0].to != 6 || base[1].from != 9 || base[2].from != 10 {
		t.Fatalf("%+v", base)
	}
	for _, test := range []struct {
		src  string
		same bool
	}{
		{"func f(a int) {\n\t// Why.\n\tfmt.Println(a)\n}", true},
		{"func f(a int) { fmt.Println(a) } // end", true},
		{"func f(b int) { fmt.Println(b) }", false},
		{"//ctxlint:detach\nfunc f(a int) { fmt.Println(a) }", false},
		{"func f(a int) { fmt.Println(a) //nolint:all\n}", false},
		{"func f(a int) { fmt.Println(a); }", false}, // a semicolon that is written is a token
	} {
		d := decls([]byte("package p\n\n" + test.src + "\n"))
		if len(d) != 1 || (d[0].text == base[0].text) != test.same {
			t.Errorf("%s: %+v", test.src, d)
		}
	}
	if d := decls([]byte("package p\nfunc f( {\n")); len(d) > 1 {
		t.Errorf("%+v", d)
	}
}

func TestMissing(t *testing.T) {
	a := finding.Finding{Rule: "r", Category: "c", Symbol: "f", Line: 2}
	text := []byte("package p\n\tg(ctx)  \n g(ctx)\n")
	b := a
	b.Line = 3
	if key(a, "p", text) != key(b, "p", text) {
		t.Error("blanks matter")
	}
	b.Symbol = "h"
	c := a
	c.Line = 99
	for _, other := range []string{key(b, "p", text), key(a, "q", text), key(c, "p", text)} {
		if other == key(a, "p", text) {
			t.Error("something does not matter")
		}
	}
}
