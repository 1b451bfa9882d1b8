package ctxapi

import "go/types"

// ioTypes are types whose operations reach another machine or process: what is
// made of them waits for an answer, and returns early when its context ends.
var ioTypes = map[string]bool{
	"net.Conn": true, "net.Dialer": true, "net.Resolver": true,
	"net/http.Client": true, "net/http.Transport": true, "net/http.RoundTripper": true, "net/http.Server": true,
	"database/sql.DB": true, "database/sql.Conn": true, "database/sql.Tx": true, "database/sql.Stmt": true,
	"os/exec.Cmd": true, "crypto/tls.Conn": true,
	"google.golang.org/grpc.ClientConn": true, "google.golang.org/grpc.ClientConnInterface": true, "google.golang.org/grpc.ClientStream": true,
}

// ioDepth is how many fields away from a value its connection may be.
const ioDepth = 4

// DoesIO reports whether a function that takes a context goes to the network, a
// database or a process under it, by its types: its receiver or a parameter
// reaches a connection within a few fields, or its last parameter takes options
// of a remote call. Export data has unexported fields too.
func (api *API) DoesIO(fn *types.Func, sig *types.Signature) bool {
	if IsRemoteCall(sig) {
		return true
	}
	if fn != nil {
		if recv := fn.Signature().Recv(); recv != nil && api.reachesIO(recv.Type()) {
			return true
		}
	}
	for v := range sig.Params().Variables() {
		if !api.IsContext(v.Type()) && api.reachesIO(v.Type()) {
			return true
		}
	}
	return false
}

// IsRemoteCall reports whether a function is a remote call of gRPC: it takes
// call options last. Its errors are statuses, and wrap no context's error.
func IsRemoteCall(sig *types.Signature) bool {
	n := sig.Params().Len()
	if n == 0 || !sig.Variadic() {
		return false
	}
	last, ok := sig.Params().At(n - 1).Type().(*types.Slice)
	return ok && isNamed(last.Elem(), "google.golang.org/grpc", "CallOption")
}

// Speaks reports whether a function takes or returns a message of gRPC: a pointer
// to a type that a package with stubs generates. One of another module may be a
// remote call behind a client of its own.
func Speaks(sig *types.Signature) bool {
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			p, ok := types.Unalias(v.Type()).(*types.Pointer)
			if !ok {
				continue
			}
			named, ok := types.Unalias(p.Elem()).(*types.Named)
			if !ok || named.Obj().Pkg() == nil || methodOf(p, "ProtoReflect") == nil && methodOf(p, "ProtoMessage") == nil {
				continue
			}
			for _, imp := range named.Obj().Pkg().Imports() {
				if imp.Path() == "google.golang.org/grpc" {
					return true
				}
			}
		}
	}
	return false
}

// UsesStream reports whether fn sends on or receives from a stream of gRPC, of
// either end. Its errors are statuses, too.
func UsesStream(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	switch fn.Name() {
	case "Send", "Recv", "SendMsg", "RecvMsg", "CloseAndRecv", "SendAndClose":
		t := recv.Type()
		return methodOf(t, "SendMsg") != nil && methodOf(t, "RecvMsg") != nil && methodOf(t, "Context") != nil
	}
	return false
}

// Extracts reports whether a function takes a context and nothing else, and gives
// basic values back, or a string and an error: it reads the context's values.
func Extracts(fn *types.Func) bool {
	if fn == nil {
		return false
	}
	sig := fn.Signature()
	if sig.Recv() != nil || sig.Params().Len() != 1 || !IsContext(sig.Params().At(0).Type()) || sig.Results().Len() == 0 {
		return false
	}
	for v := range sig.Results().Variables() {
		basic, ok := v.Type().Underlying().(*types.Basic)
		if !IsError(v.Type()) && (!ok || CanFail(sig) && basic.Kind() != types.String) {
			return false
		}
	}
	return !IsError(sig.Results().At(0).Type())
}

func (api *API) reachesIO(t types.Type) bool {
	api.mu.Lock()
	defer api.mu.Unlock()
	known, ok := api.io[t]
	if !ok {
		known = reachesIO(t, ioDepth)
		api.io[t] = known
	}
	return known
}

func reachesIO(t types.Type, depth int) bool {
	t = types.Unalias(t)
	switch u := t.(type) {
	case *types.Pointer:
		return reachesIO(u.Elem(), depth)
	case *types.Slice:
		return reachesIO(u.Elem(), depth)
	case *types.Named:
		obj := u.Obj()
		if obj.Pkg() == nil {
			return false
		}
		if ioTypes[obj.Pkg().Path()+"."+obj.Name()] {
			return true
		}
		if InStd(obj.Pkg()) {
			return false
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return doesRequests(u)
	case *types.Struct:
		if depth == 0 {
			return false
		}
		for i := range u.NumFields() {
			if reachesIO(u.Field(i).Type(), depth-1) {
				return true
			}
		}
	}
	return false
}

// doesRequests reports whether an interface is one of those that stand for an
// HTTP client: a method with a request in and a response out.
func doesRequests(iface *types.Interface) bool {
	for m := range iface.Methods() {
		sig := m.Signature()
		if sig.Params().Len() == 1 && sig.Results().Len() == 2 && IsHTTPRequest(sig.Params().At(0).Type()) && IsHTTPResponse(sig.Results().At(0).Type()) {
			return true
		}
	}
	return false
}
