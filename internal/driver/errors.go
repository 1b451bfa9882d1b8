package driver

import (
	"fmt"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// errors tells each package of the module that failed once: where first, why,
// and how much more there is.
func (prog *program) errors() []finding.Error {
	var errs []finding.Error
	index := map[string]bool{} // package and position already told
	for _, u := range prog.pkgs {
		if !u.inScope || !u.started || len(u.Errors) == 0 {
			continue
		}
		first, more := u.Errors[0], map[string]bool{}
		for _, e := range u.Errors {
			if !positioned(first.Pos) && positioned(e.Pos) {
				first = e
			}
			more[e.Pos+e.Msg] = true
		}
		e := finding.Error{Package: u.PkgPath, Message: oneLine(first.Msg)}
		if positioned(first.Pos) {
			e.Position = first.Pos
		}
		// Variants of a package repeat each other's errors.
		key := strings.TrimSuffix(u.PkgPath, "_test") + "\x00" + e.Position + e.Message
		if index[key] {
			continue
		}
		index[key] = true
		if n := len(more) - 1; n > 0 {
			e.Message += fmt.Sprintf(" (and %d more)", n)
		}
		errs = append(errs, e)
	}
	return errs
}

func positioned(pos string) bool { return pos != "" && pos != "-" }
