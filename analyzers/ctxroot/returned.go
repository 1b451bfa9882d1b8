package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// returns reports a function that is asked for a context, is given one, and
// makes the one that it returns from a root. Mere accessors of what is stored
// are not seen: they return no root.
func (c *checker) returns(s *ctxintent.Root) bool {
	if len(s.Returned) == 0 || c.Index.IsRoot(s.Returned[0]) {
		return false // a function that returns a bare root is a default
	}
	v := c.unasked(s.In)
	if v == nil {
		return false
	}
	from := v.Name()
	c.Report(report.Finding{
		Category: "root",
		At:       s.Call,
		Message: fmt.Sprintf("the returned context is derived from %s, so it has neither the cancellation nor the values of %s; derive it from %s",
			types.ExprString(s.Call), from, from),
		Assumes: cmp.Or(c.intent.Explained(s.Call), c.lasts(s)),
	})
	return true
}

// lasts returns what it assumes that a returned context should end with the
// caller's. Who only adds a value gives it no other end in its place: that can't
// be why.
func (c *checker) lasts(s *ctxintent.Root) string {
	for _, e := range s.Returned {
		for v := s.In.Eval(e); v != s.Value; v = v.Parent() {
			if v == nil || v.Op != ctxflow.Derived || !v.How.Known || v.How.Timed || v.How.Cancel >= 0 || v.How.Group >= 0 {
				return "it is meant to be canceled with the caller's"
			}
		}
	}
	return ""
}

// unasked returns the context parameter of f that f reads nothing of but what
// its own type has: neither its end nor its values reach the result.
func (c *checker) unasked(f *ctxflow.Func) *types.Var {
	var param *types.Var
	for v := range f.Sig.Params().Variables() {
		if ctxapi.IsContext(v.Type()) && v.Name() != "" && v.Name() != "_" {
			param = v
		}
	}
	if param == nil {
		return nil
	}
	asked := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			id, ok := ast.Unparen(n.X).(*ast.Ident)
			if ok && c.TypesInfo.Uses[id] == param {
				switch n.Sel.Name {
				case "Done", "Err", "Value", "Deadline", "Context":
					asked = true
				}
				return false
			}
		case *ast.Ident:
			asked = asked || c.TypesInfo.Uses[n] == param
		}
		return !asked
	})
	if asked {
		return nil
	}
	return param
}
