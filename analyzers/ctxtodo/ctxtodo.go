package ctxtodo

import (
	_ "embed"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxtodo",
		Doc:  doc,
		Run:  run,
	})
}

func run(pass *report.Pass) {
	if !pass.Enabled("todo") && !pass.Enabled("athand") {
		return
	}
	x := pass.Index
	for cur := range x.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if fn := x.Callee(call); !x.API.IsRoot(fn) || fn.Name() != "TODO" {
			continue
		}
		finding := report.Finding{Category: "todo", At: call}
		f := x.Enclosing(call)
		in := where(f)
		finding.Message = "context.TODO in " + in + " is a placeholder for a missing context; have it passed in, or use context.Background if none belongs here"
		if f != nil {
			if name := atHand(pass.Flow.Of(f), call); name != "" {
				finding.Category = "athand"
				finding.Message = "context.TODO in " + in + " although " + name + " is in scope; pass it, or use context.Background if the work must outlive it"
			}
			finding.Related = []analysis.RelatedInformation{report.Related(head(f.Outermost()), "%s", in)}
		}
		pass.Report(finding)
	}
}

// atHand names the nearest context that is alive at a place; empty if there is
// none.
func atHand(flow *ctxflow.Func, call *ast.CallExpr) string {
	for _, h := range flow.AtHand(call.Pos()) {
		if h.Dead == nil {
			return h.Expr
		}
	}
	return ""
}

// head is what stands for a function in a listing: its name.
func head(f *ctxindex.Func) ast.Node {
	if decl, ok := f.Node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return f.Node
}

// where names the function around a place: "load", "Server.Start".
func where(f *ctxindex.Func) string {
	if f == nil {
		return "a declaration"
	}
	obj := f.Outermost().Obj
	if obj == nil {
		return "a function literal"
	}
	recv := obj.Signature().Recv()
	if recv == nil {
		return obj.Name()
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Name() + "." + obj.Name()
	}
	return obj.Name()
}
