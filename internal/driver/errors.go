package driver

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

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
		e.Message += cause(u, first)
		errs = append(errs, e)
	}
	slices.SortStableFunc(errs, func(a, b finding.Error) int { return strings.Compare(a.Package, b.Package) })
	return errs
}

const noImport = "could not import "

// cause finds what an error may come from when it does not say so itself: an
// import that could not be had, of the package or of what it is built on. A
// type is undefined then, and nobody who reads that thinks of a proxy.
func cause(u *unit, told packages.Error) string {
	if strings.HasPrefix(told.Msg, noImport) {
		return ""
	}
	seen := map[*unit]bool{}
	for queue := []*unit{u}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, e := range append(slices.Clip(at.Errors), at.listed...) {
			if !strings.HasPrefix(e.Msg, noImport) && (at == u || len(at.CompiledGoFiles) > 0) {
				continue
			}
			if at == u {
				return "; " + oneLine(e.Msg)
			}
			return "; package " + at.PkgPath + ": " + oneLine(e.Msg)
		}
		for _, dep := range at.deps {
			if !seen[dep] {
				seen[dep] = true
				queue = append(queue, dep)
			}
		}
	}
	return ""
}

func positioned(pos string) bool { return pos != "" && pos != "-" }
