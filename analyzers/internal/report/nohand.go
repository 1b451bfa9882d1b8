package report

import (
	"fmt"
	"go/ast"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
)

// NoHand says, for [Pass.Silent], why code at a place has no context to watch: what
// [ctxlife.Model.ToWatch] looks at, in words.
func (p *Pass) NoHand(f *ctxflow.Func, at ast.Node) string {
	for _, h := range f.AtHand(at.Pos()) {
		switch {
		case !p.Life.Certain(f, h):
			continue
		case h.Dead != nil:
			return fmt.Sprintf("%s is in scope, but already done at %s", h.Expr, p.Place(h.Dead.Node))
		case !p.Life.During(h):
			return p.Crossed(h)
		case p.Life.ValueOnly(h):
			return fmt.Sprintf("%s is in scope, but its function uses it for its values only", h.Expr)
		}
		return fmt.Sprintf("%s is in scope", h.Expr)
	}
	return p.noneInScope(f, at)
}

// noneInScope says that no context is at hand that may end, and what there is instead.
func (p *Pass) noneInScope(f *ctxflow.Func, at ast.Node) string {
	text := "no context that may end is in scope"
	var instead []string
	for _, u := range f.Unfit(at.Pos()) {
		instead = append(instead, p.unfit(u))
	}
	for outer := f.Func; outer != nil; outer = outer.Parent {
		for v := range outer.Sig.Params().Variables() {
			if ctxapi.IsStdContext(v.Type()) && (v.Name() == "" || v.Name() == "_") {
				instead = append(instead, "the context parameter of "+p.funcName(outer)+" has no name")
			}
		}
	}
	if len(instead) == 0 {
		for _, h := range f.Holders(at.Pos()) {
			if h.Expr != "" {
				instead = append(instead, h.Expr+" is the context of an object, or may be none")
				break
			}
		}
	}
	if len(instead) > 0 {
		text += ": " + strings.Join(instead, "; ")
	}
	return text
}

// unfit says why a variable that can be named is not taken for a context that may end.
func (p *Pass) unfit(u ctxflow.Unfit) string {
	name := u.Var.Name()
	switch o := u.Origin; {
	case u.Nil != nil:
		return fmt.Sprintf("%s may be nil, as the comparison at %s says", name, p.Place(u.Nil))
	case o == nil:
		return fmt.Sprintf("nobody here asks %s for its context, so it may have none", name)
	case o.Op == ctxflow.Root && o.Node != nil:
		return fmt.Sprintf("%s comes from a root, made at %s: no caller ends it", name, p.Place(o.Node))
	case o.Op == ctxflow.Detached && o.Node != nil:
		return fmt.Sprintf("%s is detached at %s", name, p.Place(o.Node))
	case o.Op == ctxflow.Field && o.Var != nil:
		return fmt.Sprintf("%s comes from the field %s, whose life is an object's", name, o.Var.Name())
	case o.Op == ctxflow.Global && o.Var != nil:
		return fmt.Sprintf("%s comes from the package's variable %s", name, o.Var.Name())
	}
	return fmt.Sprintf("%s cannot be followed to where it is made", name)
}

// Crossed says which function literal stands between a place and the context at hand,
// and why it may run when that is over: of several the one that runs last.
func (p *Pass) Crossed(h ctxflow.Hand) string {
	if len(h.Crossed) == 0 {
		return h.Expr + " is in scope, but belongs to the goroutine, or to what is called"
	}
	lit, last, but := h.Crossed[0], ctxlife.Now, ""
	for _, l := range h.Crossed {
		if when, why := p.Life.Runs(l.Func); when > last || but == "" && why != "" {
			lit, last, but = l, when, why
		}
	}
	runs := "may run later"
	switch last {
	case ctxlife.AtExit:
		runs = "is deferred, and may clean up after " + h.Expr + " is done"
	case ctxlife.Joined, ctxlife.Beside:
		runs = "is a goroutine, which may be meant to go on"
	case ctxlife.Later:
		runs = "is stored, returned or given away, and may run when the function has returned"
	case ctxlife.Now, ctxlife.Sometime:
		if but != "" {
			runs = "runs within the function only if " + but
		}
	}
	return fmt.Sprintf("%s is in scope, but the function literal at %s %s", h.Expr, p.Place(lit.Node), runs)
}

// funcName names a function in a sentence.
func (p *Pass) funcName(f *ctxindex.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	return "the function literal at " + p.Place(f.Node)
}
