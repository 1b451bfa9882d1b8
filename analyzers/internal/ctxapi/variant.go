package ctxapi

import (
	"go/types"
	"strings"
)

// A Realm says what becomes different when a call takes the context.
type Realm uint8

const (
	// RealmCall: the call returns early.
	RealmCall Realm = iota
	// RealmProcess: a process is killed.
	RealmProcess
	// RealmNet: the way to a connection is cut short, or nothing at all.
	RealmNet
)

// variants says what to use in place of functions of the standard library that
// take no context, where no function beside them does.
var variants = map[string]string{
	"(*database/sql.DB).Begin":    "BeginTx",
	"(*net/http.Client).Get":      "http.NewRequestWithContext and Do",
	"(*net/http.Client).Head":     "http.NewRequestWithContext and Do",
	"(*net/http.Client).Post":     "http.NewRequestWithContext and Do",
	"(*net/http.Client).PostForm": "http.NewRequestWithContext and Do",
	"net/http.Get":                "http.NewRequestWithContext and http.DefaultClient.Do",
	"net/http.Head":               "http.NewRequestWithContext and http.DefaultClient.Do",
	"net/http.Post":               "http.NewRequestWithContext and http.DefaultClient.Do",
	"net/http.PostForm":           "http.NewRequestWithContext and http.DefaultClient.Do",
	"net.Dial":                    "net.Dialer.DialContext",
	"net.DialTimeout":             "net.Dialer.DialContext with that Timeout",
	"net.DialTCP":                 "net.Dialer.DialContext",
	"net.Listen":                  "net.ListenConfig.Listen",
	"net.ListenPacket":            "net.ListenConfig.ListenPacket",
	"net.LookupAddr":              "net.DefaultResolver.LookupAddr",
	"net.LookupCNAME":             "net.DefaultResolver.LookupCNAME",
	"net.LookupHost":              "net.DefaultResolver.LookupHost",
	"net.LookupIP":                "net.DefaultResolver.LookupIPAddr",
	"net.LookupMX":                "net.DefaultResolver.LookupMX",
	"net.LookupNS":                "net.DefaultResolver.LookupNS",
	"net.LookupPort":              "net.DefaultResolver.LookupPort",
	"net.LookupSRV":               "net.DefaultResolver.LookupSRV",
	"net.LookupTXT":               "net.DefaultResolver.LookupTXT",
	"crypto/tls.Dial":             "tls.Dialer.DialContext",
	"crypto/tls.DialWithDialer":   "tls.Dialer.DialContext with that NetDialer",
}

// Variant returns what takes a context in place of fn, by the table.
func (api *API) Variant(fn *types.Func) (string, bool) {
	use := variants[key(fn)]
	return use, use != ""
}

// netFuncs lists functions outside package net that make connections, where a
// context ends at most the dialling. grpc.Dial, without WithBlock, does not even
// dial.
var netFuncs = map[string]bool{
	"google.golang.org/grpc.Dial":          true,
	"(golang.org/x/net/proxy.Dialer).Dial": true,
	"crypto/tls.Dial":                      true,
	"crypto/tls.DialWithDialer":            true,
}

// superseded lists functions that a newer one of their package has made
// obsolete, together with their form with a context.
var superseded = map[string]string{"google.golang.org/grpc.Dial": "NewClient"}

// Superseded reports whether the package of fn has a function that takes its
// place and needs no context.
func (api *API) Superseded(fn *types.Func) bool {
	name := superseded[key(fn)]
	return name != "" && fn.Pkg().Scope().Lookup(name) != nil
}

// Listens reports whether fn returns as soon as it has looked up an address: a
// context ends nothing else of it.
func (api *API) Listens(fn *types.Func) bool {
	return fn.Pkg().Path() == "net" && strings.HasPrefix(fn.Name(), "Listen")
}

// IsNeverStop reports whether v is the channel that says never to stop.
func (api *API) IsNeverStop(v *types.Var) bool {
	return v != nil && v.Name() == "NeverStop" && v.Pkg() != nil && v.Pkg().Path() == "k8s.io/apimachinery/pkg/util/wait"
}

// Realm says what it would change to give fn a context. It is false if nothing is
// stopped by one: the callee reads values, as loggers do, or makes something, which
// may keep the context for its whole life.
func (api *API) Realm(fn *types.Func) (Realm, bool) {
	switch path := fn.Pkg().Path(); {
	case path == "os/exec":
		return RealmProcess, true
	case path == "net" || netFuncs[key(fn)]:
		return RealmNet, true
	case path == "database/sql":
		return RealmCall, true
	case computes(fn) || api.IsValueOnly(fn):
		return 0, false
	}
	results := fn.Signature().Results()
	for i := range results.Len() {
		switch t := results.At(i).Type(); {
		case IsLazy(t) || IsHTTPRequest(t) || api.IsCarrier(t):
			return RealmCall, true
		case IsError(t):
			return RealmCall, !makes(fn)
		}
	}
	return 0, false // a logger, for the most part
}

// makes reports whether fn is a constructor by its name: New, NewStore.
func makes(fn *types.Func) bool {
	return fn.Signature().Recv() == nil && firstWord(fn.Name()) == "New" && fn.Signature().Results().Len() > 1
}

// computeVerbs begin the names of functions that compute in memory. Where one of
// them has a form with a context, it is for the sake of hooks that read values.
var computeVerbs = map[string]bool{
	"Validate": true, "Struct": true, "Var": true, "Marshal": true, "Unmarshal": true, "Encode": true, "Decode": true,
	"Parse": true, "Format": true, "Compile": true, "Eval": true, "Render": true, "String": true, "Sprintf": true,
	"Convert": true, "To": true, "Compact": true, "Normalize": true,
}

// Computes reports whether a function's name begins with a verb for what waits for
// nothing.
func Computes(name string) bool { return computeVerbs[firstWord(name)] }

func computes(fn *types.Func) bool {
	return Computes(fn.Name()) || strings.HasSuffix(fn.Name(), "f") && fn.Signature().Variadic()
}
