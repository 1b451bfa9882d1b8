package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/migrate"
	"github.com/ctxlint/ctxlint/internal/output"
)

// migrateNolint rewrites the //nolint comments of linters that ctxlint
// replaces, or shows what it would change. The exit status is that of -diff.
func migrateNolint(ctx context.Context, o *options, rules []analyzers.Rule, w World) int {
	// A suppression of another linter answers a finding, and takes the answer
	// along when it is rewritten: what it silences counts.
	o.request.Strict, o.given["strict"] = true, true
	o.request.Declined = true
	run, err := o.prepare(ctx, rules, &w)
	if err != nil {
		return w.fail(err)
	}
	res, err := run.analyse()
	if err != nil {
		return w.fail(err)
	}
	if len(res.Errors) > 0 {
		for _, e := range report(res, w.Dir).Errors {
			output.Error(w.Stderr, e)
		}
		return w.fail(fmt.Errorf("no comment was touched: what a package with errors needs can't be told"))
	}
	linters := migrate.Replaced(func(name string) bool {
		r, err := lookup(name, rules)
		return err == nil && slices.ContainsFunc(r.Categories, func(c analyzers.Category) bool { return run.selection.Ran(name, c.Name) })
	})
	plan, err := linters.Plan(slices.DeleteFunc(res.Files(), run.scope.Excluded), res.Findings)
	if err != nil {
		return w.fail(err)
	}
	if !o.fix {
		if err := plan.Diff(w.Stdout, func(name string) string { return output.Relative(w.Dir, name) }); err != nil {
			return w.fail(err)
		}
		if len(plan.Files) > 0 {
			return Found
		}
		return Clean
	}
	if err := plan.Write(); err != nil {
		return w.fail(err)
	}
	fmt.Fprintf(w.Stderr, "ctxlint: rewrote %s of %s in %s\n", count(plan.Applied, "comment", "comments"),
		strings.Join(linters, ", "), count(len(plan.Files), "file", "files"))
	return Clean
}
