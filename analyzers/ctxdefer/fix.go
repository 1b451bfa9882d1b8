package ctxdefer

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

func (c *checker) fixLoop(ob ctxflow.Obligation, d *ast.DeferStmt) *report.Fix { return nil }
func (c *checker) notDeferred(ob ctxflow.Obligation)                           {}
