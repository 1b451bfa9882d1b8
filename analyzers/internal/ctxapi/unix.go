package ctxapi

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"
)

// dials lists functions that connect to an address of the network that a parameter
// names.
var dials = map[string]int{
	"net.Dial":                  0,
	"net.DialTimeout":           0,
	"(*net.Dialer).Dial":        0,
	"(*net.Dialer).DialContext": 1,
}

// ConnectsAtOnce reports whether a call connects to a socket of the same machine,
// by the constant name of the network: that succeeds or fails at once, whatever the
// peer does, and there is nothing to cancel. A handshake of TLS would wait for the peer.
func (api *API) ConnectsAtOnce(info *types.Info, fn *types.Func, call *ast.CallExpr) bool {
	if fn == nil {
		return false
	}
	i, ok := dials[key(fn)]
	if !ok || i >= len(call.Args) {
		return false
	}
	network := info.Types[call.Args[i]].Value
	return network != nil && network.Kind() == constant.String && strings.HasPrefix(constant.StringVal(network), "unix")
}
