package ctxapi

import (
	"go/types"
	"strings"
	"sync"

	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

// An API answers what is known of functions and types, and remembers what it
// worked out, for as long as one package is analysed. It may be used
// concurrently.
type API struct {
	mu          sync.Mutex
	kinds       map[types.Type]kind
	derivations map[callee]derived
	io          map[types.Type]bool

	// Vocabulary is what the project says of functions and types of others.
	Vocabulary *vocabulary.Vocabulary
}

type kind uint8

const (
	isContext kind = 1 << iota
	isCarrier
	isLazy
)

// A callee is a function as it is called: a method expression has the receiver
// among its parameters.
type callee struct {
	fn  *types.Func
	sig *types.Signature
}

type derived struct {
	how Derivation
	ok  bool
}

// New returns the built-in knowledge.
func New() *API {
	return &API{kinds: make(map[types.Type]kind), derivations: make(map[callee]derived), io: make(map[types.Type]bool)}
}

// IsContext is the function [IsContext], remembered.
func (api *API) IsContext(t types.Type) bool { return api.kind(t)&isContext != 0 }

// IsCarrier reports whether values of type t carry a context, see [API.Carrier].
func (api *API) IsCarrier(t types.Type) bool { return api.kind(t)&isCarrier != 0 }

// IsLazy is the function [IsLazy], remembered.
func (api *API) IsLazy(t types.Type) bool { return api.kind(t)&isLazy != 0 }

func (api *API) kind(t types.Type) kind {
	switch t.(type) {
	case nil, *types.Basic, *types.Slice, *types.Map, *types.Signature, *types.Tuple, *types.Chan, *types.Array:
		return 0
	}
	api.mu.Lock()
	defer api.mu.Unlock()
	k, ok := api.kinds[t]
	if !ok {
		if IsContext(t) {
			k |= isContext
		} else if carrierMethod(t) != nil || api.said(t) != nil {
			k |= isCarrier
		}
		if IsLazy(t) {
			k |= isLazy
		}
		api.kinds[t] = k
	}
	return k
}

// Row returns the row of fn, or nil.
func (api *API) Row(fn *types.Func) *Row {
	return rows[key(fn)]
}

// IsRoot reports whether fn is context.Background or context.TODO.
func (api *API) IsRoot(fn *types.Func) bool {
	row := api.Row(fn)
	return row != nil && row.Kind == Root
}

// IsValueOnly reports whether fn, by the table or by what the project says, only
// reads values of the contexts that it is given.
func (api *API) IsValueOnly(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	return valueOnlyPackages[fn.Pkg().Path()] || valueOnlyFuncs[key(fn)] || api.Vocabulary.Says(vocabulary.ValueOnly, fn)
}

// IsValueOnlyType reports whether a type, or what it points to, is of a package
// for logging, tracing or metrics: a context that it holds serves for its values.
func IsValueOnlyType(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && valueOnlyPackages[named.Obj().Pkg().Path()]
}

// A Derivation says how a call makes a context from a context.
type Derivation struct {
	Kind   Kind // Root, Derive, Detach, Carry or Access
	Parent int  // index of the argument that is the parent; Receiver; or -1
	Ctx    int  // index of the result that is the new context or carrier; -1 if none
	Cancel int  // index of the result that must be called; -1 if none
	Group  int  // index of the result whose Wait ends the context; -1 if none
	Timed  bool // the new context has a deadline of its own
	Known  bool // by the table, not by signature
}

// Receiver stands for the receiver where an argument index is wanted.
const Receiver = -2

// Derivation returns how a call of fn with signature sig makes a context. fn
// may be nil: a function value derives by its signature alone. The second
// result is false for calls that make no context and hand out no cancel duty.
func (api *API) Derivation(fn *types.Func, sig *types.Signature) (Derivation, bool) {
	of := callee{fn, sig}
	api.mu.Lock()
	known, ok := api.derivations[of]
	api.mu.Unlock()
	if !ok {
		known.how, known.ok = api.derivation(fn, sig)
		api.mu.Lock()
		api.derivations[of] = known
		api.mu.Unlock()
	}
	return known.how, known.ok
}

func (api *API) derivation(fn *types.Func, sig *types.Signature) (Derivation, bool) {
	d := Derivation{Parent: none, Ctx: none, Cancel: none, Group: none}
	if sig == nil {
		return d, false
	}
	d.Parent = api.contextParam(fn, sig)
	if row := api.Row(fn); row != nil {
		switch row.Kind {
		case Root, Derive, Detach, Carry, Access:
			d.Kind, d.Ctx, d.Cancel, d.Group, d.Timed, d.Known = row.Kind, row.Ctx, row.Cancel, row.Group, row.Timed, true
			return d, d.Ctx >= 0
		}
		return d, false
	}
	d.Kind = Derive
	results := sig.Results()
	for i := range results.Len() {
		switch t := results.At(i).Type(); {
		case d.Ctx < 0 && api.IsContext(t) && !api.IsCarrier(t):
			d.Ctx = i
		case d.Cancel < 0 && IsCancelFunc(t):
			d.Cancel = i
		case d.Group < 0 && IsGroup(t):
			d.Group = i
		}
	}
	if d.Ctx < 0 {
		d.Group = none // a group alone ends no context that the caller has
	}
	if d.Ctx >= 0 && d.Cancel < 0 {
		d.Cancel = namedCancel(results)
	}
	if d.Ctx >= 0 && d.Parent == Receiver && sig.Params().Len() == 0 && d.Cancel < 0 {
		d.Kind = Access
	}
	if d.Ctx < 0 {
		// A carrier that is made from a context, such as
		// (*resty.Request).SetContext(ctx), is bound to it.
		for i := range results.Len() {
			if t := results.At(i).Type(); d.Parent != none && api.IsCarrier(t) && !IsTesting(t) {
				d.Kind, d.Ctx = Carry, i
				break
			}
		}
	}
	if d.Ctx >= 0 && d.Kind == Derive && api.Vocabulary.Says(vocabulary.Detach, fn) {
		d.Kind, d.Known = Detach, true
	}
	return d, d.Ctx >= 0 || d.Cancel >= 0
}

// namedCancel returns the index of a func() result that the signature calls
// cancel or stop. Here, and only here, a name decides: the type is func(), and
// the signature is all that a caller is told.
func namedCancel(results *types.Tuple) int {
	for i := range results.Len() {
		v := results.At(i)
		if !IsNiladic(v.Type()) {
			continue
		}
		switch name := strings.ToLower(v.Name()); {
		case name == "cancel", name == "stop", strings.HasPrefix(name, "cancel"):
			return i
		}
	}
	return none
}

// contextParam returns which argument of a call is the parent context: the
// first parameter that is a context, else the first that carries one, else
// the receiver.
func (api *API) contextParam(fn *types.Func, sig *types.Signature) int {
	params := sig.Params()
	for i := range params.Len() {
		if api.IsContext(params.At(i).Type()) {
			return i
		}
	}
	for i := range params.Len() {
		if api.IsCarrier(params.At(i).Type()) {
			return i
		}
	}
	if recv := sig.Recv(); recv != nil && (api.IsContext(recv.Type()) || api.IsCarrier(recv.Type())) {
		return Receiver
	}
	if fn != nil && fn.Signature().Recv() != nil {
		if t := fn.Signature().Recv().Type(); api.IsContext(t) || api.IsCarrier(t) {
			return Receiver
		}
	}
	return none
}
