package ctxleak

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// discarded reports a cancel function that nobody has, unless its context is made
// once for the process, or the callee sees to its end.
func (c *checker) discarded(ob ctxflow.Obligation) {
	if c.Life.Of(ob) == ctxlife.Stays && c.once(ob) || c.seenTo(ob) {
		return
	}
	c.tell(ob, report.Finding{
		Category: "discarded",
		At:       ob.Target,
		Message:  fmt.Sprintf("the cancel function of %s is discarded, so %s", c.callee(ob), c.without(ob, "keep it and ")),
		Assumes:  c.keeps(ob),
		Fix:      c.fixDiscarded(ob),
	})
}

// consequence says what stays alive without the call.
func consequence(c *checker, ob ctxflow.Obligation) string {
	switch {
	case c.isNotifyContext(ob.Call):
		return "the signals are never unregistered"
	case ob.How.Timed:
		return "the context's timer runs until the deadline"
	case !ob.How.Known:
		return "nothing can end the context early"
	}
	return "the context leaks until its parent is canceled"
}

// without says what follows if nobody can call a cancel function, and what to do. A
// deferred call would end a context under which something goes on when the function
// has returned; without a timer it is then no better than its parent.
func (c *checker) without(ob ctxflow.Obligation, first string) string {
	beyond := c.Life.Of(ob) > ctxlife.Doubtful
	switch {
	case !beyond:
		return consequence(c, ob) + "; " + first + "defer it"
	case !ob.How.Known || ob.How.Timed || ob.How.Parent < 0 || ob.How.Parent >= len(ob.Call.Args) || c.isNotifyContext(ob.Call):
		return consequence(c, ob) + "; " + first + "call it when the work under the context is done"
	}
	return fmt.Sprintf("the context ends only with its parent and %s adds nothing; use %s as it is", c.callee(ob), text(ob.Call.Args[ob.How.Parent]))
}

func (c *checker) result(ob ctxflow.Obligation) {
	message := "the result of %s is discarded, so the derived context is never used; assign it, or remove the call"
	if ob.How.Cancel >= 0 {
		message = "the results of %s are discarded, so nothing can use or cancel the context; assign them, or remove the call"
	}
	c.tell(ob, report.Finding{
		Category: "discarded",
		At:       ob.Call,
		Message:  fmt.Sprintf(message, c.callee(ob)),
		Assumes:  c.keeps(ob),
	})
}

// keeps is what a finding assumes about a callee that is known by its signature alone,
// if nobody takes the cancel function that it hands out. In round 8 one that keeps the
// function, and calls it, had 86 findings.
func (c *checker) keeps(ob ctxflow.Obligation) string {
	if ob.How.Known || c.Index.Declaration(c.Index.Callee(ob.Call)) != nil {
		return ""
	}
	return c.callee(ob) + " leaves it to its caller to end the context"
}

func (c *checker) overwritten(ob ctxflow.Obligation, leak ctxflow.Leak) {
	name := text(ob.Target)
	if !leak.Late && c.idle(ob, leak.At) == nobody {
		c.Silent(ob.Call, "path", "where %s is overwritten nothing hangs on its context", name)
		return
	}
	if at := c.assigned(leak.At, ob.Var); leak.Late && at != nil {
		// The first function is meant to be called, and only this assignment
		// takes it away.
		c.tell(ob, report.Finding{
			Category: "path",
			At:       at,
			Message:  fmt.Sprintf("this overwrites %s, so the function literal that calls it cancels this context and not the first; use another name here", name),
			Related:  []analysis.RelatedInformation{report.Related(ob.Target, "the first cancel function, which nothing calls")},
		})
		return
	}
	c.tell(ob, report.Finding{
		Category: "path",
		At:       ob.Target,
		Message:  fmt.Sprintf("%s is overwritten before it is called; call it first, or keep both", name),
		Related:  []analysis.RelatedInformation{report.Related(leak.At, "%s is overwritten here", name)},
	})
}

// assigned returns what names a variable on the left of an assignment that
// gives it another cancel function.
func (c *checker) assigned(stmt ast.Node, v *types.Var) ast.Expr {
	as, ok := stmt.(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return nil
	}
	if _, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr); !ok {
		return nil
	}
	for _, lhs := range as.Lhs {
		if id, ok := ast.Unparen(lhs).(*ast.Ident); ok && c.TypesInfo.ObjectOf(id) == v {
			return id
		}
	}
	return nil
}

func (c *checker) dropped(ob ctxflow.Obligation, by *ast.CallExpr) {
	c.tell(ob, report.Finding{
		Category: "path",
		At:       ob.Target,
		Message: fmt.Sprintf("%s is passed to %s, which neither calls nor keeps it; defer it here",
			text(ob.Target), text(by.Fun)),
		Related: []analysis.RelatedInformation{report.Related(by, "%s drops it", text(by.Fun))},
	})
}

// field reports a cancel function that is stored where nothing reads it.
func (c *checker) field(ob ctxflow.Obligation, store ast.Node) {
	place := text(ob.Target)
	v := ob.Var
	if store != ob.Target {
		v = c.stored(store)
		place = v.Name()
	}
	what := "field"
	if !v.IsField() {
		what = "variable"
	}
	c.tell(ob, report.Finding{
		Category: "field",
		At:       ob.Target,
		Message:  fmt.Sprintf("the cancel function of %s is stored in the %s %s, which no code calls; call it when the work under the context is done", c.callee(ob), what, place),
		Related: []analysis.RelatedInformation{
			report.Related(store, "stored here"),
			{Pos: v.Pos(), End: v.Pos(), Message: v.Name() + " is declared here and only ever assigned to"},
		},
	})
}

// unread reports whether nothing can read a field or variable, in no build of
// the package: files that this build leaves out count by their text.
func (c *checker) unread(v *types.Var) bool {
	if v == nil || !c.Flow.Unread(v) {
		return false
	}
	for _, name := range c.IgnoredFiles {
		content, err := c.ReadFile(name)
		if err != nil || bytes.Contains(content, []byte(v.Name())) {
			return false
		}
	}
	return true
}

// path reports a way that ends without a call of the cancel function.
func (c *checker) path(ob ctxflow.Obligation, leak ctxflow.Leak) {
	name := text(ob.Target)
	if leak.Kind != ctxflow.NeverUsed && c.Life.Of(ob) == ctxlife.Stays {
		// Called where starting it fails, and else meant to stay: a lazily made
		// context of the process.
		c.Silent(ob.Call, "path", "it is canceled where starting it fails, and else meant to stay for as long as the process")
		return
	}
	f := report.Finding{Category: "path", At: ob.Target}
	handsOver := leak.Kind == ctxflow.OwnerLost || ob.In.HandsOver(ob, c.Sums)
	if !handsOver {
		f.Fix = c.fixPath(ob)
	}
	ret, _ := leak.At.(*ast.ReturnStmt)
	if ret != nil && c.explained(ret, name) {
		c.Silent(ob.Call, "path", "a comment at the way out speaks of %s", name)
		return
	}
	switch {
	case leak.Kind == ctxflow.NextTurn:
		f.Message = fmt.Sprintf("%s is not called before the next iteration; call it at the end of each iteration", name)
		f.Related = []analysis.RelatedInformation{report.Related(leak.At, "the next iteration derives another context here")}
	case leak.Kind == ctxflow.NeverUsed:
		f.Message = fmt.Sprintf("%s is never called, so %s", name, c.without(ob, ""))
	case handsOver && c.fails(ob.In, ret):
		switch seen := c.idle(ob, ret); {
		case seen == nobody:
			c.Silent(ob.Call, "path", "where %s is not called nothing hangs on its context yet", name)
			return
		case seen == perhaps:
			f.Assumes = "something has taken the context out of the object by then"
		case c.ofObject(ob):
			f.Assumes = "the program goes on although " + funcName(ob.In) + " has failed"
		}
		f.Message = fmt.Sprintf("%s is not called before %s, and nothing else gets it; call it first", name, c.way(ob.In, ret))
		f.Related = []analysis.RelatedInformation{c.end(ob.In, ret, name)}
	default:
		f.Message = fmt.Sprintf("%s is not called before %s; defer it", name, c.way(ob.In, ret))
		if handsOver {
			f.Message = fmt.Sprintf("%s is not called before %s; call it first", name, c.way(ob.In, ret))
		}
		f.Related = []analysis.RelatedInformation{c.end(ob.In, ret, name)}
	}
	c.tell(ob, f)
}

// tell reports that nobody ends a context. A child of a test's own ends with the
// test, whatever becomes of its cancel function, and in a test one of a root that
// has no timer holds nothing.
func (c *checker) tell(ob ctxflow.Obligation, f report.Finding) {
	if ob.In.Eval(ob.Call).EndsWithAny(func(v *ctxflow.Value) bool {
		return v.Op == ctxflow.Accessed && v.Parent().Var != nil && ctxapi.IsTesting(v.Parent().Var.Type())
	}) {
		f.Assumes = "the test keeps running for long"
	}
	if c.IsTest(ob.Call.Pos()) && ob.How.Known && !ob.How.Timed && ob.In.Eval(ob.Call).IsRoot() {
		f.Assumes = "something still waits for the context when the test returns"
	}
	c.Report(f)
}

// fails reports whether a return statement returns an error.
func (c *checker) fails(f *ctxflow.Func, ret *ast.ReturnStmt) bool {
	results := f.Sig.Results()
	if ret == nil || results.Len() == 0 || len(ret.Results) != results.Len() || !ctxapi.IsError(results.At(results.Len()-1).Type()) {
		return false
	}
	return !c.TypesInfo.Types[ret.Results[len(ret.Results)-1]].IsNil()
}

// way names a return statement; one that go/cfg made up stands for the end of
// the function.
func (c *checker) way(f *ctxflow.Func, ret *ast.ReturnStmt) string {
	switch {
	case implicit(f, ret):
		return "the function ends"
	case len(ret.Results) == 0:
		return "a return"
	}
	s := "return "
	for i, e := range ret.Results {
		if i > 0 {
			s += ", "
		}
		s += text(e)
	}
	if len(s) > 60 {
		return "a return"
	}
	return s
}

func (c *checker) end(f *ctxflow.Func, ret *ast.ReturnStmt, name string) analysis.RelatedInformation {
	if implicit(f, ret) {
		return analysis.RelatedInformation{Pos: ret.Return, End: ret.Return + 1, Message: "the function ends here without calling " + name}
	}
	return report.Related(ret, "this returns without calling %s", name)
}

func implicit(f *ctxflow.Func, ret *ast.ReturnStmt) bool { return ret.Return == f.Body.Rbrace }

// callee names the function that hands the cancel function out.
func (c *checker) callee(ob ctxflow.Obligation) string { return text(ob.Call.Fun) }

// text prints an expression on one line, shortened if need be.
func text(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return "the function literal"
	default:
		return types.ExprString(e)
	}
}

// explained reports whether a comment on the line of a return speaks of the
// cancel function: whoever wrote it knows that nobody calls it there. Analysistest
// has its expectations there too.
func (c *checker) explained(ret *ast.ReturnStmt, name string) bool {
	file := c.File(ret.Pos())
	if file == nil {
		return false
	}
	line := c.Fset.Position(ret.End()).Line
	for _, group := range file.Comments {
		if text := group.Text(); group.Pos() > ret.End() && c.Fset.Position(group.Pos()).Line == line &&
			strings.Contains(text, name) && !strings.HasPrefix(text, "want ") {
			return true
		}
	}
	return false
}
