// Package ctxlife says whose life bounds code and the contexts in it: when a
// literal runs, what a context ends with, whether a context is one to pass or to
// watch at a place, and how far a context, and what is bound to it, gets.
package ctxlife

import (
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// Analyzer computes the *Model of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxlife",
	Doc:        "tell whose life bounds code and the contexts in it",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer},
	ResultType: reflect.TypeFor[*Model](),
}

// A Model answers for the functions of one package. It may be used concurrently.
type Model struct {
	x     *ctxindex.Index
	flows *ctxflow.Package
	sums  *ctxsummary.Summaries

	storesOnce sync.Once
	stores     map[*types.Var][]store // by field and package-level variable

	mu    sync.Mutex
	runs  map[*ctxindex.Func]running
	lives map[*ctxflow.Value]Life
	bare  map[*types.TypeName]bool // commands: whether the program runs them without a context
}

func run(pass *analysis.Pass) (any, error) {
	return New(pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package), pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries)), nil
}

// New returns the model of a package.
func New(flows *ctxflow.Package, sums *ctxsummary.Summaries) *Model {
	return &Model{
		x: flows.Index, flows: flows, sums: sums,
		runs: make(map[*ctxindex.Func]running), lives: make(map[*ctxflow.Value]Life), bare: make(map[*types.TypeName]bool),
	}
}
