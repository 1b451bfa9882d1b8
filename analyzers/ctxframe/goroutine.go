package ctxframe

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// goroutines reports what f starts and does not wait for, if it uses a
// framework's context that f, or a function around it, was given.
func (c *checker) goroutines(f *ctxindex.Func) {
	flow := c.Flow.Of(f)
	for _, s := range c.Life.Spawns(flow) {
		uses := c.racy(f, s)
		if len(uses) == 0 || c.Life.After(s.In, s.At) == ctxlife.Waits {
			continue
		}
		if s.Lit {
			c.raced[s.Body] = true
		}
		v := c.Index.Info.Uses[uses[0]].(*types.Var)
		frame := ctxapi.FrameOf(v.Type())
		how := "copy what the goroutine needs before it starts"
		switch requests := c.requests(v, frame, uses); {
		case requests > 0:
			how = fmt.Sprintf("derive a context with a timeout from context.WithoutCancel(%s%s) before it starts", v.Name(), frame.Request)
		case frame.Copy != "":
			how = fmt.Sprintf("pass %s.%s() to the goroutine, or copy what it needs", v.Name(), frame.Copy)
		}
		related := []analysis.RelatedInformation{report.Related(s.Node, "started here and not waited for")}
		for _, id := range uses[1:] {
			if c.Index.Info.Uses[id] == v {
				related = append(related, report.Related(id, "here too"))
			}
		}
		c.Report(report.Finding{
			Category: "frame",
			At:       uses[0],
			Message:  fmt.Sprintf("%s is reused for another request once this handler returns, which does not wait for the goroutine; %s", v.Name(), how),
			Related:  related,
			Fix:      c.copied(s, v, frame, uses),
		})
	}
}

// racy returns the uses of frameworks' contexts in what is started, save those
// that are evaluated by the starting function to make a copy.
func (c *checker) racy(f *ctxindex.Func, s ctxlife.Spawn) []*ast.Ident {
	var uses []*ast.Ident
	collect := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if v, ok := c.Index.Info.Uses[id].(*types.Var); ok && ctxapi.FrameOf(v.Type()) != nil && isParam(v, f) {
				uses = append(uses, id)
			}
			return true
		})
	}
	if s.Lit && s.Body != nil {
		collect(s.Body.Body)
	}
	if s.Call != nil {
		for _, arg := range s.Call.Args {
			if id, ok := ast.Unparen(arg).(*ast.Ident); ok {
				collect(id)
			}
		}
	}
	return uses
}

// requests counts the uses of v that ask for its request's context: that of a copy
// ends with the handler as well.
func (c *checker) requests(v *types.Var, frame *ctxapi.Frame, uses []*ast.Ident) int {
	n := 0
	for _, id := range uses {
		cur, ok := c.Index.Cursor(id)
		for ok && types.ExprString(cur.Node().(ast.Expr)) != v.Name()+frame.Request {
			cur = cur.Parent()
			_, ok = cur.Node().(ast.Expr)
		}
		if ok && c.Index.Info.Uses[id] == v && frame.Request != "" {
			n++
		}
	}
	return n
}

// copied is the fix: a copy that is made before the go statement takes the
// place of the original.
func (c *checker) copied(s ctxlife.Spawn, v *types.Var, frame *ctxapi.Frame, uses []*ast.Ident) *report.Fix {
	file := c.File(s.Node.Pos())
	cur, ok := c.Index.Cursor(s.Node)
	if _, isGo := s.Node.(*ast.GoStmt); !isGo || !ok || file == nil || frame.Copy == "" || c.requests(v, frame, uses) > 0 {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(v.Type(), true, v.Pkg(), frame.Copy)
	method, ok := obj.(*types.Func)
	if !ok || method.Signature().Results().Len() != 1 || !types.Identical(method.Signature().Results().At(0).Type(), v.Type()) {
		return nil
	}
	place, ok := edit.PlaceOf(c.Fset, file, cur)
	if !ok {
		return nil
	}
	name := edit.Fresh(c.TypesInfo, file, s.Node.Pos(), v.Name()+frame.Copy)
	edits := []analysis.TextEdit{place.Before(name + " := " + v.Name() + "." + frame.Copy + "()")}
	for _, id := range uses {
		if c.Index.Info.Uses[id] == v {
			edits = append(edits, edit.Replace(id, name))
		}
	}
	return &report.Fix{Message: "copy " + v.Name() + " before the goroutine starts", Edits: edits}
}
