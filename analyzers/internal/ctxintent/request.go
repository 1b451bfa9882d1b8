package ctxintent

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
)

// RequestIn returns how to reach the context of the request that a framework's
// context, such as *gin.Context, holds. The framework's own is no better than a
// root: it is reused for the next request, and may never be done.
func RequestIn(v *types.Var) (string, bool) {
	if !ctxapi.IsContext(v.Type()) {
		return "", false
	}
	obj, _, _ := types.LookupFieldOrMethod(v.Type(), false, v.Pkg(), "Request")
	field, ok := obj.(*types.Var)
	if !ok {
		return "", false
	}
	method := ctxapi.CarrierMethod(field.Type())
	if method == nil {
		return "", false
	}
	return v.Name() + "." + field.Name() + "." + method.Name() + "()", true
}

// Serves reports whether a context at hand is that of a request which is served: a
// handler has it, or was called by one that passed it on.
func (m *Model) Serves(h ctxflow.Hand) bool {
	if _, ok := RequestIn(h.Var); ok || ctxapi.RequestMethod(h.Var.Type()) != nil {
		return true
	}
	return m.life.Life(h.Value)&ctxlife.Request != 0
}
