package ctxapi

import (
	"go/types"
	"strings"
)

// CanFail reports whether the last result of a signature is an error.
func CanFail(sig *types.Signature) bool {
	n := sig.Results().Len()
	return n > 0 && IsError(sig.Results().At(n-1).Type())
}

// TakesContext reports whether a parameter of a signature is a context or
// carries one.
func (api *API) TakesContext(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if api.IsContext(v.Type()) || api.IsCarrier(v.Type()) {
			return true
		}
	}
	return false
}

// HasContext is [API.TakesContext], and counts the receiver.
func (api *API) HasContext(sig *types.Signature) bool {
	recv := sig.Recv()
	return recv != nil && (api.IsContext(recv.Type()) || api.IsCarrier(recv.Type())) || api.TakesContext(sig)
}

// IsDuration reports whether t is time.Duration.
func IsDuration(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Duration" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time"
}

// IsSignal reports whether t is os.Signal.
func IsSignal(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Signal" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "os"
}

// InStd reports whether a package is the standard library's: the first element
// of every other path has a dot.
func InStd(pkg *types.Package) bool {
	first, _, _ := strings.Cut(pkg.Path(), "/")
	return !strings.Contains(first, ".")
}
