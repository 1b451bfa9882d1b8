package ctxescape

import (
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fix detaches every context that the spawn works with. There is none for
// contexts of another type, which the detached one could not stand for.
func (c *checker) fix(uses []ctxlife.Use) *report.Fix {
	first := uses[0].Call
	file := c.File(first.Pos())
	if file == nil {
		return nil
	}
	pkg, edits := edit.Import(c.TypesInfo, file, first.Pos(), "context", "context")
	name := "WithoutCancel"
	if pkg != "" {
		name = pkg + "." + name
	}
	for _, u := range uses {
		ctx := u.Call.Args[u.Arg]
		if !ctxapi.IsStdContext(c.TypesInfo.TypeOf(ctx)) || strings.Contains(types.ExprString(ctx), "{") {
			return nil
		}
		edits = append(edits, edit.Insert(ctx.Pos(), name+"("), edit.Insert(ctx.End(), ")"))
	}
	return &report.Fix{Message: "pass a context without the starter's cancellation", Edits: edits}
}
