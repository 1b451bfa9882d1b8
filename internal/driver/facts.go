package driver

import (
	"context"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// Facts returns the facts that the analyzers, or what they require, have of
// the packages which the patterns name and of those which these need of the
// module. A package that does not compile has none.
func Facts(ctx context.Context, opts Options, analyzers []*analysis.Analyzer) ([]analysis.ObjectFact, error) {
	exec, err := newExecutor(analyzers, opts.Overlay)
	if err != nil {
		return nil, err
	}
	prog, err := list(ctx, opts)
	if err != nil {
		return nil, err
	}
	prog.run(exec)
	var matched []*unit
	for _, u := range prog.pkgs {
		if u.matched && u.inScope {
			matched = append(matched, u)
		}
	}
	prog.typecheck(ctx, matched)
	var facts []analysis.ObjectFact
	for key, fact := range exec.objects {
		if _, ok := key.obj.(*types.Func); ok {
			facts = append(facts, analysis.ObjectFact{Object: key.obj, Fact: fact})
		}
	}
	return facts, nil
}
