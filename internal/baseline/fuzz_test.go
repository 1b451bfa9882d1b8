package baseline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
)

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "{", "[]", "null", `{"version":1}`, `{"version":7,"findings":null}`, `{"version":1}{}`, `{"version":1,"findings":[{}]}`,
		`{"version":1,"findings":[{"fingerprint":"ab-2","rule":"r/c","package":"p","file":"f.go"},{"fingerprint":"ab","rule":"","assumed":true}]}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, err := parse([]byte(text))
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than a line: %v", err)
			}
			return
		}
		left, unused := b.Subtract([]finding.Finding{{Fingerprint: "ab", Former: []string{"ab", "cd"}}, {Fingerprint: "ab-2"}, {}})
		if len(left)+len(b.Findings)-len(unused) > 3+len(b.Findings) || len(unused) > len(b.Findings) {
			t.Errorf("%d are left, %d unused", len(left), len(unused))
		}
		name := filepath.Join(t.TempDir(), "b.json")
		if err := b.Write(name); err != nil {
			t.Fatal(err)
		}
		again, err := Read(name)
		if err != nil || len(again.Findings) != len(b.Findings) {
			written, _ := os.ReadFile(name)
			t.Errorf("%v: %s", err, written)
		}
	})
}
