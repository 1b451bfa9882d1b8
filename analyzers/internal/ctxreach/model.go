package ctxreach

import (
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A Model answers for the functions of one package.
type Model struct {
	x     *ctxindex.Index
	flows *ctxflow.Package
	sums  *ctxsummary.Summaries
}

// New returns the model of a package.
func New(flows *ctxflow.Package, sums *ctxsummary.Summaries) *Model {
	return &Model{x: flows.Index, flows: flows, sums: sums}
}
