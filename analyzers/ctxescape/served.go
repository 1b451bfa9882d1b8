package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// served looks at one piece of work that a function starts, and leaves to itself,
// under the context that its caller gave it. If that serves a request, the work is
// aborted when the request is over. What goes round until the context ends, or tells
// somebody that it is done, is another thing.
func (c *checker) served(s ctxlife.Spawn) {
	f := s.In
	if f.Obj == nil || s.Body == nil || c.Life.After(f, s.At) == ctxlife.Waits ||
		c.Life.Watcher(s.Body) || c.Sums.Stays(s.Body) || c.tells(s) {
		return
	}
	for _, u := range c.Life.Uses(s) {
		v := u.Value
		for v.Op == ctxflow.Derived && v.How.Known && v.Parent() != nil {
			v = v.Parent()
		}
		if v.Op != ctxflow.Param || v.In != f || !ctxapi.IsContext(v.Var.Type()) {
			continue
		}
		assumes, waits := c.Waits(u.Call, u.Arg)
		if assumes != "" && waits == nil {
			continue
		}
		finding := report.Finding{
			Category: "goroutine",
			At:       u.Call.Args[u.Arg],
			Message: fmt.Sprintf("%[1]s may be that of a request, and is canceled when its handler returns, which nothing makes wait for this goroutine, so %[2]s is aborted; wait for it, or derive a context with a timeout from context.WithoutCancel(%[1]s)",
				types.ExprString(u.Call.Args[u.Arg]), c.Work(u.Call)),
			Fix:     c.fix([]ctxlife.Use{u}),
			Related: []analysis.RelatedInformation{report.Related(s.Node, "started here and not waited for")},
			Assumes: assumes,
			Needs:   waits,
		}
		switch life := c.Life.OfParam(f.Func, v.Var); {
		case life&ctxlife.Request != 0:
		case life&ctxlife.Unknown == 0:
			return
		default:
			finding.Needs = append(finding.Needs, report.Served(v)...)
			finding.Assumes = f.Obj.Name() + " is called while a request is served"
			finding.OnlyProven = true // one package has no evidence for it
		}
		c.Report(finding)
		return
	}
}

// tells reports whether what is started lets somebody know: it sends, closes a
// channel, counts down a group, or calls a function that it was given.
func (c *checker) tells(s ctxlife.Spawn) bool {
	if call, ok := s.Node.(*ast.CallExpr); ok {
		if fn := c.Index.Callee(call); c.Index.API.Callback(fn) == ctxapi.CallbackJoined {
			return true // its group
		}
	}
	found := false
	ast.Inspect(s.Body.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SendStmt:
			found = true
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				found = found || c.outside(s, lhs)
			}
		case *ast.CallExpr:
			fn := c.Index.Callee(n)
			id, _ := ast.Unparen(n.Fun).(*ast.Ident)
			_, builtin := c.TypesInfo.Uses[id].(*types.Builtin)
			found = found || builtin && id.Name == "close" || fn == nil && !builtin && c.Index.Signature(n) != nil ||
				fn != nil && fn.FullName() == "(*sync.WaitGroup).Done"
		}
		return !found
	})
	return found
}

// outside reports whether an assignment changes what others can see: a variable
// that is captured, or a field.
func (c *checker) outside(s ctxlife.Spawn, lhs ast.Expr) bool {
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		v, ok := c.TypesInfo.ObjectOf(lhs).(*types.Var)
		return ok && lhs.Name != "_" && (v.Pos() < s.Body.Node.Pos() || v.Pos() >= s.Body.Node.End())
	case *ast.SelectorExpr:
		return true
	}
	return false
}
