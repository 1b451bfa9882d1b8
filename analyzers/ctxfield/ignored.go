package ctxfield

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// ignored reports a field whose context a method works with, although the method
// is given one that it does not name: the interface that asks for the parameter
// has made the field needless.
func (c *checker) ignored(o owner, f field) bool {
	if !c.Enabled("mixed") || c.ownsLife(o, f) {
		return false
	}
	for _, ref := range c.usage.refs[f.obj] {
		sel, ok := ref.Parent().Node().(*ast.SelectorExpr)
		if !ok {
			continue
		}
		method, ok := c.method(ref, o, sel.X)
		if !ok || !blankContext(method) || ctxapi.Begins(method.Obj.Name()) || ctxapi.Ends(method.Obj.Name()) {
			continue
		}
		uses := new(uses)
		c.usage.value(operand(ref), uses)
		if uses.kinds != 0 || len(uses.sync) == 0 || c.deferred(ref) || c.replaces(method, f) || c.keeps(method, uses.sync[0].call) {
			continue
		}
		c.Report(report.Finding{
			Category: "mixed",
			At:       f.node,
			Message: fmt.Sprintf("%[3]s ignores its context parameter and uses field %[1]s of %[2]s instead; name the parameter ctx, pass it, and remove the field",
				f.obj.Name(), o.name.Name(), method.Obj.Name()),
			Related: []analysis.RelatedInformation{report.Related(sel, "the stored context is used here")},
		})
		return true
	}
	return false
}

// blankContext reports whether a function is given contexts, and names none.
func blankContext(fn *ctxindex.Func) bool {
	given := false
	for p := range fn.Sig.Params().Variables() {
		if !ctxapi.IsContext(p.Type()) {
			continue
		}
		if p.Name() != "_" && p.Name() != "" {
			return false
		}
		given = true
	}
	return given
}

// held is stored with less asked for: the owner may be made and used within one
// call, or be hidden behind an interface of this module. It has methods that are
// given something to work on and no context, and methods that work under the
// constructor's, which nobody can replace.
func (c *checker) held(o owner, f field) bool {
	if !c.Likely("stored") || f.obj.Exported() || ownsLifetime(o.typ) {
		return false
	}
	uses := c.usage.of(f.obj)
	if uses.kinds&(background|watched) != 0 || len(uses.sync) == 0 || !c.serves(o) {
		return false
	}
	for _, s := range c.stores(o, f) {
		if s.in == nil || s.in.Outermost().Obj == nil || isMethod(s.in.Outermost().Obj, o) {
			return false // it can be replaced
		}
	}
	for _, s := range uses.sync {
		fn := s.in.Outermost().Obj
		if fn == nil || !isMethod(fn, o) || c.Index.API.TakesContext(fn.Signature()) || whole(fn) || c.foreign.AskedFromOutside(fn) || !c.couldPass(s) {
			continue
		}
		c.Report(report.Finding{
			Category: "stored",
			At:       f.node,
			Assumes:  "the methods are called after the context is done",
			Message: fmt.Sprintf("%[3]s uses the context stored in field %[1]s of %[2]s, so its callers cannot pass their own; give it a parameter ctx context.Context",
				f.obj.Name(), o.name.Name(), fn.Name()),
			Related: []analysis.RelatedInformation{report.Related(s.call, "it is used here")},
		})
		return true
	}
	return false
}

// couldPass reports whether somebody who reaches a use of a stored context could hand
// one down: not a reader, of which another module asks the method, and not who was
// given a method value.
func (c *checker) couldPass(s site) bool {
	e := c.usage.entries([]site{s}, nil)
	return e.kinds == 0 && slices.ContainsFunc(e.funcs, func(fn *types.Func) bool { return !c.foreign.AskedFromOutside(fn) })
}

// serves reports whether an owner has a method that is given something to work
// on, and no context. Without, it is one piece of work itself, such as an
// iterator. A method that another module's interface asks for does not count.
func (c *checker) serves(o owner) bool {
	for m := range o.typ.Methods() {
		sig := m.Signature()
		if sig.Params().Len() > 0 && !c.Index.API.TakesContext(sig) && !c.foreign.AskedFromOutside(m) {
			return true
		}
	}
	return false
}
