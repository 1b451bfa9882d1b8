package fix

import (
	"bytes"
	"io"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff writes the plan as a unified diff that git apply takes. The function
// says how files are called in it.
func (p *Plan) Diff(w io.Writer, called func(name string) string) error {
	for _, f := range p.Files {
		name := called(f.Name)
		out := diff.Diff("a/"+name, f.Old, "b/"+name, f.New)
		// The command line of diff is the first line. A reader has no use for it.
		_, out, _ = bytes.Cut(out, []byte("\n"))
		if _, err := w.Write(out); err != nil {
			return err
		}
	}
	return nil
}
