package driver

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// errors tells each package of the module that failed once: where first, why,
// and how much more there is. What the go command complains about counts only
// when we could do nothing with the package: a go:embed pattern without files
// is no reason to refuse.
func (prog *program) errors() []finding.Error {
	var errs []finding.Error
	told := map[finding.Error]bool{}
	for _, u := range prog.pkgs {
		if !u.inScope || !u.started || !u.failed {
			continue
		}
		list := u.Errors
		if len(list) == 0 {
			list = u.listed
		}
		if len(list) == 0 {
			continue
		}
		first := list[0]
		for _, e := range list {
			if positioned(e.Pos) {
				first = e
				break
			}
		}
		e := finding.Error{Package: u.PkgPath, Message: oneLine(first.Msg)}
		if positioned(first.Pos) {
			e.Position = first.Pos
		}
		// Variants of a package repeat each other's errors.
		if told[e] {
			continue
		}
		told[e] = true
		if n := len(list) - 1; n > 0 {
			e.Message += fmt.Sprintf(" (and %d more)", n)
		}
		errs = append(errs, e)
	}
	slices.SortStableFunc(errs, func(a, b finding.Error) int { return strings.Compare(a.Package, b.Package) })
	return errs
}

func positioned(pos string) bool { return pos != "" && pos != "-" }
