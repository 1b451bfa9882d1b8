package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// lasts says why no context of a goroutine ends before its work does.
func (c *checker) lasts(s ctxlife.Spawn) string {
	for _, u := range c.Life.Uses(s) {
		return fmt.Sprintf("%s, which %s gets in the goroutine at %s, is not seen to end when the function returns",
			types.ExprString(u.Call.Args[u.Arg]), report.CallName(u.Call), c.Place(u.Call))
	}
	return "no work in the goroutine that waits under a context is given one of the function's"
}

// together says why a goroutine is not left alone by the end of its context.
func (c *checker) together(s ctxlife.Spawn) string {
	switch after := c.Life.After(s.In, s.At); {
	case after == ctxlife.Nothing:
		return "the goroutine does nothing but wait for the end of the context that it is given"
	case after == ctxlife.Work:
		return "the goroutine is a companion of the work that the function goes on with, and ends with it"
	}
	return "the function waits after it has started the goroutine, for that as far as can be seen"
}

// skipped says of the go statements of a function that is not looked at why it is not.
func (c *checker) skipped(f *ctxindex.Func) {
	if !c.Explains() {
		return
	}
	why := "the function has no context that ends with it: it is given none, and derives none"
	switch {
	case c.IsTest(f.Body.Pos()):
		why = "a test ends with its process"
	case f.IsMain():
		why = "what main starts ends with the process"
	}
	for n := range f.Nodes((*ast.GoStmt)(nil)) {
		c.Silent(n, "goroutine", "%s", why)
	}
}
