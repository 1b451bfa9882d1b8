package ctxsend

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// sender reports a goroutine that is left behind in a send, because the only
// receiver may return without having received.
func (c *checker) sender() bool {
	sends, receives := c.ch.Of(ctxchan.Send), c.ch.Of(ctxchan.Receive, ctxchan.Range)
	g, ok := c.far(sends)
	if !ok || len(receives) == 0 || !c.near(receives) {
		return false
	}
	bare := bareOps(sends)
	if len(bare) == 0 {
		return false
	}
	// Have: a goroutine that sends come what may, and its starter that receives.
	if !always(g.f, bare) {
		return false
	}
	var out *exit
	for _, way := range c.leaves(g, receives) {
		if c.certain(g, way, receives) {
			out = &way
			break
		}
	}
	if out == nil {
		return false
	}
	name := c.ch.Var.Name()
	if end := c.closed(g); end != nil {
		c.closes(g, *out, bare[0], end)
		return true
	}
	related := []analysis.RelatedInformation{
		report.Related(bare[0].Node, "this send then waits for ever"),
		report.Related(g.start, "in this goroutine"),
	}
	how := c.how(*out)
	if out.clause != nil {
		related = append(related, report.Related(out.clause.Comm, "nobody receives from %s after this", name))
	} else {
		related = append(related, analysis.RelatedInformation{Pos: out.at.Pos(), End: out.at.End(), Message: "nobody receives from " + name + " after this"})
	}
	advice := "send in a select that can give up as well"
	fix := c.buffer(g, sends)
	if fix != nil {
		advice = fix.Message
	}
	c.pass.Report(report.Finding{
		Category: "sender",
		At:       c.ch.Make,
		Message:  fmt.Sprintf("the goroutine that sends on %s is left behind for ever if %s %s, as %s has no room; %s", name, c.function(), how, name, advice),
		Related:  related,
		Fix:      fix,
	})
	return true
}

// function names the function that makes the channel.
func (c *checker) function() string {
	if c.f.Obj != nil {
		return c.f.Obj.Name()
	}
	return "its function"
}

func (c *checker) comm(clause *ast.CommClause) string {
	switch s := clause.Comm.(type) {
	case *ast.ExprStmt:
		return types.ExprString(s.X)
	case *ast.AssignStmt:
		return types.ExprString(s.Rhs[0])
	}
	return "default"
}

func bareOps(ops []ctxchan.Op) []ctxchan.Op {
	var bare []ctxchan.Op
	for _, op := range ops {
		if op.Select == nil {
			bare = append(bare, op)
		}
	}
	return bare
}

// leaves returns the ways by which the starter of a goroutine leaves it alone.
func (c *checker) leaves(g goroutine, ops []ctxchan.Op) []exit {
	at, ok := c.f.Locate(g.start)
	if !ok {
		return nil
	}
	return leaving(c.f, at, c.meets(ops))
}

// certain reports whether the way out is one that is open while the far end
// still has to send. It is if a timer, the end of a context or somebody else's
// signal opens it, in the very select that receives. A plain return is, if the starter always means to
// receive.
func (c *checker) certain(g goroutine, out exit, near []ctxchan.Op) bool {
	if out.clause != nil {
		sel := c.selectOf(out.clause)
		for _, op := range near {
			if op.Select != nil && op.Select == sel {
				return c.mayLeave(out.clause) || c.stops(g, out.clause)
			}
		}
	}
	return c.means(g, near)
}

// means reports whether the starter of a goroutine comes to the operations only
// when it has started the goroutine: no condition decides both.
func (c *checker) means(g goroutine, near []ctxchan.Op) bool {
	start, ok := c.f.Locate(g.start)
	if !ok {
		return false
	}
	for _, op := range near {
		if at, ok := c.f.Locate(place(op)); !ok || !c.f.Dominates(start, at) {
			return false
		}
	}
	return true
}

// buffer makes room for all sends, where their number is known.
func (c *checker) buffer(g goroutine, sends []ctxchan.Op) *report.Fix {
	if len(c.ch.Of(ctxchan.Measure)) > 0 || !c.once(g) {
		return nil
	}
	var nodes []ast.Node
	for _, op := range sends {
		nodes = append(nodes, op.Node)
	}
	n := ctxreach.Most(g.f, nodes)
	if n < 1 || n > 8 {
		return nil
	}
	call := c.ch.Make
	text := types.ExprString(call.Args[0])
	fix := &report.Fix{Message: fmt.Sprintf("write make(%s, %d)", text, n), Safe: true}
	if len(call.Args) == 2 {
		fix.Edits = []analysis.TextEdit{edit.Replace(call.Args[1], strconv.Itoa(n))}
	} else {
		fix.Edits = []analysis.TextEdit{edit.Insert(call.Args[0].End(), fmt.Sprintf(", %d", n))}
	}
	return fix
}

// once reports whether one goroutine is started for each channel.
func (c *checker) once(g goroutine) bool {
	start, ok := c.f.Locate(g.start)
	made, ok2 := c.f.Locate(c.ch.Make)
	if !ok || !ok2 {
		return false
	}
	// Round from the go statement to itself only by way of a new channel?
	return roundBy(c.f, start, made)
}

// roundBy reports whether every way from a point back to itself passes another.
func roundBy(f *ctxflow.Func, at, by ctxflow.Point) bool {
	if !f.InLoop(at) {
		return true
	}
	if at.Block == by.Block {
		return by.Node < at.Node
	}
	seen := make(map[int]bool)
	work := []int{at.Block}
	for len(work) > 0 {
		b := f.CFG.Blocks[work[0]]
		work = work[1:]
		for _, s := range b.Succs {
			j := int(s.Index)
			if j == at.Block {
				return false
			}
			if j != by.Block && !seen[j] {
				seen[j] = true
				work = append(work, j)
			}
		}
	}
	return true
}
