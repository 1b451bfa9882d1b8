package ctxleak

import (
	_ "embed"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxleak",
		Doc:  doc,
		Run:  run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass
	own   *ctxlife.Owners
	names []named // given to discarded cancel functions so far
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	c.own = c.Life.Owners()
	streams := pass.Enabled("owner")
	for _, f := range c.Index.Funcs {
		c.owners(f)
		if streams {
			c.streams(f)
		}
		for _, ob := range c.Flow.Obligations(f) {
			c.check(ob)
		}
	}
}

func (c *checker) check(ob ctxflow.Obligation) {
	if ob.How.Ctx < 0 {
		// A cancel function without a context, such as that of a subscription,
		// may end anything, or nothing that is worth ending.
		c.Silent(ob.Call, "path", "the function gives no context beside: what it ends is not known")
		return
	}
	main := ob.In.Outermost().IsMain()
	switch ob.Binding {
	case ctxflow.Dropped:
		if ob.How.Cancel >= 0 || ob.How.Kind == ctxapi.Detach {
			c.result(ob)
		}
	case ctxflow.Blank:
		if !main || ob.How.Known && !c.isNotifyContext(ob.Call) {
			c.discarded(ob)
		}
	case ctxflow.Local, ctxflow.Stored:
		// Whoever returns from main.main ends the process.
		if main {
			c.Silent(ob.Call, "path", "main ends the process when it returns")
			return
		}
		if leak := ob.In.Leak(ob, c.Sums); leak.Kind != ctxflow.NoLeak {
			c.leak(ob, leak)
		} else if ob.Binding == ctxflow.Stored && c.unread(ob.Var) {
			c.field(ob, ob.Target)
		} else if ob.Binding == ctxflow.Stored {
			c.explain(ob)
			c.kept(ob)
		} else {
			c.explain(ob)
			c.waits(ob)
			c.links(ob)
			c.condition(ob)
		}
	}
}

func (c *checker) isNotifyContext(call *ast.CallExpr) bool {
	fn := c.Index.Callee(call)
	return ctxapi.IsFunc(fn, "os/signal", "NotifyContext")
}

func (c *checker) leak(ob ctxflow.Obligation, leak ctxflow.Leak) {
	if c.parentEnds(ob, leak) {
		c.Silent(ob.Call, "path", "its parent is canceled by the function itself, and it with it")
		return
	}
	switch leak.Kind {
	case ctxflow.StoredUnread:
		if v := c.stored(leak.At); c.unread(v) {
			c.field(ob, leak.At)
		}
	case ctxflow.HandedToDropper:
		c.dropped(ob, leak.At.(*ast.CallExpr))
	case ctxflow.Overwritten:
		c.overwritten(ob, leak)
	default:
		c.path(ob, leak)
	}
}

// parentEnds reports whether the function itself cancels the parent of the context by the
// return that a leak leads to: then the context ends with it. What each turn of a loop leaves
// behind piles up until then.
func (c *checker) parentEnds(ob ctxflow.Obligation, leak ctxflow.Leak) bool {
	if leak.At == nil || leak.Kind != ctxflow.ToReturn && leak.Kind != ctxflow.NeverUsed {
		return false
	}
	if made, ok := ob.In.Locate(ob.Call); ok && ob.In.InLoop(made) && ob.In.GoesRound(ob, ob.Stmt, c.Sums) {
		return false
	}
	exit, ok := ob.In.Locate(leak.At)
	if !ok {
		return false
	}
	own := ob.In.Eval(ob.Call)
	return slices.ContainsFunc(ob.In.Lost(exit), func(d ctxflow.Death) bool { return d.Value != own && own.EndsWith(d.Value) })
}

// stored returns the field or variable that a store names: s.cancel = …,
// cancel: …, or the value of an unkeyed literal.
func (c *checker) stored(store ast.Node) *types.Var {
	var id *ast.Ident
	switch e := store.(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.KeyValueExpr:
		id, _ = e.Key.(*ast.Ident)
	}
	if id == nil {
		return nil
	}
	v, _ := c.TypesInfo.ObjectOf(id).(*types.Var)
	if v == nil || c.TypesInfo.Uses[id] == nil {
		return nil
	}
	return v
}
