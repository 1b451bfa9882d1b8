package ctxapi

import (
	"go/types"
	"strings"
)

// Serves reports whether fn is called by what goes on until somebody stops it: it
// listens or serves, or asks to be told of signals.
func (api *API) Serves(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "net", "net/http", "crypto/tls":
		return strings.HasPrefix(fn.Name(), "Listen") || fn.Name() == "Serve" || fn.Name() == "ServeTLS"
	case "google.golang.org/grpc":
		return fn.Name() == "Serve"
	case "os/signal":
		return strings.HasPrefix(fn.Name(), "Notify")
	}
	return false
}
