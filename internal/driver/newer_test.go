package driver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestTooNew has packages that a newer Go than ours wrote or compiled: go
// list, which is that Go, does not mind.
func TestTooNew(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "context.a")
	if err := os.WriteFile(archive, []byte("!<arch>\n__.PKGDEF       0           0     0     644     99999     `\ngo object linux amd64 go1.98.1 X:whatever\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ goVersion, archive, want string }{
		{"1.21", "", ""},
		{"1.99", "", "module example.com/m needs go1.99, but this ctxlint was built with go"},
		{"1.21", archive, "module example.com/m needs go1.98.1, but this ctxlint was built with go"},
	} {
		p := &packages.Package{
			ID: "example.com/m", PkgPath: "example.com/m", GoFiles: []string{"m.go"},
			Module:  &packages.Module{Path: "example.com/m", Main: true, GoVersion: test.goVersion},
			Imports: map[string]*packages.Package{"context": {ID: "context", PkgPath: "context", ExportFile: test.archive}},
		}
		prog := &program{byID: map[string]*unit{}}
		prog.add(p).matched = true
		got := ""
		if err := prog.check([]string{"."}); err != nil {
			got = err.Error()
		}
		if test.want == "" && got != "" || !strings.HasPrefix(got, test.want) || strings.Contains(got, "\n") {
			t.Errorf("go %s, %q: %s", test.goVersion, test.archive, got)
		}
	}
}
