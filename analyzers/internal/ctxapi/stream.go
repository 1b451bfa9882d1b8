package ctxapi

import "go/types"

// IsStream reports whether values of type t are read or written as bytes:
// connections, files, buffers, and what wraps them.
func IsStream(t types.Type) bool {
	if t == nil {
		return false
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && !types.IsInterface(t) {
		t = types.NewPointer(named)
	}
	for _, name := range []string{"Read", "Write"} {
		fn := methodOf(t, name)
		if fn == nil {
			continue
		}
		sig := fn.Signature()
		if sig.Params().Len() == 1 && sig.Results().Len() == 2 && isBytes(sig.Params().At(0).Type()) && IsError(sig.Results().At(1).Type()) {
			return true
		}
	}
	return false
}

func isBytes(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	b, ok := s.Elem().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Byte
}

// interrupting are the methods that end the reads and writes of a stream, or of
// what holds one, from outside.
var interrupting = map[string]bool{"Close": true, "CloseNow": true, "CloseRead": true, "CloseWrite": true, "CloseWithError": true}

// Interrupts reports whether a method ends what others do with its receiver.
func Interrupts(fn *types.Func) bool { return interrupting[fn.Name()] || SetsDeadline(fn) }

// SetsDeadline reports whether fn sets a deadline of its receiver: it takes a
// time and nothing else.
func SetsDeadline(fn *types.Func) bool {
	if fn == nil || fn.Signature().Recv() == nil || fn.Signature().Params().Len() != 1 {
		return false
	}
	switch fn.Name() {
	case "SetDeadline", "SetReadDeadline", "SetWriteDeadline":
		return isNamed(fn.Signature().Params().At(0).Type(), "time", "Time")
	}
	return false
}

// HasDeadline reports whether a value of type t can be given a deadline.
func HasDeadline(t types.Type) bool { return SetsDeadline(methodOf(t, "SetDeadline")) }

// requestReaders take a request and look at neither its context nor the network.
var requestReaders = map[string]bool{
	"net/http.ReadResponse":            true,
	"net/http/httputil.DumpRequest":    true,
	"net/http/httputil.DumpRequestOut": true,
	"(*net/http.Request).Write":        true,
	"(*net/http.Request).WriteProxy":   true,
}

// ReadsRequest reports whether fn, by the table, does not send the request that
// it is given.
func (api *API) ReadsRequest(fn *types.Func) bool { return requestReaders[key(fn)] }

// SendsRequest reports whether a signature has a request in and a response out.
func SendsRequest(sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		if IsHTTPResponse(v.Type()) {
			return true
		}
	}
	return false
}
