package ctxapi

import "go/types"

// walks lists functions that call one that they are given for file after file, until it
// returns an error.
var walks = map[string]bool{
	"io/fs.WalkDir":         true,
	"path/filepath.WalkDir": true,
	"path/filepath.Walk":    true,
}

// Walks reports whether fn, by the table, goes on for as long as the function that it
// is given returns nil.
func (api *API) Walks(fn *types.Func) bool { return fn != nil && walks[key(fn)] }
