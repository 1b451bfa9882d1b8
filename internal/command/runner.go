package command

import (
	"context"
	"errors"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/configfile"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// A runner is a selection of rules that is ready to run.
type runner struct {
	selection config.Selection
	scope     *configfile.Scope
	analyse   func() (*driver.Result, error)

	// at analyses another copy of the same code; original says what its files are called here.
	at func(dir string, original func(string) string) (*driver.Result, error)
}

// prepare turns options into a run, and moves the world to its directory.
func (o *options) prepare(ctx context.Context, rules []analyzers.Rule, w *World) (*runner, error) {
	if err := o.enter(w); err != nil {
		return nil, err
	}
	settings, err := o.settings(rules, *w)
	if err != nil {
		return nil, err
	}
	scope, err := settings.Scope(withPseudo(rules))
	if err != nil {
		return nil, err
	}
	if scope.All.Empty() {
		return nil, errors.New("the selection of rules is empty")
	}
	door := config.Own
	door.Module, door.Explain = o.module && o.tests, o.explain != nil
	if err := scope.All.Apply(door); err != nil {
		return nil, err
	}
	if err := setOptions(settings, rules); err != nil {
		return nil, err
	}
	asked := suppress.Rules{Known: rules, Ran: scope.All.Ran, Assumed: scope.All.Assumed}
	if !scope.Everywhere() && o.explain == nil {
		asked.Shows = scope.Shows
	}
	texts := o.texts
	if o.overlay != "" {
		if texts, err = overlay.Read(o.overlay, w.Dir); err != nil {
			return nil, err
		}
	}
	run := &runner{selection: scope.All, scope: scope}
	world := *w
	start := func(dir string, cache *results.Cache, asked suppress.Rules) (*driver.Result, error) {
		meter := newProgress(world)
		defer meter.stop()
		return driver.Run(ctx, driver.Options{
			Dir:        dir,
			Patterns:   o.patterns,
			Tags:       o.tags,
			Tests:      o.tests,
			FromSource: o.source,
			Module:     o.module,
			Cache:      cache,
			Overlay:    texts,
			Listing:    o.listing,
			Kept:       o.kept,
			Explain:    o.explain,
			Progress:   meter.stage,
			Compiling:  meter.compiling,
		}, asked)
	}
	run.analyse = func() (*driver.Result, error) {
		return start(world.Dir, results.Open(results.Dir(o.cache, world.Getenv(results.Variable))), asked)
	}
	run.at = func(dir string, original func(string) string) (*driver.Result, error) {
		there := asked
		if asked.Shows != nil {
			there.Shows = func(file, rule, category string, assumed bool) bool {
				return asked.Shows(original(file), rule, category, assumed)
			}
		}
		return start(dir, nil, there) // of which nothing is to be kept: it will be gone
	}
	return run, nil
}
