// Package ctxintent answers one question for all rules: where a context is at
// hand and work gets another one, a root or none at all, is that meant, and how
// surely?
//
// A sound sign is code that would be wrong with the context at hand: it can
// only be meant, and a finding would be wrong. An unsound one is what an author
// who means it would write as well: what stands after a point of no return, a
// comment, the suppression of another linter. It demotes a finding to one that
// assumes the contrary, and never more. Against both stands what the package
// itself believes, see [Model.Belief].
package ctxintent

import (
	"go/ast"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
)

// Analyzer computes the *Model of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxintent",
	Doc:        "tell where detaching from the caller's context is meant",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxlife.Analyzer},
	ResultType: reflect.TypeFor[*Model](),
}

// A Model answers for one package. It may be used concurrently.
type Model struct {
	pass *analysis.Pass
	x    *ctxindex.Index
	flow *ctxflow.Package
	sums *ctxsummary.Summaries
	life *ctxlife.Model
	view *foreign.View

	rootsOnce sync.Once
	roots     []*Root

	once    sync.Once
	beliefs map[*types.Func]*Belief
}

func run(pass *analysis.Pass) (any, error) {
	return &Model{
		pass: pass,
		x:    pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow: pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums: pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		life: pass.ResultOf[ctxlife.Analyzer].(*ctxlife.Model),
		view: foreign.New(pass),
	}, nil
}

// A Use is a call in a function, and the argument that is the context in
// question.
type Use struct {
	Call *ast.CallExpr
	Arg  int
	In   *ctxflow.Func
}

// Meant reports whether a sound sign says that a use of a root is meant in spite
// of the context at hand: what the root is, or where the use stands.
func (m *Model) Meant(root *ctxflow.Value, u Use, h ctxflow.Hand) bool {
	return m.Meaning(root, u, h) != ""
}

// grants reports whether a use has a timeout of its own in place of the context at
// hand, and a comment that speaks of contexts: whoever wrote both has seen the question,
// and bounded the work.
func (m *Model) grants(root *ctxflow.Value, u Use) bool {
	v := u.In.Eval(u.Call.Args[u.Arg])
	return v.Op == ctxflow.Derived && v.How.Timed && v.Parent() == root && m.Explained(root.Node) != ""
}

// Doubt returns what a finding about a use of a root has to assume because an
// unsound sign says that the root is meant; "" if there is none.
func (m *Model) Doubt(root *ctxflow.Value, u Use, h ctxflow.Hand) string {
	if but := m.Committed(root, u, h); but != "" {
		return but
	}
	return m.Explained(root.Node)
}
