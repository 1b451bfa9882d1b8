package ctxtell

import (
	"fmt"
	"go/ast"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// value names a context by where it comes from, and says what ends it.
func (t *Teller) value(v *ctxflow.Value) string {
	text := t.origin(v, 0)
	if ends := t.ends(v); ends != "" {
		text += " (" + ends + ")"
	}
	return text
}

// deep bounds how many derivations are told.
const deep = 4

func (t *Teller) origin(v *ctxflow.Value, depth int) string {
	if v == nil || depth > deep {
		return "another context"
	}
	switch v.Op {
	case ctxflow.Nil:
		return "a nil context"
	case ctxflow.Param:
		if v.Var != nil && v.In != nil {
			return fmt.Sprintf("the parameter %s of %s", v.Var.Name(), t.name(v.In))
		}
	case ctxflow.Root:
		if call, ok := v.Node.(*ast.CallExpr); ok {
			return ctxindex.CallName(call) + "()" + t.at(v.Node, " of line %d")
		}
		return "a root context"
	case ctxflow.Derived:
		by, more := t.by(v), 0
		for v = v.Parent(); v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
			more++
		}
		if more > 0 {
			by += fmt.Sprintf(" (and %d more before)", more)
		}
		return "a context derived" + by + " from " + t.origin(v, depth+1)
	case ctxflow.Detached:
		return "a context detached" + t.by(v) + " from " + t.origin(v.Parent(), depth+1)
	case ctxflow.Carrier, ctxflow.Bound:
		return "what works under " + t.origin(v.Parent(), depth+1)
	case ctxflow.Accessed:
		return "the context of " + t.origin(v.Parent(), depth+1)
	case ctxflow.Field:
		if v.Var != nil {
			return "the field " + v.Var.Name()
		}
	case ctxflow.Global:
		if v.Var != nil {
			return "the package's variable " + v.Var.Name()
		}
	case ctxflow.Phi:
		var each []string
		for _, p := range v.Parents {
			if p != v && p.Op != ctxflow.Phi {
				each = append(each, t.origin(p, depth+1))
			}
		}
		if len(each) > 0 {
			return "by path either " + strings.Join(each, ", or ")
		}
	}
	return "a context that can't be followed to where it is made"
}

// by says by which call, and where, a context is derived.
func (t *Teller) by(v *ctxflow.Value) string {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return ""
	}
	return " by " + ctxindex.CallName(call) + t.at(call, " on line %d")
}

func (t *Teller) name(f *ctxflow.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	return "the function literal" + t.at(f.Node, " of line %d")
}

// ends says whose life bounds a context, as far as the package shows it.
func (t *Teller) ends(v *ctxflow.Value) string {
	if v == nil || v.Op == ctxflow.Nil || v.Op == ctxflow.Unknown {
		return ""
	}
	life := t.life.Life(v)
	timed := ""
	if life&ctxlife.Timed != 0 {
		timed = "has a deadline and "
	}
	switch life := life &^ (ctxlife.Timed | ctxlife.Request); {
	case life.Endless() && timed != "":
		return "has a deadline"
	case life.Endless():
		return "nothing ends it"
	case life&ctxlife.Call != 0:
		return timed + "ends with a call"
	case life&ctxlife.Test != 0:
		return timed + "ends with a test"
	case life&ctxlife.Object != 0:
		return timed + "ends when an object is closed"
	case life&ctxlife.Unknown != 0:
		return timed + "may end: callers decide"
	case life&ctxlife.Process != 0:
		return timed + "ends with the program"
	}
	return ""
}

// effect says what a call does with a context, and how that is known.
func (t *Teller) effect(call *ast.CallExpr, arg int) string {
	e, certain := t.sums.Effect(call, arg)
	how := "as its body, a table or its types show"
	switch certain {
	case ctxsummary.Unseen:
		return "may do anything with it: its body is not known, and its signature promises nothing"
	case ctxsummary.Assumed:
		how = "as is assumed of what takes a context and can fail"
	}
	var does []string
	add := func(is bool, text string) {
		if is {
			does = append(does, text)
		}
	}
	add(e.Glances(), "checks it once on the way in, and goes on without it")
	add(e.Has(ctxsummary.Waits) && !e.Glances(), "returns early once it is done")
	add(e.Has(ctxsummary.Checks), "looks whether it is done, and goes on either way")
	add(e.Has(ctxsummary.Stops), "starts a goroutine that ends with it")
	add(e.Has(ctxsummary.Keeps), "stores it")
	add(e.Has(ctxsummary.Hands), "hands it to code that is not known")
	if len(does) == 0 {
		does = []string{"only reads its values, or nothing"}
	}
	return strings.Join(does, ", ") + ", " + how
}

// at formats the line of a node; empty if there is none.
func (t *Teller) at(n ast.Node, format string) string {
	if n == nil || !n.Pos().IsValid() {
		return ""
	}
	return fmt.Sprintf(format, t.fset.Position(n.Pos()).Line)
}
