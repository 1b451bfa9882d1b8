package ctxapi

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

// CleansUp reports whether a function is a clean-up by its name, see the function
// [CleansUp], or because the project says so.
func (api *API) CleansUp(fn *types.Func) bool {
	return CleansUp(fn.Name()) || api.Vocabulary.Says(vocabulary.Cleanup, fn)
}

// Ends reports whether a function is what one calls when something is over, by its
// name, see the function [Ends], or because the project says that it cleans up.
func (api *API) Ends(fn *types.Func) bool {
	return Ends(fn.Name()) || api.Vocabulary.Says(vocabulary.Cleanup, fn)
}
