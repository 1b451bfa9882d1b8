// Package driver loads packages, runs the rules on those of the main module
// and turns what they report into findings.
//
// Facts flow inside the main module only: dependencies are known by table and
// by signature, so their types come from export data and nothing of theirs is
// analysed. That is what makes a run cheap. A narrow pattern loads what the
// matched packages need of the module, for its facts, and reports on the
// matched ones only; so a package has the same findings whichever pattern
// names it.
//
// When the patterns name a whole module, its packages decide together what the
// findings of each leave open, see package module.
package driver

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// A Result is the outcome of a run.
type Result struct {
	Findings []finding.Finding
	Errors   []finding.Error
	Packages int // analysed and reported on

	// Fresh are the IDs of the packages, as go list gives them, of which the
	// results were not known, in order.
	Fresh []string

	Stats Stats

	// Of a run with [Options].Explain: what became of all that rules found or looked
	// at, and what the model knows of the place.
	Fates []Fate
	About

	prog   *program
	report []*unit
}

// Analysed tells whether the package with an import path was analysed and
// reported on.
func (r *Result) Analysed(path string) bool {
	return slices.ContainsFunc(r.report, func(u *unit) bool { return u.PkgPath == path })
}

// Run analyses what the options name. The error is a [UsageError] when there
// is nothing to analyse; whatever happens to single packages is in the result.
func Run(ctx context.Context, opts Options, rules suppress.Rules) (*Result, error) {
	progress := opts.Progress
	if progress == nil {
		progress = func(string) {}
	}
	var stats Stats
	start := time.Now()
	lap := func(d *time.Duration) { *d, start = time.Since(start), time.Now() }
	progress("listing packages")
	prog, err := list(ctx, opts)
	if err != nil {
		return nil, err
	}
	lap(&stats.Listing)
	whole := opts.Module && opts.Tests && prog.whole(opts)
	exec, err := newRuler(rules, whole, opts)
	if err != nil {
		return nil, err
	}
	progress("type-checking and analysing")
	prog.run(exec)
	if opts.Cache != nil && !opts.FromSource && opts.Explain == nil {
		prog.remember(opts, exec)
	}
	report, errs := prog.load(ctx)
	if ctx.Err() != nil {
		return nil, usagef("stopped: %v", context.Cause(ctx))
	}
	lap(&stats.Analysis)
	res := &Result{Errors: append(errs, exec.failures()...), Packages: len(report), prog: prog, report: report}
	var world *module.World
	if whole {
		world = module.New(exec.edges, len(res.Errors) == 0)
	}
	res.Findings = finding.Normalize(exec.findings(world))
	finding.Number(res.Findings)
	res.Fates, res.About = exec.told()
	lap(&stats.Module)
	stats.count(prog)
	res.Stats = stats
	for _, u := range prog.byID {
		if u.whole {
			res.Fresh = append(res.Fresh, u.ID)
		}
	}
	slices.Sort(res.Fresh)
	return res, nil
}

// Source returns the text of a file that was analysed, as it was then.
func (r *Result) Source(name string) ([]byte, error) {
	text, err := r.prog.exec.files.Read(name)
	if err == nil && results.Of(text) != r.prog.exec.files.Sum(name) {
		err = fmt.Errorf("%s changed while it was analysed", name)
	}
	return text, err
}

// Files returns the Go files of the packages that were reported on, in order.
func (r *Result) Files() []string {
	var files []string
	for _, u := range r.report {
		files = append(files, u.GoFiles...)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// load type-checks and analyses, and returns the units that were reported on,
// in the order of their paths, and the packages that failed.
func (prog *program) load(ctx context.Context) (report []*unit, errs []finding.Error) {
	plain := map[string]*unit{}   // matched units by path
	variant := map[string]*unit{} // their test variants, which have more files
	for _, u := range prog.pkgs {
		if u.matched && u.inScope {
			switch {
			case u.ForTest == "":
				plain[u.PkgPath] = u
			default:
				variant[u.PkgPath] = u
			}
		}
	}
	for path := range variant {
		report = append(report, variant[path])
	}
	for path, u := range plain {
		if variant[path] == nil {
			report = append(report, u)
		}
	}
	prog.typecheck(ctx, report)

	// Broken test files must not hide the package that they test. If it was
	// analysed for its facts alone, it is once more.
	var retreat []*unit
	for path, v := range variant {
		if p := plain[path]; v.failed && p != nil && len(p.CompiledGoFiles) > 0 {
			retreat = append(retreat, p.again())
		}
	}
	prog.typecheck(ctx, retreat)
	report = append(report, retreat...)

	slices.SortFunc(report, func(a, b *unit) int { return strings.Compare(a.ID, b.ID) })
	errs = prog.errors()
	report = slices.DeleteFunc(report, func(u *unit) bool { return u.failed || u.empty })
	return report, errs
}

// again returns a fresh unit of the same package.
func (u *unit) again() *unit {
	p := *u.Package
	p.Types, p.TypesInfo, p.Syntax = nil, nil, nil
	p.Errors = slices.Clone(u.listed)
	fresh := *u
	fresh.Package, fresh.started, fresh.failed = &p, false, false
	fresh.record, fresh.surface, fresh.settled = nil, nil, false
	fresh.twin, fresh.base, fresh.lends = nil, nil, nil
	fresh.done = make(chan struct{})
	return &fresh
}
