// Package thread gives a function a context parameter, and every function on
// the way to it from callers that have a context at hand.
//
// A program is loaded whole, tests too (load.go, index.go). A target is found
// by its name (name.go). The plan walks from it up through its callers:
// methods that an interface ties together change together (family.go), what
// may not change is refused (refuse.go, escape.go, unloaded.go), and at each call a
// context is looked for (contexts.go, carrier.go, fate.go). What was decided becomes edits
// (params.go, roots.go, rewrite.go, imports.go), and the result must
// type-check before anybody sees it (verify.go).
//
// It works on what the type checker sees for one platform and set of tags.
// Methods that are only found by reflection, or in templates, are not seen.
package thread

import (
	"cmp"
	"context"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/fix"
)

// Options says what to thread a context to, and how far it may go.
type Options struct {
	Dir      string   // where the name is resolved
	Env      []string // nil is the environment of the process
	Tags     string   // value of -tags
	Target   string   // the function, see find
	Exported bool     // API that other modules may use may change
	Todo     bool     // where no context can come from, pass context.TODO

	// Texts are read instead of files, by their absolute names: buffers that were
	// not saved.
	Texts map[string][]byte
}

// A Result is what to change.
type Result struct {
	fix.Plan
	Target  string
	Changed []string // the functions that get a parameter, the target first
	Calls   int      // that pass a context now
	Roots   int      // that were replaced by it
	Notes   []Note   // what a reader should look at
}

// A Note is a remark about a place.
type Note struct {
	Pos  token.Position
	Text string
}

// A RefusedError says why nothing can be done, with all the places.
type RefusedError struct {
	Target  string
	Reasons []Note
}

func (r *RefusedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s can't be given a context", r.Target)
	for _, n := range r.Reasons {
		fmt.Fprintf(&b, "\n%s: %s", n.Pos, n.Text)
	}
	return b.String()
}

// Run plans the refactoring. It writes nothing.
func Run(ctx context.Context, opts Options) (*Result, error) {
	prog, err := load(ctx, opts)
	if err != nil {
		return nil, err
	}
	target, err := prog.find(opts.Target, opts.Dir)
	if err != nil {
		return nil, err
	}
	p := newPlan(prog, opts, target)
	if err := p.walk(); err != nil {
		return nil, err
	}
	p.decide()
	if err := p.refused(); err != nil {
		return nil, err
	}
	if err := prog.usable(p.order); err != nil {
		return nil, err
	}
	files, err := p.rewrite()
	if err != nil {
		return nil, err
	}
	if err := prog.verify(target, files); err != nil {
		return nil, err
	}
	res := &Result{Target: target.String(), Calls: p.calls, Roots: p.replaced, Notes: sorted(p.notes)}
	res.Files = files
	for _, f := range p.order {
		if f != target {
			res.Changed = append(res.Changed, f.String())
		}
	}
	res.Changed = append([]string{target.String()}, res.Changed...)
	return res, nil
}

// sorted orders remarks by place and drops doubles.
func sorted(notes []Note) []Note {
	slices.SortStableFunc(notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(notes)
}
