package ctxapi

import "go/types"

// actsFirst lists functions that do what they are for before they ask their context, under
// which they only wait for the rest: Shutdown closes the listeners, then waits for connections.
var actsFirst = map[string]bool{
	"(*net/http.Server).Shutdown": true,
}

// ActsFirst reports whether fn, by the table, acts whether its context has ended or not.
func ActsFirst(fn *types.Func) bool { return fn != nil && actsFirst[key(fn)] }
