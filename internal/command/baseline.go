package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/baseline"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

const baselineFile = "ctxlint-baseline.json"

const baselineHelp = `ctxlint baseline: accept the findings of today

Usage:
  ctxlint baseline [flags] [packages]

It writes what "ctxlint [flags] [packages]" finds to ` + baselineFile + `, to the
one that ctxlint.yaml names, or to the file that -o names, in place of what was
there. From then on

  ctxlint -baseline ` + baselineFile + ` [flags] [packages]

reports what is new, and tells which accepted findings are gone. A finding is
known by its rule, package, enclosing declaration and line of code, so that it
stays accepted when lines move or a file is renamed. Commit the file, and give
both commands the same flags.

A package that can't be analysed does not stand in the way: it is named, what
the file accepted of it stays accepted, and its other findings are missing until
the file is written again.
`

// accept writes a baseline.
func accept(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	if wantsHelp(args) {
		fmt.Fprint(w.Stdout, baselineHelp)
		return Clean
	}
	o, err := parse(args)
	if err == nil && (o.fix || o.diff || o.baseline != "" || o.newFrom != "" || len(o.formats) > 0) {
		err = fmt.Errorf("ctxlint baseline writes a baseline: leave out -fix, -diff, -format, -new-from and -baseline")
	}
	if err != nil {
		return w.fail(err)
	}
	run, err := o.prepare(ctx, rules, &w)
	if err != nil {
		return w.fail(err)
	}
	if o.output == "" {
		o.output = cmp.Or(o.baseline, baselineFile) // the former from the config
	}
	res, err := run.analyse()
	if err != nil {
		return w.fail(err)
	}
	r := report(res, w.Dir)
	for _, e := range r.Errors {
		output.Error(w.Stderr, e)
	}
	missing := failed(r.Errors)
	if res.Packages == 0 && len(missing) > 0 {
		return w.fail(fmt.Errorf("%s was not written: no package could be analysed", o.output))
	}
	name := resolve(w.Dir, o.output)
	b := baseline.New(r.Findings)
	if len(missing) > 0 {
		switch old, err := baseline.Read(name); {
		case err == nil:
			b.Keep(old, func(e baseline.Entry) bool { return slices.Contains(missing, e.Package) })
		case !errors.Is(err, os.ErrNotExist):
			return w.fail(err)
		}
	}
	if err := b.Write(name); err != nil {
		return w.fail(err)
	}
	fmt.Fprintf(w.Stderr, "ctxlint: %s accepted in %s\n", count(len(b.Findings), "finding", "findings"), o.output)
	if len(missing) > 0 {
		fmt.Fprintf(w.Stderr, "ctxlint: missing are findings of %s that could not be analysed: %s; write it again when they can be\n",
			count(len(missing), "package", "packages"), some(missing))
	}
	return Clean
}

// failed returns the packages that errors are about.
func failed(errs []finding.Error) []string {
	var names []string
	for _, e := range errs {
		names = append(names, e.Package)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// some lists the first of many names.
func some(names []string) string {
	if n := len(names) - shown; n > 0 {
		names = append(slices.Clip(names[:shown]), fmt.Sprintf("and %d more", n))
	}
	return strings.Join(names, ", ")
}

func wantsHelp(args []string) bool {
	return len(args) > 0 && (args[0] == "-h" || args[0] == "-help" || args[0] == "--help")
}

// An acceptance subtracts a baseline; without one it does nothing.
type acceptance struct {
	file   string
	from   *baseline.Baseline
	unused []baseline.Entry
	last   *driver.Result
}

// accepted reads the baseline that the options name.
func (o *options) accepted(w World) (*acceptance, error) {
	a := &acceptance{file: o.baseline}
	if o.baseline == "" {
		return a, nil
	}
	b, err := baseline.Read(resolve(w.Dir, o.baseline))
	a.from = b
	return a, err
}

func (a *acceptance) subtract(res *driver.Result) []finding.Finding {
	if a.from == nil {
		return res.Findings
	}
	left, unused := a.from.Subtract(res.Findings)
	a.unused, a.last = unused, res
	return left
}

// shown bounds how many stale entries are listed.
const shown = 5

// tell says which entries are stale: those of packages that were analysed
// with their rule, and are shown where they were. Of the others this run knows nothing.
func (a *acceptance) tell(run *runner, w World) {
	var stale []baseline.Entry
	for _, e := range a.unused {
		rule, category, _ := strings.Cut(e.Rule, "/")
		shown := run.scope.Everywhere() || run.scope.Shows(resolve(w.Dir, e.File), rule, category, e.Assumed)
		if shown && run.selection.RanName(e.Rule, e.Assumed) && a.last.Analysed(e.Package) {
			stale = append(stale, e)
		}
	}
	if len(stale) == 0 {
		return
	}
	fmt.Fprintf(w.Stderr, "ctxlint: %s gone that %s accepts; ctxlint baseline writes it anew\n",
		count(len(stale), "finding is", "findings are"), a.file)
	for i, e := range stale {
		if i == shown {
			fmt.Fprintf(w.Stderr, "\tand %d more\n", len(stale)-shown)
			break
		}
		fmt.Fprintf(w.Stderr, "\t%s: %s %s\n", e.File, e.Rule, e.Symbol)
	}
}
