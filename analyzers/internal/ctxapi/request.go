package ctxapi

import "go/types"

// RequestMethod returns the method by which a value of type t gives out the
// request that it serves, as the contexts of web frameworks do: Request() with
// no parameters and one result, *http.Request. It returns nil for other types.
func RequestMethod(t types.Type) *types.Func {
	if t == nil {
		return nil
	}
	switch types.Unalias(t).(type) {
	case *types.Named, *types.Pointer, *types.Interface:
	default:
		return nil
	}
	fn := methodOf(t, "Request")
	if fn == nil {
		return nil
	}
	sig := fn.Signature()
	if sig.Params().Len() == 0 && sig.Results().Len() == 1 && IsHTTPRequest(sig.Results().At(0).Type()) {
		return fn
	}
	return nil
}
