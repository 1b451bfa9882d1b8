package ctxsend

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// closed returns the deferred call by which the function that makes the channel
// closes it, while the goroutine has yet to send; nil if there is none.
func (c *checker) closed(g goroutine) *ast.CallExpr {
	for _, op := range c.ch.Of(ctxchan.Close) {
		if op.In != c.ch.In || op.In == g.f.Func {
			continue
		}
		if cur, ok := c.x.Cursor(op.Node); ok {
			if k, _ := cur.ParentEdge(); k == edge.DeferStmt_Call {
				return op.Node.(*ast.CallExpr)
			}
		}
	}
	return nil
}

// closes reports a goroutine that does not stay in its send, but panics there.
// Room in the channel would not help.
func (c *checker) closes(g goroutine, out exit, send ctxchan.Op, end *ast.CallExpr) {
	name := c.ch.Var.Name()
	c.pass.Report(report.Finding{
		Category: "sender",
		At:       c.ch.Make,
		Message: fmt.Sprintf("the goroutine that sends on %s panics if %s %s, which closes %s on its way out; make room for the value, and leave the close out or to the goroutine",
			name, c.function(), c.how(out), name),
		Related: []analysis.RelatedInformation{
			report.Related(send.Node, "this send then panics"),
			report.Related(g.start, "in this goroutine"),
			report.Related(end, "%s is closed here", name),
		},
	})
}

// how tells of a way out.
func (c *checker) how(out exit) string {
	if out.clause == nil {
		return "returns early"
	}
	return "takes the arm " + c.comm(out.clause)
}
