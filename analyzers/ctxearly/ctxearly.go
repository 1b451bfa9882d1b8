package ctxearly

import (
	_ "embed"
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxearly",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer},
		Run:      run,
	})
}

func run(pass *report.Pass) {
	x := pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index)
	flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
	reach := ctxreach.New(flows, pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries))
	for _, f := range x.Funcs {
		// Most functions return nothing that could be bound to a context.
		if !returnsBound(f.Sig) || len(flows.Obligations(f)) == 0 {
			continue
		}
		for _, exit := range reach.Leaving(flows.Of(f)) {
			check(pass, exit)
		}
	}
}

func returnsBound(sig *types.Signature) bool {
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		if _, basic := t.Underlying().(*types.Basic); !basic && !ctxapi.IsError(t) {
			return true
		}
	}
	return false
}

func check(pass *report.Pass, exit ctxreach.Exit) {
	how := fmt.Sprintf("the cancel on line %d", pass.Fset.Position(exit.Death.Node.Pos()).Line)
	if exit.Death.Reason == ctxflow.DeferOrder {
		how = fmt.Sprintf("the deferred cancel on line %d", pass.Fset.Position(exit.Death.Node.Pos()).Line)
	}
	f := report.Finding{At: exit.At, Category: "result"}
	switch exit.What {
	case ctxreach.Result:
		f.Message = fmt.Sprintf("%s ends with its context, which %s ends before the caller can use it; %s", exit.Name, how, advice(exit.Type))
	case ctxreach.Context:
		f.Category = "context"
		f.Message = fmt.Sprintf("%s has ended when the caller gets it, by %s; return the cancel function with it instead of calling it", exit.Name, how)
	case ctxreach.Closure:
		f.Category = "closure"
		f.Message = fmt.Sprintf("the returned function works with %s, which %s has ended by then; derive the context inside the function, or use context.WithoutCancel", exit.Name, how)
	}
	f.Related = append(f.Related, report.Related(exit.Death.Node, "the context is cancelled here"))
	if exit.Use != nil {
		f.Related = append(f.Related, report.Related(exit.Use, "this call fails"))
	} else if made := exit.Value.Node; made != nil {
		f.Related = append(f.Related, report.Related(made, "bound to the context here"))
	}
	pass.Report(f)
}

// advice says what to do with a value of a lazy type.
func advice(t types.Type) string {
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	switch {
	case ctxapi.IsHTTPResponse(t):
		return "read the body here, or let its Close call cancel"
	case ctxapi.UsesUp(t, "Commit"):
		return "it will be rolled back: begin it with the caller's context, or return the cancel function with it"
	case ctxapi.UsesUp(t, "Scan"):
		return "scan it here, or return the cancel function with it"
	case ctxapi.UsesUp(t, "Process"):
		return "the command will be killed: wait for it here, or return the cancel function with it"
	}
	return "consume it here, or return the cancel function with it"
}
