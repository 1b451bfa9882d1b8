package ctxblock

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// dropped reports a wait in a function that is given a context and has no name
// for it: whoever calls it cannot bound the wait.
func (c *checker) dropped(w wait) bool {
	if !c.pass.Likely("unwatched") || w.f.Parent != nil || len(w.f.AtHand(w.node.Pos())) > 0 || c.meets(w) {
		return false
	}
	ctx := nameless(w.f.Sig)
	if ctx == nil {
		return false
	}
	c.add(w, report.Finding{
		Category: "unwatched",
		Assumes:  "the other end may not come",
		At:       w.node,
		Message:  fmt.Sprintf("%s goes on after the context that the function is given has ended; name the parameter and watch its Done", c.what(w)),
		Related:  []analysis.RelatedInformation{{Pos: ctx.Pos(), End: ctx.Pos() + 1, Message: "this context is dropped"}},
	})
	return true
}

// nameless returns the first context parameter if the function cannot use it.
func nameless(sig *types.Signature) *types.Var {
	for i := range sig.Params().Len() {
		if p := sig.Params().At(i); ctxapi.IsStdContext(p.Type()) {
			if p.Name() == "" || p.Name() == "_" {
				return p
			}
			return nil
		}
	}
	return nil
}
