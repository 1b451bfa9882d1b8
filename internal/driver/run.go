// Package driver loads packages, runs the rules on those of the main module
// and turns what they report into findings.
//
// Facts flow inside the main module only: dependencies are known by table and
// by signature, so their types come from export data and nothing of theirs is
// analysed. That is what makes a run cheap. A narrow pattern loads what the
// matched packages need of the module, for its facts, and reports on the
// matched ones only; so a package has the same findings whichever pattern
// names it.
package driver

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// A Result is the outcome of a run.
type Result struct {
	Findings []finding.Finding
	Errors   []finding.Error
	Packages int // analysed and reported on

	prog   *program
	report []*unit
}

// Run analyses what the options name. The error is a [UsageError] when there
// is nothing to analyse; whatever happens to single packages is in the result.
func Run(ctx context.Context, opts Options, rules suppress.Rules) (*Result, error) {
	progress := opts.Progress
	if progress == nil {
		progress = func(string) {}
	}
	progress("listing packages")
	prog, err := list(ctx, opts)
	if err != nil {
		return nil, err
	}
	progress("type-checking")
	report, errs := prog.load()
	progress("analysing")
	res := &Result{Errors: errs, Packages: len(report), prog: prog, report: report}
	if err := prog.analyze(report, rules, res); err != nil {
		return nil, err
	}
	res.Findings = finding.Normalize(res.Findings)
	finding.Number(res.Findings)
	return res, nil
}

// load type-checks and returns the units to report on, in the order of their
// paths, and the packages that failed.
func (prog *program) load() (report []*unit, errs []finding.Error) {
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
	prog.typecheck(report)

	// Broken test files must not hide the package that they test.
	var retreat []*unit
	for path, v := range variant {
		if p := plain[path]; v.failed && p != nil && len(p.CompiledGoFiles) > 0 {
			retreat = append(retreat, p)
		}
	}
	prog.typecheck(retreat)
	report = append(report, retreat...)

	slices.SortFunc(report, func(a, b *unit) int { return strings.Compare(a.ID, b.ID) })
	errs = prog.errors()
	report = slices.DeleteFunc(report, func(u *unit) bool { return u.failed || len(u.Syntax) == 0 })
	return report, errs
}

// analyze runs the rules and adds their findings and failures to res.
func (prog *program) analyze(report []*unit, rules suppress.Rules, res *Result) error {
	views := map[*unit]*packages.Package{}
	var roots []*packages.Package
	units := map[*packages.Package]*unit{}
	for _, u := range report {
		p := view(u, views)
		units[p] = u
		roots = append(roots, p)
	}
	var analyzers []*analysis.Analyzer
	for _, r := range rules.Known {
		if slices.ContainsFunc(r.Categories, func(c category) bool { return rules.Ran(r.Name, c.Name) }) {
			analyzers = append(analyzers, r.Analyzer)
		}
	}
	graph, err := checker.Analyze(analyzers, roots, nil)
	if err != nil {
		return err
	}

	reports := map[*unit][]suppress.Report{}
	failed := map[string]bool{} // rule failures already told
	for act := range graph.All() {
		if act.Err != nil && !strings.HasPrefix(act.Err.Error(), "failed prerequisites") {
			prog.internal(act, fmt.Sprintf("%s: %v", act.Analyzer.Name, act.Err), failed, res)
		}
		for _, d := range act.Diagnostics {
			if d.Category == wire.CategoryInternal {
				prog.internal(act, d.Message, failed, res)
			} else if act.IsRoot {
				u := units[act.Package]
				reports[u] = append(reports[u], suppress.Report{Rule: act.Analyzer.Name, Diagnostic: d})
			}
		}
	}
	for _, u := range report {
		conv := newConverter(u, rules.Known)
		for _, r := range suppress.Apply(prog.fset, u.Syntax, reports[u], rules) {
			res.Findings = append(res.Findings, conv.finding(r))
		}
	}
	return nil
}

// internal records a failure of a rule, once for all variants of a package.
func (prog *program) internal(act *checker.Action, message string, told map[string]bool, res *Result) {
	pkg := act.Package.PkgPath
	if key := pkg + "\x00" + oneLine(message); !told[key] {
		told[key] = true
		res.Errors = append(res.Errors, finding.Error{Package: pkg, Message: message})
	}
}

// view is a unit as x/tools' checker shall see it: importing only what is
// analysed too, so that facts flow inside the module and nowhere else. A
// broken import is left out; its facts are unknown, which rules take kindly.
func view(u *unit, views map[*unit]*packages.Package) *packages.Package {
	if p, ok := views[u]; ok {
		return p
	}
	p := &packages.Package{
		ID: u.ID, Name: u.Name, PkgPath: u.PkgPath, Module: u.Module,
		GoFiles: u.GoFiles, CompiledGoFiles: u.CompiledGoFiles,
		OtherFiles: u.OtherFiles, IgnoredFiles: u.IgnoredFiles,
		Fset: u.Fset, Syntax: u.Syntax,
		Types: u.Types, TypesInfo: u.TypesInfo, TypesSizes: u.TypesSizes,
		Imports: map[string]*packages.Package{},
	}
	views[u] = p
	for _, dep := range u.deps {
		if dep.inScope && dep.started && !dep.failed && len(dep.Syntax) > 0 {
			p.Imports[dep.PkgPath] = view(dep, views)
		}
	}
	return p
}
