package ctxblock

import (
	_ "embed"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
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
		Requires: []*analysis.Analyzer{ctxchan.Analyzer},
		Run:      run,
	})
}

// A checker looks at the waits of a package.
type checker struct {
	*report.Pass

	chans *ctxchan.Channels
	peers *ctxpeer.Model

	alone map[*ctxchan.Chan]bool   // a goroutine is left behind there
	said  map[*ctxchan.Chan]string // what is said of it, or would be
	found []*finding               // in the order of their first places
	begun map[place]*finding
	pairs map[*types.Var]*types.Var // the contexts of cancel functions in fields
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:  pass,
		chans: pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels),
		begun: make(map[place]*finding),
		alone: make(map[*ctxchan.Chan]bool),
		said:  make(map[*ctxchan.Chan]string),
	}
	c.peers = ctxpeer.New(c.Flow, c.Sums, c.chans)
	for _, ch := range c.chans.Local {
		c.alone[ch] = c.behind(ch) || c.asked(ch)
	}
	for _, w := range c.waits() {
		if c.alone[w.ch] {
			c.Silent(w.node, "hang", "it is told of its channel%s: %s", c.made(w.ch), c.said[w.ch])
		} else if !c.judge(w) {
			c.explain(w)
		}
	}
	c.lateCancels()
	c.tell()
}

// judge reports a wait at most once: what is known best comes first. It is false if
// there is nothing to say.
func (c *checker) judge(w wait) bool {
	switch {
	case w.sel != nil:
		return c.only(w) || c.chooses(w) || c.slot(w) || c.operand(w) || c.selects(w)
	case w.kind == done:
		v := w.f.Eval(operand(w.node)).Parent()
		return v != nil && !v.Endless() && c.only(w) // see ctxnever
	}
	return c.order(w) || c.locked(w) || c.semaphore(w) || c.hangs(w) || c.late(w) || c.bare(w) || c.calledWith(w)
}

// hangs looks at each channel that the operand of a wait may be.
func (c *checker) hangs(w wait) bool {
	for _, ch := range w.chs {
		if w.ch = ch; !c.alone[ch] && c.hang(w) {
			return true
		}
	}
	return false
}

// sole returns the channel that a variable holds, if it can be but one.
func (c *checker) sole(e ast.Expr) *ctxchan.Chan { return c.named(c.variable(e)) }

func (c *checker) named(v *types.Var) *ctxchan.Chan {
	if all := c.chans.Named(v); len(all) == 1 {
		return all[0]
	}
	return nil
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
		c.Silent(w.node, f.Category, "it is one more place of what is said of %s", c.Place(first.At))
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
		c.Report(f.Finding)
	}
}

// A kind is what a wait waits for.
type kind uint8

const (
	send kind = iota
	receive
	done  // a receive from the Done channel of a context
	group // (*sync.WaitGroup).Wait
)

// A wait is a place that may wait without bound: one operation, or a select
// without a default clause.
type wait struct {
	f    *ctxflow.Func
	kind kind
	node ast.Node
	sel  *ast.SelectStmt
	v    *types.Var      // the channel or group, if it has a name
	ch   *ctxchan.Chan   // if it is known, and but one
	chs  []*ctxchan.Chan // all that it may be
}

// waits returns the waits of the package, in source order. Tests end with
// their process.
func (c *checker) waits() []wait {
	var found []wait
	var skip *ast.File
	for cur := range c.Index.Inspector.Root().Preorder((*ast.File)(nil), (*ast.SendStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.CallExpr)(nil), (*ast.SelectStmt)(nil)) {
		if file, ok := cur.Node().(*ast.File); ok {
			if skip = nil; c.IsTest(file.Pos()) {
				skip = file
			}
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
			if w.kind = group; !c.joins(n) {
				continue
			}
			switch cur.Parent().Node().(type) {
			case *ast.DeferStmt, *ast.GoStmt:
				continue
			}
		case *ast.SelectStmt:
			w.sel = n
		}
		if skip != nil {
			c.Silent(w.node, "hang", "a test ends with its process")
			continue
		}
		if w.sel == nil {
			if _, sel := ctxchan.Communication(cur); sel != nil {
				c.inArm(w.node, sel)
				continue
			}
		}
		f := c.Index.Enclosing(cur.Node())
		if f == nil {
			continue
		}
		w.f = c.Flow.Of(f)
		if why := skipped(w); why != "" {
			c.Silent(w.node, "hang", "%s", why)
			continue
		}
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
		if ctxpeer.IsTimer(c.TypesInfo, e) {
			return false
		}
		if w.f.Eval(e).Op == ctxflow.Done {
			w.kind = done
		}
	}
	w.v = c.variable(e)
	w.ch, w.chs = c.sole(e), c.chans.Named(w.v)
	return true
}

// operand returns the channel of an operation, or the group of a Wait.
func operand(n ast.Node) ast.Expr {
	if call, ok := n.(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
	}
	return ctxpeer.Channel(n)
}

// variable returns the variable or field that an expression names, or nil.
func (c *checker) variable(e ast.Expr) *types.Var { return ctxchan.Variable(c.TypesInfo, e) }

// joins reports whether a call is one of (*sync.WaitGroup).Wait.
func (c *checker) joins(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Wait" || len(call.Args) != 0 {
		return false
	}
	fn := c.Index.Callee(call)
	return fn != nil && fn.FullName() == "(*sync.WaitGroup).Wait"
}

func hasDefault(sel *ast.SelectStmt) bool {
	for _, clause := range sel.Body.List {
		if clause.(*ast.CommClause).Comm == nil {
			return true
		}
	}
	return len(sel.Body.List) == 0 // select {} is meant
}
