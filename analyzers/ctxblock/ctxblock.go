package ctxblock

import (
	_ "embed"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxblock",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxchan.Analyzer},
		Run:      run,
	})
}

// A checker looks at the waits of a package.
type checker struct {
	pass  *report.Pass
	x     *ctxindex.Index
	flows *ctxflow.Package
	sums  *ctxsummary.Summaries
	reach *ctxreach.Model

	locals  []*ctxchan.Chan
	chans   map[*types.Var]*ctxchan.Chan
	callers map[*types.Func][]*ast.CallExpr // computed on demand

	found []*finding // in the order of their first places
	begun map[place]*finding
}

func run(pass *report.Pass) {
	c := &checker{
		pass:  pass,
		x:     pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flows: pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:  pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		chans: make(map[*types.Var]*ctxchan.Chan),
		begun: make(map[place]*finding),
	}
	c.reach = ctxreach.New(c.flows, c.sums)
	chans := pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels)
	c.locals = chans.Local
	for _, list := range [][]*ctxchan.Chan{chans.Local, chans.Shared} {
		for _, ch := range list {
			c.chans[ch.Var] = ch
			for _, op := range ch.Ops {
				// Under the name that a function has for it as a parameter.
				if v := c.variable(operand(op.Node)); v != nil && c.chans[v] == nil && op.Call != nil {
					c.chans[v] = ch
				}
			}
		}
	}
	for _, w := range c.waits() {
		c.judge(w)
	}
	c.tell()
}

// judge reports a wait at most once: what is known best comes first.
func (c *checker) judge(w wait) {
	switch {
	case w.sel != nil:
		if !c.only(w) {
			c.selects(w)
		}
	case w.kind == done:
		if v := w.f.Eval(operand(w.node)).Parent(); v != nil && !v.Endless() { // see ctxnever
			_ = c.only(w) || c.left(w)
		}
	case w.kind == cond:
		c.bare(w)
	default:
		_ = c.order(w) || c.semaphore(w) || c.peer(w) || c.bare(w) || c.dropped(w) || c.owner(w) || c.calledWith(w)
	}
}

// A place is what one finding is about: a channel in a function.
type place struct {
	f        *ctxflow.Func
	v        *types.Var
	kind     kind
	category string
}

type finding struct {
	report.Finding
	more int // further places
}

// add keeps a finding about a wait. The same thing done to the same channel a
// second time is one more place of the first finding.
func (c *checker) add(w wait, f report.Finding) {
	key := place{w.f, w.v, w.kind, f.Category}
	if first := c.begun[key]; first != nil && w.v != nil {
		if first.more++; first.more <= 8 {
			first.Related = append(first.Related, report.Related(w.node, "here too"))
		}
		if first.Fix != nil && f.Fix != nil {
			first.Fix.Edits = append(first.Fix.Edits, f.Fix.Edits...)
		} else {
			first.Fix = nil
		}
		return
	}
	kept := &finding{Finding: f}
	c.found = append(c.found, kept)
	c.begun[key] = kept
}

// tell reports what was found.
func (c *checker) tell() {
	for _, f := range c.found {
		c.pass.Report(f.Finding)
	}
}

// A kind is what a wait waits for.
type kind uint8

const (
	send kind = iota
	receive
	done  // a receive from the Done channel of a context
	group // (*sync.WaitGroup).Wait
	cond  // (*sync.Cond).Wait
)

// A wait is a place that may wait without bound: one operation, or a select
// without a default clause.
type wait struct {
	f    *ctxflow.Func
	kind kind
	node ast.Node
	sel  *ast.SelectStmt
	v    *types.Var    // the channel or group, if it has a name
	ch   *ctxchan.Chan // if every use of the channel is in view
}

// waits returns the waits of the package, in source order. Tests end with
// their process.
func (c *checker) waits() []wait {
	var found []wait
	var skip *ast.File
	for cur := range c.x.Inspector.Root().Preorder((*ast.File)(nil), (*ast.SendStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.CallExpr)(nil), (*ast.SelectStmt)(nil)) {
		if file, ok := cur.Node().(*ast.File); ok {
			if skip = nil; c.pass.IsTest(file.Pos()) {
				skip = file
			}
			continue
		}
		if skip != nil {
			continue
		}
		w := wait{node: cur.Node()}
		switch n := cur.Node().(type) {
		case *ast.SendStmt:
			w.kind = send
		case *ast.UnaryExpr:
			if w.kind = receive; n.Op != token.ARROW {
				continue
			}
		case *ast.CallExpr:
			switch c.waitFor(n) {
			case "(*sync.WaitGroup).Wait":
				w.kind = group
			case "(*sync.Cond).Wait":
				w.kind = cond
			default:
				continue
			}
			switch cur.Parent().Node().(type) {
			case *ast.DeferStmt, *ast.GoStmt:
				continue
			}
		case *ast.SelectStmt:
			if w.sel = n; hasDefault(n) {
				continue
			}
		}
		if w.sel == nil {
			if _, sel := ctxchan.Communication(cur); sel != nil {
				continue
			}
		}
		f := c.x.Enclosing(cur.Node())
		if f == nil || f.Outermost().IsMain() && f.Parent != nil {
			continue // what main starts ends with the process
		}
		w.f = c.flows.Of(f)
		if w.sel == nil && !c.name(&w) {
			continue
		}
		found = append(found, w)
	}
	return found
}

// name fills in what a wait waits for; it is false if that comes by itself.
func (c *checker) name(w *wait) bool {
	e := operand(w.node)
	if w.kind == receive {
		if isTimer(c.pass.TypesInfo, e) {
			return false
		}
		if w.f.Eval(e).Op == ctxflow.Done {
			w.kind = done
		}
	}
	w.v = c.variable(e)
	w.ch = c.chans[w.v]
	return true
}

// operand returns the channel of an operation, or the group of a Wait.
func operand(n ast.Node) ast.Expr {
	switch n := n.(type) {
	case *ast.SendStmt:
		return ast.Unparen(n.Chan)
	case *ast.UnaryExpr:
		return ast.Unparen(n.X)
	case *ast.RangeStmt:
		return ast.Unparen(n.X)
	case *ast.CallExpr:
		if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
		if len(n.Args) > 0 {
			return n.Args[0] // close(ch)
		}
	}
	return nil
}

// variable returns the variable or field that an expression names, or nil.
func (c *checker) variable(e ast.Expr) *types.Var {
	if e == nil {
		return nil
	}
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.StarExpr:
		return c.variable(e.X)
	default:
		return nil
	}
	v, ok := c.pass.TypesInfo.ObjectOf(id).(*types.Var)
	if !ok {
		return nil
	}
	return v.Origin()
}

// waitFor returns the name of the method Wait that a call calls.
func (c *checker) waitFor(call *ast.CallExpr) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Wait" || len(call.Args) != 0 {
		return ""
	}
	fn := c.x.Callee(call)
	if fn == nil {
		return ""
	}
	return fn.FullName()
}

func hasDefault(sel *ast.SelectStmt) bool {
	for _, clause := range sel.Body.List {
		if clause.(*ast.CommClause).Comm == nil {
			return true
		}
	}
	return len(sel.Body.List) == 0 // select {} is meant
}
