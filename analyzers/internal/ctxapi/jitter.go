package ctxapi

import "go/types"

// jitters lists functions that return something at random that is below their
// first argument; with none, below one.
var jitters = map[string]bool{
	"Float32": true, "Float64": true, "Intn": true, "Int31n": true, "Int63n": true,
	"IntN": true, "Int32N": true, "Int64N": true, "N": true, "Uint32N": true, "Uint64N": true, "UintN": true,
}

// Jitter reports whether a function of math/rand returns a number below its
// argument of that index; -1 says below one.
func Jitter(fn *types.Func) (arg int, ok bool) {
	if fn == nil || fn.Pkg() == nil || !jitters[fn.Name()] {
		return 0, false
	}
	if path := fn.Pkg().Path(); path != "math/rand" && path != "math/rand/v2" {
		return 0, false
	}
	return fn.Signature().Params().Len() - 1, true
}
