package command

import (
	"fmt"
	"slices"

	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/fix"
	"github.com/ctxlint/ctxlint/internal/output"
)

// rounds bounds how often fixes are applied: one that overlaps another has to
// wait for the next round.
const rounds = 5

// repair applies fixes until there is nothing left to apply, and returns what
// a last run finds.
func (o *options) repair(res *driver.Result, run func() (*driver.Result, error), w World) (*driver.Result, error) {
	applied, files := 0, map[string]bool{}
	var last *fix.Plan
	for range rounds {
		plan, err := fix.Make(res.Findings, o.unsafe, res.Source, res.Recheck)
		if err != nil {
			return nil, err
		}
		last = plan
		if len(plan.Files) == 0 {
			break
		}
		if err := plan.Write(); err != nil {
			return nil, err
		}
		applied += plan.Applied
		for _, f := range plan.Files {
			files[f.Name] = true
		}
		if res, err = run(); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(plan.Left, func(l fix.Left) bool { return l.Overlap }) {
			break
		}
	}
	fmt.Fprintf(w.Stderr, "ctxlint: applied %s in %s\n", count(applied, "fix", "fixes"), count(len(files), "file", "files"))
	w.left(last)
	return res, nil
}

// left tells which fixes were not applied, and why.
func (w World) left(plan *fix.Plan) {
	for _, l := range plan.Left {
		fmt.Fprintf(w.Stderr, "ctxlint: left out the fix of %s:%d:%d: %s\n",
			output.Relative(w.Dir, l.File), l.Line, l.Column, l.Why)
	}
	if plan.Unsafe > 0 {
		fmt.Fprintf(w.Stderr, "ctxlint: left out %s that %s review: use -unsafe to apply\n",
			count(plan.Unsafe, "fix", "fixes"), map[bool]string{true: "needs", false: "need"}[plan.Unsafe == 1])
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// showDiff writes what repair would change in its first round. Its exit
// status is that of diff: 1 when there is a difference.
func (o *options) showDiff(res *driver.Result, w World) int {
	plan, err := fix.Make(res.Findings, o.unsafe, res.Source, res.Recheck)
	if err == nil {
		err = plan.Diff(w.Stdout, func(name string) string { return output.Relative(w.Dir, name) })
	}
	if err != nil {
		return w.fail(err)
	}
	w.left(plan)
	for _, e := range output.New(w.Dir, nil, res.Errors).Errors {
		output.Error(w.Stderr, e)
	}
	switch {
	case len(res.Errors) > 0:
		return Failure
	case len(plan.Files) > 0:
		return Found
	}
	return Clean
}
