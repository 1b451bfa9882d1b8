package edit_test

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
)

func TestUnimport(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, before, after string }{
		{"first", "import (\n\t\"context\"\n\t\"testing\"\n)\n", "import (\n\t\"testing\"\n)\n"},
		{"last", "import (\n\t\"bytes\"\n\t\"context\"\n)\n", "import (\n\t\"bytes\"\n)\n"},
		{"alone on top", "import (\n\t\"context\"\n\n\t\"a.b/c\"\n)\n", "import (\n\t\"a.b/c\"\n)\n"},
		{"end of a group", "import (\n\t\"bytes\"\n\t\"context\"\n\n\t\"a.b/c\"\n)\n", "import (\n\t\"bytes\"\n\n\t\"a.b/c\"\n)\n"},
		{"alone between", "import (\n\t\"bytes\"\n\n\t\"context\"\n\n\t\"a.b/c\"\n)\n", "import (\n\t\"bytes\"\n\n\t\"a.b/c\"\n)\n"},
		{"alone below", "import (\n\t\"bytes\"\n\n\t\"context\"\n)\n", "import (\n\t\"bytes\"\n)\n"},
		{"comment", "import (\n\t\"bytes\" // x\n\t\"context\"\n)\n", ""},
		{"only one", "import \"context\"\n", ""},
		{"not there", "import \"bytes\"\n", ""},
	} {
		fset := token.NewFileSet()
		source := "package p\n\n" + test.before
		file, err := parser.ParseFile(fset, "p.go", source, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		edits, ok := edit.Unimport(fset, file, "context")
		if ok != (test.after != "") {
			t.Errorf("%s: %v", test.name, ok)
			continue
		}
		for _, e := range edits {
			base := int(file.FileStart)
			source = source[:int(e.Pos)-base] + source[int(e.End)-base:]
		}
		if want := "package p\n\n" + test.after; ok && source != want {
			t.Errorf("%s: %q, want %q", test.name, source, want)
		}
	}
}
