package ctxframe

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A use is a framework's context given to work that asks for a context.Context.
type use struct {
	at    ast.Expr
	work  *ast.CallExpr
	frame *ctxapi.Frame
	typ   types.Type
	name  string // of the framework's context: "c"
	bare  bool   // at is the framework's context itself, not derived from it
}

// passed returns the uses in a function and its literals, together those of one
// context.
func (c *checker) passed(f *ctxindex.Func) []place {
	var uses []use
	var visit func(*ctxindex.Func)
	visit = func(f *ctxindex.Func) {
		// What a goroutine has is a copy, or reported already.
		if f.Run == ctxindex.Spawned || c.raced[f] {
			return
		}
		uses = append(uses, c.calls(f)...)
		for _, lit := range f.Lits {
			visit(lit)
		}
	}
	visit(f)
	var places []place
	for len(uses) > 0 {
		first := uses[0]
		var same, rest []use
		for _, u := range uses {
			if u.name == first.name && u.frame == first.frame {
				same = append(same, u)
			} else {
				rest = append(rest, u)
			}
		}
		places = append(places, same)
		uses = rest
	}
	return places
}

// calls returns the uses in f itself. Work that returns nothing can't say that it
// was cut short: it may have to be done to its end.
func (c *checker) calls(f *ctxindex.Func) []use {
	var uses []use
	inside := c.hasFrame(f)
	for _, call := range f.Calls {
		n := call.Expr
		for i, arg := range n.Args {
			t := c.Index.Info.TypeOf(arg)
			sig := c.Index.Signature(n)
			if !c.Index.API.IsContext(t) || !asInterface(sig, i) || sig.Results().Len() == 0 {
				continue
			}
			u := use{at: arg, work: n, frame: ctxapi.FrameOf(t), typ: t, bare: true}
			if u.frame == nil && inside {
				if v := origin(c.Flow.Of(f).Eval(arg)); v != nil {
					u = use{at: arg, work: n, frame: ctxapi.FrameOf(v.Type()), typ: v.Type(), name: v.Name()}
				}
			}
			if u.frame != nil && c.Sums.Works(n, i) {
				if u.bare {
					u.name = types.ExprString(ast.Unparen(arg))
				}
				uses = append(uses, u)
			}
		}
	}
	return uses
}

// asInterface reports whether a parameter asks for no more than a context, and
// not for the framework's own.
func asInterface(sig *types.Signature, i int) bool {
	if sig == nil || sig.Params().Len() == 0 || sig.Variadic() && i >= sig.Params().Len()-1 {
		return false
	}
	t := sig.Params().At(min(i, sig.Params().Len()-1)).Type()
	return types.IsInterface(t) && ctxapi.FrameOf(t) == nil
}

// origin returns the parameter, a framework's context, that a context is
// derived from. A derivation with a timeout is told where it is made.
func origin(v *ctxflow.Value) *types.Var {
	for range 16 {
		switch {
		case v.Op == ctxflow.Param && v.Var != nil && ctxapi.FrameOf(v.Var.Type()) != nil:
			return v.Var
		case v.Op == ctxflow.Derived && v.How.Known && !v.How.Timed && v.Parent() != nil:
			v = v.Parent()
		default:
			return nil
		}
	}
	return nil
}

// report reports a place, and with it the others that have the same cause.
func (c *checker) report(uses place, others []place) {
	first := uses[0]
	assumes := "nothing else cancels it at the end of a request"
	if first.frame.Field != "" && c.engine(first) == plain {
		assumes = ""
	}
	request, edits := c.replace(uses)
	how := "pass a context with a deadline"
	if request != "" {
		how = "pass " + request
	}
	text := types.ExprString(ast.Unparen(first.at))
	subject := text
	if !first.bare {
		subject = text + " comes from " + first.name + ", which"
	}
	var related []analysis.RelatedInformation
	for _, u := range uses[1:] {
		related = append(related, report.Related(u.at, "here too"))
	}
	here := ""
	if n := len(others); n > 0 {
		here, edits = fmt.Sprintf(", here and in %s of this package", counted(n)), nil
		how = fmt.Sprintf("set %s on the engine, or %s in each", first.frame.Field, how)
		for _, other := range others[:min(n, shown)] {
			related = append(related, report.Related(other[0].at, "the same cause"))
		}
	}
	finding := report.Finding{
		Category: "frame",
		Assumes:  assumes,
		At:       first.at,
		Message: fmt.Sprintf("%s %s, so %s keeps running after the client disconnects%s; %s",
			subject, first.frame.Ends, c.Work(first.work), here, how),
		Related: related,
	}
	if len(edits) > 0 {
		finding.Fix = &report.Fix{Message: "use " + request, Edits: edits}
	}
	c.Report(finding)
}

// replace returns what to pass instead, and the edits that do it; none if one
// of the uses is of something derived.
func (c *checker) replace(uses []use) (string, []analysis.TextEdit) {
	var request string
	var edits []analysis.TextEdit
	whole := true
	for i, u := range uses {
		text := c.requestOf(u)
		if i == 0 {
			request = text
		}
		if text == "" || !u.bare {
			whole = false
			continue
		}
		edits = append(edits, edit.Replace(u.at, text))
	}
	if !whole {
		edits = nil
	}
	return request, edits
}

// fiber2 is the package whose context gives out fasthttp's, and beside it one
// that a middleware can set.
const fiber2 = "github.com/gofiber/fiber/v2"

// requestOf spells the context of the request; empty if there is none.
func (c *checker) requestOf(u use) string {
	if u.frame.Request != "" {
		return u.name + u.frame.Request
	}
	call, ok := ast.Unparen(u.at).(*ast.CallExpr)
	if !ok {
		return ""
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if fn := c.Index.Callee(call); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == fiber2 && fn.Name() == "Context" {
		return types.ExprString(sel.X) + ".UserContext()"
	}
	return ""
}
