package ctxescape

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
)

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
