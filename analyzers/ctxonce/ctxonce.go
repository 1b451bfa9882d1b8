package ctxonce

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxonce",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxchan.Analyzer},
		Run:      run,
	})
}

// A checker looks at one function or literal.
type checker struct {
	*report.Pass
	chans *ctxchan.Channels
	f     *ctxflow.Func
}

func run(pass *report.Pass) {
	chans := pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels)
	for _, f := range pass.Index.Funcs {
		list := f.Body.List
		if len(list) == 0 || f.Sig.Results().Len() > 0 {
			continue
		}
		// What only stops the ticker is no part of the story.
		for len(list) > 1 && stopsTicker(pass.TypesInfo, list[len(list)-1]) {
			list = list[:len(list)-1]
		}
		// Have: a function that may end in a select.
		if sel, ok := list[len(list)-1].(*ast.SelectStmt); ok && len(sel.Body.List) > 1 {
			c := &checker{pass, chans, pass.Flow.Of(f)}
			c.last(sel)
		}
	}
}

// stopsTicker reports whether a statement is t.Stop() of a ticker or timer.
func stopsTicker(info *types.Info, s ast.Stmt) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := ast.Unparen(e.X).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := info.Uses[sel.Sel].(*types.Func)
	return ok && (fn.FullName() == "(*time.Ticker).Stop" || fn.FullName() == "(*time.Timer).Stop")
}

// last looks at the select that ends a function.
func (c *checker) last(sel *ast.SelectStmt) {
	var done []ctxflow.DoneArm
	for _, arm := range c.f.DoneArms() {
		if arm.Select == sel {
			done = append(done, arm)
		}
	}
	others := c.others(sel, done)
	if len(done) == 0 || len(others) == 0 || c.again() {
		return
	}
	arm := others[0]
	if len(others) > 1 {
		// One of several events may be all that is waited for, unless each
		// brings on what the tick does.
		if arm = c.tickArm(others); arm == nil || !c.sameWork(others) {
			return
		}
	}
	// One tick alone is a delay that can be canceled, unless what it brings on was
	// done before.
	repeats := len(others) > 1 || c.doneBefore(arm, sel)
	recv := ctxindex.Received(arm.Comm)
	if recv == nil {
		return
	}
	if t := c.ticker(recv.X); t != nil {
		if !repeats || !works(arm) || c.usedElsewhere(t, recv) {
			return
		}
		c.report(sel, arm, done, fmt.Sprintf(
			"this select is not in a loop, so the function returns after one tick of %s; wrap it in a for loop", t.Name()))
		return
	}
	if ch, send := c.servedOnce(arm); ch != nil {
		c.report(sel, arm, done, fmt.Sprintf(
			"this select is not in a loop, so the goroutine returns after one value of %s and the next send blocks forever; wrap it in a for loop", ch.Var.Name()),
			report.Related(send, "sends repeatedly here"))
	}
}

func (c *checker) report(sel *ast.SelectStmt, arm *ast.CommClause, done []ctxflow.DoneArm, message string, related ...analysis.RelatedInformation) {
	var fix *report.Fix
	if list := c.f.Body.List; list[len(list)-1] == ast.Stmt(sel) {
		fix = c.wrap(sel, done) // a loop would leave what follows unreached
	}
	c.Report(report.Finding{
		Category: "once",
		At:       report.At(sel.Pos(), sel.Body.Lbrace),
		Message:  message,
		Related:  append([]analysis.RelatedInformation{report.Related(arm.Comm, "runs only once")}, related...),
		Fix:      fix,
	})
}

// others returns the clauses of a select other than the Done arms; nil if one
// is a default, which does not wait.
func (c *checker) others(sel *ast.SelectStmt, done []ctxflow.DoneArm) []*ast.CommClause {
	var others []*ast.CommClause
	for _, s := range sel.Body.List {
		clause := s.(*ast.CommClause)
		if clause.Comm == nil {
			return nil
		}
		isDone := false
		for _, arm := range done {
			isDone = isDone || arm.Clause == clause
		}
		if !isDone {
			others = append(others, clause)
		}
	}
	return others
}

// again reports whether somebody may run the function again and again: a
// literal in a loop, one that is handed to other code, or a function that this
// package calls in a loop, or by itself.
func (c *checker) again() bool {
	f := c.f.Func
	for f.Parent != nil {
		if f.Run != ctxindex.Spawned && f.Run != ctxindex.Called && !c.joined(f) {
			return true
		}
		parent := c.Flow.Of(f.Parent)
		at, ok := parent.Locate(f.Node)
		if !ok || parent.InLoop(at) {
			return true
		}
		f = f.Parent
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if f.Obj == nil || c.Index.Declaration(c.Index.Callee(call)) != f {
			continue
		}
		caller := c.Index.Enclosing(call)
		if caller == nil || caller.Outermost() == f {
			return true
		}
		outer := c.Flow.Of(caller)
		if at, ok := outer.Locate(call); !ok || outer.InLoop(at) {
			return true
		}
	}
	return false
}

// joined reports whether a literal is given to a group, which runs it once.
func (c *checker) joined(f *ctxindex.Func) bool {
	return f.Run == ctxindex.Passed && c.Index.API.Callback(c.Index.Callee(f.Call)) == ctxapi.CallbackJoined
}
