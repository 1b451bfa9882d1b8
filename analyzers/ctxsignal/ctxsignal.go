package ctxsignal

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxsignal",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	if !pass.Enabled("stop") || !c.importsSignal() {
		return
	}
	for _, f := range c.Index.Funcs {
		if pass.IsTest(f.Body.Pos()) || !c.notifies(f) {
			continue
		}
		flow := c.Flow.Of(f)
		for _, ob := range flow.Obligations() {
			if isNotifyContext(c.Index.Callee(ob.Call)) && ob.Binding == ctxflow.Local {
				c.check(flow, ob)
			}
		}
	}
}

func (c *checker) importsSignal() bool {
	for _, p := range c.Index.Pkg.Imports() {
		if p.Path() == "os/signal" {
			return true
		}
	}
	return false
}

func (c *checker) notifies(f *ctxindex.Func) bool {
	return slices.ContainsFunc(f.Calls, func(call ctxindex.Call) bool { return isNotifyContext(call.Fn) })
}

func isNotifyContext(fn *types.Func) bool { return isSignal(fn, "NotifyContext") }

func isSignal(fn *types.Func, names ...string) bool {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "os/signal" {
		return false
	}
	for _, name := range names {
		if fn.Name() == name {
			return true
		}
	}
	return false
}

// check reports a stop function that is only deferred, although something
// waits once the context is done.
func (c *checker) check(f *ctxflow.Func, ob ctxflow.Obligation) {
	ctx := f.ContextOf(ob)
	deferred := c.onlyDeferred(f, ob.Var)
	if ctx == nil || deferred == nil || c.ownHandling() {
		return
	}
	d, ok := c.find(f, func(v *ctxflow.Value) bool { return v.Node == ob.Call })
	if !ok {
		return
	}
	who := "the function returns"
	if f.Obj != nil {
		who = f.Obj.Name() + " returns"
	}
	c.Report(report.Finding{
		Category: "stop",
		At:       deferred,
		Message: fmt.Sprintf("%s is called only when %s, so a second interrupt is ignored while %s blocks; call it as soon as %s is done: context.AfterFunc(%s, %s)",
			ob.Var.Name(), who, d.name(), ctx.Name(), ctx.Name(), ob.Var.Name()),
		Related: []analysis.RelatedInformation{
			report.Related(d.death, "the first signal has arrived by here"),
			report.Related(d.node, "blocks here"),
		},
		Fix: c.stopAfter(ob, ctx),
	})
}

// onlyDeferred returns the defer statement of a stop function that is not used
// in any other way; nil if it is.
func (c *checker) onlyDeferred(f *ctxflow.Func, stop *types.Var) *ast.DeferStmt {
	var deferred *ast.DeferStmt
	uses := 0
	ast.Inspect(f.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			if id, ok := ast.Unparen(n.Call.Fun).(*ast.Ident); ok && c.Index.Info.Uses[id] == stop {
				deferred = n
			}
		case *ast.Ident:
			if c.Index.Info.Uses[n] == stop {
				uses++
			}
		}
		return true
	})
	if uses != 1 {
		return nil
	}
	return deferred
}

// ownHandling reports whether the package treats signals in another way too.
func (c *checker) ownHandling() bool {
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		if isSignal(c.Index.Callee(cur.Node().(*ast.CallExpr)), "Notify", "Reset", "Ignore") {
			return true
		}
	}
	return false
}

// stopAfter is the fix: stop runs as soon as the context is done, and again,
// which does nothing, when the function returns.
func (c *checker) stopAfter(ob ctxflow.Obligation, ctx *types.Var) *report.Fix {
	file := c.File(ob.Call.Pos())
	cur, ok := c.Index.Cursor(ob.Stmt)
	if file == nil || !ok {
		return nil
	}
	place, ok := edit.PlaceOf(c.Fset, file, cur)
	if !ok {
		return nil
	}
	pkg, edits := edit.Import(c.TypesInfo, file, ob.Call.Pos(), "context", "context")
	if pkg != "" {
		pkg += "."
	}
	return &report.Fix{
		Message: "call " + ob.Var.Name() + " as soon as " + ctx.Name() + " is done",
		Edits:   append(edits, place.After(pkg+"AfterFunc("+ctx.Name()+", "+ob.Var.Name()+")")),
	}
}
