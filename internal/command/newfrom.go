package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/newcode"
)

// A novelty leaves of the findings those that are new since a revision;
// without a revision it does nothing.
type novelty struct {
	rev  string
	code *newcode.Code
	left int   // findings that are not new
	open int   // findings of which nobody can say: they are left out, too
	why  error // nobody can
}

// since reads what changed since the revision that the options name.
func (o *options) since(ctx context.Context, w World) (*novelty, error) {
	n := &novelty{rev: o.newFrom}
	if o.newFrom == "" {
		if o.given["new-from"] {
			return nil, errors.New("-new-from: the revision is missing")
		}
		return n, nil
	}
	code, err := newcode.Since(ctx, w.Dir, o.newFrom)
	if err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", o.newFrom, err)
	}
	n.code = code
	return n, nil
}

// fresh returns the findings in code that changed. The others are compared
// with what the base has: what is not there has its cause elsewhere, such as in
// a caller, and says so.
func (n *novelty) fresh(ctx context.Context, list []finding.Finding, run *runner) ([]finding.Finding, error) {
	if n.code == nil {
		return list, nil
	}
	changed, other := n.code.Split(list)
	n.left, n.open, n.why = len(other), 0, nil
	if len(other) == 0 {
		return changed, nil
	}
	tree, err := n.code.CheckOut(ctx)
	if err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", n.rev, err)
	}
	if tree == nil { // the directory is new, and so is all in it
		n.left = 0
		return list, nil
	}
	defer tree.Remove()
	base, err := run.at(tree.Dir, tree.Original)
	if ctx.Err() != nil {
		return nil, err
	}
	var broken []string
	if base != nil {
		broken = failed(base.Errors)
	}
	known := other[:0:0]
	for _, f := range other {
		if base != nil && !slices.Contains(broken, f.Package) {
			known = append(known, f)
		}
	}
	if n.open = len(other) - len(known); n.open > 0 {
		n.why = unknown(base, err)
	}
	if base == nil {
		return changed, nil
	}
	for _, f := range tree.Missing(known, base.Findings) {
		f.Related = append(f.Related[:len(f.Related):len(f.Related)], finding.Related{
			File: f.File, Line: f.Line, Column: f.Column,
			Message: "this code did not change since " + n.rev + ": a change elsewhere makes it a finding",
		})
		n.left--
		changed = append(changed, f)
	}
	return finding.Normalize(changed), nil
}

// unknown says why the base tells nothing of a package.
func unknown(base *driver.Result, err error) error {
	if err != nil {
		return err
	}
	return errors.New(base.Errors[0].Package + ": " + base.Errors[0].Message)
}

// tell says what was compared with what.
func (n *novelty) tell(w World) {
	if n.code == nil {
		return
	}
	fmt.Fprintf(w.Stderr, "ctxlint: compared with %.12s, where HEAD and %s part: %s changed; left out: %s in code that did not\n",
		n.code.Base, n.rev, count(n.code.Changed(), "Go file", "Go files"), count(n.left, "finding", "findings"))
	if n.open > 0 {
		fmt.Fprintf(w.Stderr, "ctxlint: of these, %s may be new by a change elsewhere, but their packages could not be analysed there: %s\n",
			count(n.open, "finding", "findings"), oneLine(n.why.Error()))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
