package fix

import (
	"io"

	"github.com/aymanbagabas/go-udiff"
)

// Diff writes the plan as a unified diff that git apply takes. The function
// says how files are called in it.
func (p *Plan) Diff(w io.Writer, called func(name string) string) error {
	for _, f := range p.Files {
		name := called(f.Name)
		if _, err := io.WriteString(w, udiff.Unified("a/"+name, "b/"+name, string(f.Old), string(f.New))); err != nil {
			return err
		}
	}
	return nil
}
