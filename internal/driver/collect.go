package driver

import (
	"context"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// Collect runs an analyzer on the packages that the patterns name and returns its
// results, in the order of the packages' paths, and what could not be analysed.
// Nothing is reported, and nothing is kept for another run.
func Collect[T any](ctx context.Context, opts Options, a *analysis.Analyzer) ([]T, []finding.Error, error) {
	exec, err := newExecutor([]*analysis.Analyzer{a}, opts.Overlay)
	if err != nil {
		return nil, nil, err
	}
	exec.collected = map[*unit]any{}
	exec.collects = a
	prog, err := list(ctx, opts)
	if err != nil {
		return nil, nil, err
	}
	prog.run(exec)
	report, errs := prog.load(ctx)
	if ctx.Err() != nil {
		return nil, nil, usagef("stopped: %v", context.Cause(ctx))
	}
	var all []T
	for _, u := range report {
		if result, ok := exec.collected[u].(T); ok {
			all = append(all, result)
		}
	}
	return all, append(errs, exec.failures()...), nil
}

// collect keeps the result of the analyzer that was asked for.
func (x *executor) collect(u *unit, a *analysis.Analyzer, result any) {
	if a != x.collects {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.collected[u] = result
}
