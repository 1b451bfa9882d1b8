package ctxframe

import (
	_ "embed"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
		Name: "ctxframe",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
	engines map[setup]engine
	raced   map[*ctxindex.Func]bool // literals that are reported as goroutines
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		engines: make(map[setup]engine),
		raced:   make(map[*ctxindex.Func]bool),
	}
	for _, f := range c.Index.Funcs {
		if c.hasFrame(f) {
			c.goroutines(f)
		}
	}
	var places []place
	for _, f := range c.Index.Funcs {
		if f.Parent == nil {
			places = append(places, c.passed(f)...)
		}
	}
	c.byCause(places)
}

// hasFrame reports whether f, or a function around it, is given the context of
// a framework.
func (c *checker) hasFrame(f *ctxindex.Func) bool {
	for ; f != nil; f = f.Parent {
		for i := range f.Sig.Params().Len() {
			if ctxapi.FrameOf(f.Sig.Params().At(i).Type()) != nil {
				return true
			}
		}
	}
	return false
}

// isParam reports whether v is a parameter of f or of a function around it.
func isParam(v *types.Var, f *ctxindex.Func) bool {
	for ; f != nil; f = f.Parent {
		if ctxindex.Param(f.Sig, v) >= 0 {
			return true
		}
	}
	return false
}
