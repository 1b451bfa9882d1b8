// Package output writes findings for people and for programs.
package output

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Report is all that a run has to say. Its file names are relative to the
// working directory, with forward slashes.
type Report struct {
	Version  int               `json:"version"`
	Findings []finding.Finding `json:"findings"`
	Errors   []finding.Error   `json:"errors"`

	// Read, if set, is what the files are read with, by absolute names.
	Read func(name string) ([]byte, error) `json:"-"`
}

// Version is that of the JSON form, see docs/json.md.
const Version = 1

// New makes a report whose file names are relative to dir.
func New(dir string, findings []finding.Finding, errors []finding.Error) Report {
	r := Report{Version: Version, Findings: []finding.Finding{}, Errors: []finding.Error{}}
	rel := func(name string) string { return Relative(dir, name) }
	for _, f := range findings {
		f.File = rel(f.File)
		f.Related = mapped(f.Related, func(x finding.Related) finding.Related {
			x.File = rel(x.File)
			return x
		})
		f.Fixes = mapped(f.Fixes, func(x finding.Fix) finding.Fix {
			x.Edits = mapped(x.Edits, func(e finding.Edit) finding.Edit {
				e.File = rel(e.File)
				return e
			})
			return x
		})
		f.Proof = f.Steps()
		r.Findings = append(r.Findings, f)
	}
	for _, e := range errors {
		if file, place, ok := cutPosition(e.Position); ok {
			e.Position = rel(file) + place
		}
		r.Errors = append(r.Errors, e)
	}
	return r
}

func mapped[T any](list []T, f func(T) T) []T {
	out := make([]T, 0, len(list))
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

// Relative names a file as seen from dir, with forward slashes; a file that
// can't be reached from there keeps its name.
func Relative(dir, name string) string {
	if !filepath.IsAbs(name) {
		return filepath.ToSlash(name)
	}
	if rel, err := filepath.Rel(dir, name); err == nil {
		name = rel
	}
	return filepath.ToSlash(name)
}

// cutPosition splits "file:line:column", where the file may have colons and
// the column may be missing.
func cutPosition(pos string) (file, place string, ok bool) {
	end := len(pos)
	for end > 0 {
		i := strings.LastIndexByte(pos[:end], ':')
		if i < 0 || i+1 == end || strings.Trim(pos[i+1:end], "0123456789") != "" {
			break
		}
		end = i
	}
	return pos[:end], pos[end:], end > 0
}

// JSON writes the report as docs/json.md describes.
func JSON(w io.Writer, r Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
