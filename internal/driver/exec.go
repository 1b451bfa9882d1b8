package driver

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// An executor runs the analyzers on one package at a time, as soon as it is
// type-checked. Between packages only facts survive. x/tools' checker, which
// wants all packages at once, keeps every syntax tree and result until the
// end: twice the memory.
type executor struct {
	rules suppress.Rules
	order []*analysis.Analyzer // what an analyzer requires comes before it
	ruled map[*analysis.Analyzer]bool
	facts map[*analysis.Analyzer]bool // produce facts, or are required by what does

	files *results.Files

	mu      sync.Mutex
	objects map[factKey]analysis.Fact
	kept    map[*types.Package]factSource // of packages that were not analysed
	pending []*pending
	edges   []*module.Edges
	errors  []finding.Error
	known   map[string]bool // rule failures already recorded
	times   map[string]time.Duration

	collects  *analysis.Analyzer // see Collect
	collected map[*unit]any

	explained *Place
	docket    *docket // nil if nothing is to be explained
}

type factKey struct {
	obj types.Object
	typ reflect.Type
}

// newRuler returns an executor for the rules that are on.
func newRuler(rules suppress.Rules, whole bool, opts Options) (*executor, error) {
	var roots []*analysis.Analyzer
	for _, r := range rules.Known {
		if slices.ContainsFunc(r.Categories, func(c category) bool { return rules.Ran(r.Name, c.Name) || rules.Assumed(r.Name, c.Name) }) {
			if a := source(r.Analyzer); !slices.Contains(roots, a) { // one stands for the suite
				roots = append(roots, a)
			}
		}
	}
	all := roots
	if whole {
		all = append(slices.Clip(roots), analyzers.Edges())
	}
	if opts.Explain != nil {
		all = append(slices.Clip(all), analyzers.Tell())
	}
	x, err := newExecutor(all, opts.Overlay)
	if err != nil {
		return nil, err
	}
	x.rules = rules
	if opts.Explain != nil {
		x.explained, x.docket = opts.Explain, &docket{}
	}
	for _, a := range roots {
		x.ruled[a] = true
	}
	return x, nil
}

// newExecutor returns an executor for analyzers that reports nothing.
func newExecutor(roots []*analysis.Analyzer, from *overlay.Overlay) (*executor, error) {
	x := &executor{
		ruled:   map[*analysis.Analyzer]bool{},
		facts:   map[*analysis.Analyzer]bool{},
		files:   results.NewFiles(from.ReadFile),
		objects: map[factKey]analysis.Fact{},
		kept:    map[*types.Package]factSource{},
		known:   map[string]bool{},
		times:   map[string]time.Duration{},
	}
	if err := analysis.Validate(roots); err != nil {
		return nil, err
	}
	seen := map[*analysis.Analyzer]bool{}
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, req := range a.Requires {
			visit(req)
		}
		x.order = append(x.order, a)
	}
	for _, a := range roots {
		visit(a)
	}
	for _, a := range slices.Backward(x.order) {
		if len(a.FactTypes) > 0 || x.facts[a] {
			x.facts[a] = true
			for _, req := range a.Requires {
				x.facts[req] = true
			}
		}
	}
	return x, nil
}

// run analyses a unit, whose imports were analysed before it. Only if it is
// reported on do rules run; otherwise what is needed for its facts. It returns
// what is known of the unit then.
func (x *executor) run(u *unit) *record {
	rec := &record{exported: map[factKey]analysis.Fact{}}
	reported := u.reported && len(x.ruled) > 0
	all := reported || u.reported && x.collects != nil
	done := map[*analysis.Analyzer]any{}
	var found []candidate
	var spared []analyzers.Finding
	for _, a := range x.order {
		if !all && !x.facts[a] || !requirementsMet(a, done) {
			continue
		}
		result, diags, err := x.apply(a, u, done, rec)
		if err != nil && u.partial {
			continue // it may expect types where there are none
		}
		if err != nil {
			x.fail(u, fmt.Sprintf("%s: %v", a.Name, err))
			rec.failed = true
			continue
		}
		done[a] = result
		x.collect(u, a, result)
		if edges, ok := result.(*module.Edges); ok {
			rec.Edges = edges
		}
		if teller, ok := result.(*analyzers.Teller); ok {
			x.note(u, teller)
		}
		list, arbitrated := result.([]analyzers.Finding)
		for _, d := range diags {
			list = append(list, analyzers.Finding{Rule: a.Name, Diagnostic: d})
		}
		for _, f := range list {
			switch {
			case u.partial && (f.Category == wire.CategoryInternal || !u.intact(f.Pos, max(f.End, f.Pos+1))):
			case f.Category == wire.CategoryInternal:
				x.fail(u, f.Message)
				rec.failed = true
			case isSilent(f):
				spared = append(spared, f)
			case reported && x.ruled[a]:
				if u.partial {
					f.SuggestedFixes = nil // nothing could verify them
				}
				found = append(found, candidate{Finding: f, Arbitrated: arbitrated})
			}
		}
	}
	if u.partial {
		x.forget(u)
	}
	if reported {
		rec.Pending = x.put(u, found)
		x.spare(u, spared)
	}
	x.join(rec.Pending, rec.Edges)
	return rec
}

func requirementsMet(a *analysis.Analyzer, done map[*analysis.Analyzer]any) bool {
	for _, req := range a.Requires {
		if _, ok := done[req]; !ok {
			return false
		}
	}
	return true
}

// apply runs one analyzer. A panic is its error.
func (x *executor) apply(a *analysis.Analyzer, u *unit, done map[*analysis.Analyzer]any, rec *record) (result any, diags []analysis.Diagnostic, err error) {
	defer x.spent(a.Name, time.Now())
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error: %v; please report it", r)
		}
	}()
	var module analysis.Module
	if m := u.Module; m != nil {
		module = analysis.Module{Path: m.Path, Version: m.Version, GoVersion: m.GoVersion}
	}
	result, err = a.Run(&analysis.Pass{
		Analyzer: a, Fset: u.Fset, Files: u.Syntax,
		OtherFiles: u.OtherFiles, IgnoredFiles: u.IgnoredFiles,
		Pkg: u.Types, TypesInfo: u.TypesInfo, TypesSizes: u.TypesSizes,
		Module: &module, ResultOf: done, ReadFile: x.files.Read,
		Report:           func(d analysis.Diagnostic) { diags = append(diags, d) },
		ImportObjectFact: x.importFact,
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
			rec.exported[factKey{obj, reflect.TypeOf(fact)}] = fact
			x.exportFact(obj, fact)
		},
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportPackageFact: func(analysis.Fact) {},
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
	})
	return result, diags, err
}

func (x *executor) importFact(obj types.Object, fact analysis.Fact) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	known, ok := x.objects[factKey{obj, reflect.TypeOf(fact)}]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(known).Elem())
		return true
	}
	source := x.kept[obj.Pkg()]
	return source != nil && source.read(obj, fact)
}

func (x *executor) exportFact(obj types.Object, fact analysis.Fact) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.objects[factKey{obj, reflect.TypeOf(fact)}] = fact
}

// forget drops the facts about functions of a unit that are not intact.
func (x *executor) forget(u *unit) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for key := range x.objects {
		if fn, ok := key.obj.(*types.Func); ok && fn.Pkg() == u.Types && !u.intactFunc(fn) {
			delete(x.objects, key)
		}
	}
}

// fail records a failure of a rule, once for all variants of a package.
func (x *executor) fail(u *unit, message string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if key := u.PkgPath + "\x00" + oneLine(message); !x.known[key] {
		x.known[key] = true
		x.errors = append(x.errors, finding.Error{Package: u.PkgPath, Message: message})
	}
}

// failures returns what rules failed at, by package and message.
func (x *executor) failures() []finding.Error {
	slices.SortFunc(x.errors, func(a, b finding.Error) int {
		if c := strings.Compare(a.Package, b.Package); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return x.errors
}
