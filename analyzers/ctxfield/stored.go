package ctxfield

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// stored reports a field that a constructor fills with a caller's context and
// methods use later on behalf of other callers.
//
// The claim needs all of it: who stores the context, who uses it, and that
// nothing shows that it stands for the life of the object. Short of that a
// field is silent. It reports whether it found one.
func (c *checker) stored(o owner, f field) bool {
	if !c.Enabled("stored") || ownsLifetime(o.typ) {
		return false
	}
	uses := c.usage.of(f.obj)
	if uses.kinds != 0 || len(uses.sync) == 0 {
		return false
	}
	// Have: every use gives it to work, in the course of a call.
	for _, use := range uses.sync {
		if c.keeps(use.in, use.call) {
			return false // a connection that is opened late, for all who come
		}
	}
	made, ok := c.constructed(o, f)
	if !ok {
		return false
	}
	// Have: it is set by constructors, and by nobody else.
	entries := c.usage.entries(uses.sync, made.by)
	if entries.kinds&(background|elsewhere) != 0 {
		return false // a goroutine, or whoever was given a method value, has no context to pass
	}
	method, assumes := c.service(o, entries.funcs)
	if method == nil {
		return false
	}
	c.Report(report.Finding{
		Category: "stored",
		At:       f.node,
		Message: fmt.Sprintf("every later call of %[3]s uses the context stored in field %[1]s of %[2]s, so its caller can neither cancel it nor set a deadline; give it a parameter ctx context.Context",
			f.obj.Name(), o.name.Name(), method.Name()),
		Assumes: assumes,
		Related: []analysis.RelatedInformation{
			report.Related(made.first.at, "%s stores it here", made.name),
			report.Related(uses.sync[0].call, "a later call uses it here"),
		},
	})
	return true
}

// made says how the owners of a field come to be.
type made struct {
	name  string // of the first constructor
	by    map[*types.Func]bool
	first store
}

// constructed reports whether all stores stand in constructors that are given
// the context, and whose results are not known to live within one call.
func (c *checker) constructed(o owner, f field) (made, bool) {
	m := made{by: make(map[*types.Func]bool)}
	for _, s := range c.stores(o, f) {
		if s.in == nil || s.in.Obj == nil {
			return m, false
		}
		switch {
		case isMain(s.in):
		case !constructs(s.in, o), s.in.Obj.Signature().Recv() != nil:
			// A setter, a carrier that is filled in place, or a factory that
			// makes one per operation: client.NewQuery(ctx).
			return m, false
		case c.Index.IsRoot(s.value) && f.obj.Exported():
			return m, false // a default that others may replace
		case !c.isParam(s.value, s.in) && !c.Index.IsRoot(s.value):
			return m, false
		case c.perCall(s.in.Obj):
			return m, false
		}
		m.by[s.in.Obj] = true
		if m.name == "" {
			m.name, m.first = s.in.Obj.Name(), s
		}
	}
	return m, m.name != ""
}

// perCall reports whether the package calls a constructor with the context of
// a call: then what it makes belongs to that call, a reader or an upload.
func (c *checker) perCall(constructor *types.Func) bool {
	for _, ref := range c.usage.refs[constructor] {
		if c.IsTest(ref.Node().Pos()) {
			continue
		}
		call, ok := ctxindex.CallOf(ref)
		if !ok {
			return true // handed on: cannot be told
		}
		in := c.Index.Enclosing(call.Node())
		for ; in != nil; in = in.Parent {
			for _, arg := range call.Node().(*ast.CallExpr).Args {
				if t := c.TypesInfo.TypeOf(arg); t != nil && ctxapi.IsContext(t) && !c.Index.IsRoot(arg) && !isMain(in) {
					return true
				}
			}
		}
	}
	return false
}

// service returns the first of the entries that makes the owner a service:
// a method of it that is given no context. An object with a method such as Next or Run, and
// none but those, may be one piece of work itself: an iterator, a job. It returns nil if the owner is an
// adapter, which has nowhere else to keep the context: another module's interface
// asks for one of the methods, or the type is hidden behind one of this module's.
func (c *checker) service(o owner, funcs []*types.Func) (first *types.Func, assumes string) {
	for _, fn := range funcs {
		if !isMethod(fn, o) {
			return nil, "" // somebody works on the struct as on a parameter object
		}
		if asked := c.foreign.Asked(fn); asked != nil && (!o.name.Exported() || !c.foreign.Inside(asked.Pkg())) {
			return nil, ""
		}
		if first == nil && !whole(fn) && !c.Index.API.TakesContext(fn.Signature()) {
			first = fn
		}
	}
	if !o.name.Exported() && first != nil && first.Signature().Params().Len() == 0 {
		assumes = o.name.Name() + " outlives the call"
	}
	return first, assumes
}

// whole reports whether a method is, by its name and as it is given nothing, a part
// of the one piece of work that the owner is: Next, Run, Close.
func whole(fn *types.Func) bool {
	return fn.Signature().Params().Len() == 0 && (ctxapi.Steps(fn.Name()) || ctxapi.Begins(fn.Name()) || ctxapi.Ends(fn.Name()))
}

// ownsLifetime reports whether a struct has what it takes to end, or wait
// for, work of its own: a cancel function, a stop channel, a wait group.
func ownsLifetime(t *types.Named) bool { return ends(t) != "" }

// waits reports whether t is a group of goroutines: a type with a method
// Wait, such as sync.WaitGroup or errgroup.Group.
func waits(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Wait")
	fn, ok := obj.(*types.Func)
	return ok && fn.Signature().Params().Len() == 0
}
