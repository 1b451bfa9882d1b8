package ctxlife

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A Life is a set of what may end a context: callers differ, and so do the
// stores to a field.
type Life uint8

const (
	// Never: nothing ends it.
	Never Life = 1 << iota
	// Process: it ends with the program, or when that is told to stop.
	Process
	// Object: it ends when some object is closed.
	Object
	// Call: it ends with a call, a request or a stream.
	Call
	// Test: it ends with a test.
	Test
	// Unknown: there are callers elsewhere, or it comes from where it cannot be
	// followed. The contract holds that a context parameter may end.
	Unknown
	// Timed: on some way it has a deadline.
	Timed
	// Request: on some way it is that of an HTTP request or a unary RPC that is
	// served, and ends when the handler returns.
	Request
)

// lives are the single lives, the longest first.
var lives = []Life{Never, Process, Object, Call, Test, Unknown}

// Ends reports whether something may end a context before the program does:
// claims that work is slow to end need that.
func (l Life) Ends() bool { return l&^(Never|Process) != 0 }

// Endless reports whether nothing ever ends it.
func (l Life) Endless() bool { return l == Never }

func (l Life) String() string {
	var names []string
	for i, name := range []string{"never", "process", "object", "call", "test", "unknown", "timed", "request"} {
		if l&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}

// until bounds a life by another one: what ends first ends it.
func (l Life) until(end Life) Life {
	more := l & (Timed | Request)
	var all Life
	for _, one := range lives {
		if l&one != 0 {
			all |= shorter(one, end)
		}
	}
	return all | more
}

// shorter returns the first of two single lives to end. One that is not known
// ends with the call at the latest, where that is the other.
func shorter(a, b Life) Life {
	a, b = min(a, b), max(a, b)
	switch {
	case a == Never:
		return b
	case b == Unknown && (a == Call || a == Test):
		return a
	}
	return b
}

// Life returns the life of a context, or of what carries one. See OfParam for
// whose calls count.
func (m *Model) Life(v *ctxflow.Value) Life { return newLooking(m).of(v) }

// OfParam returns the life of the contexts that a parameter of a function is
// given: of all its callers in the package, and Unknown if there may be others.
// HTTP and RPC handlers are given those of calls.
func (m *Model) OfParam(f *ctxindex.Func, v *types.Var) Life {
	return newLooking(m).param(m.flows.Of(f), v)
}

// looking is one search: what is looked at already adds nothing more.
type looking struct {
	m     *Model
	seen  map[any]bool
	cut   bool // something was left out because it was being looked at
	depth int
}

func newLooking(m *Model) *looking { return &looking{m: m, seen: make(map[any]bool)} }

// far bounds how many calls up a context is followed.
const far = 12

func (l *looking) of(v *ctxflow.Value) Life {
	l.m.mu.Lock()
	life, ok := l.m.lives[v]
	l.m.mu.Unlock()
	if ok {
		return life
	}
	if l.seen[v] {
		l.cut = true
		return 0
	}
	l.seen[v] = true
	outermost := len(l.seen) == 1
	life = l.find(v)
	if outermost && life&^(Timed|Request) == 0 {
		life |= Unknown
	}
	if outermost || !l.cut {
		l.m.mu.Lock()
		l.m.lives[v] = life
		l.m.mu.Unlock()
	}
	return life
}

func (l *looking) find(v *ctxflow.Value) Life {
	switch v.Op {
	case ctxflow.Root, ctxflow.Detached:
		return Never
	case ctxflow.Nil:
		return 0
	case ctxflow.Derived, ctxflow.Carrier:
		return l.derived(v)
	case ctxflow.Accessed:
		return l.accessed(v)
	case ctxflow.Bound, ctxflow.Phi:
		return l.parents(v)
	case ctxflow.Param:
		return l.param(v.In, v.Var)
	case ctxflow.Field, ctxflow.Global:
		return l.stored(v.Var)
	}
	return Unknown
}

func (l *looking) parents(v *ctxflow.Value) Life {
	if len(v.Parents) == 0 {
		return Unknown
	}
	var life Life
	for _, p := range v.Parents {
		life |= l.of(p)
	}
	return life
}

func (l *looking) derived(v *ctxflow.Value) Life {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return Unknown
	}
	var life Life
	switch {
	case v.How.Known && v.How.Kind == ctxapi.Carry && len(v.Parents) == 0:
		life = Never // http.ReadRequest
	case v.How.Known:
		life = l.parents(v)
	case l.m.sums.ResultOf(call).Outlives():
		life = Never
	case l.m.sums.ResultOf(call) == ctxsummary.Ends:
		for _, arg := range l.m.sums.ReturnedArgs(v.In, call) {
			life |= l.of(arg)
		}
	case v.How.Cancel < 0 && v.How.Group < 0 && len(v.Parents) > 0:
		// A wrapper of unknown body has nobody to give a cancel function to.
		if life = l.parents(v); life != Never {
			life |= Unknown
		}
	default:
		return Unknown
	}
	if v.How.Timed {
		life |= Timed
	}
	switch {
	case l.m.x.API.Row(l.m.x.Callee(call)) != nil && ctxapi.IsFunc(l.m.x.Callee(call), "os/signal", "NotifyContext"):
		return life.until(Process)
	case v.How.Cancel >= 0 || v.How.Group >= 0:
		return life.until(l.m.ending(v))
	}
	return life
}

// accessed is the life of the context that a carrier holds.
func (l *looking) accessed(v *ctxflow.Value) Life {
	carrier := v.Parent()
	if carrier == nil {
		return Unknown
	}
	if carrier.Op != ctxflow.Param || carrier.Var == nil {
		return l.of(carrier)
	}
	t := carrier.Var.Type()
	switch {
	case ctxapi.IsTesting(t):
		return Test
	case ctxapi.IsHTTPRequest(t), ctxapi.IsContext(t):
		return l.of(carrier)
	case l.m.Bare(t):
		return Never
	case types.IsInterface(t):
		return Call // a stream
	}
	if call, ok := v.Node.(*ast.CallExpr); ok && l.m.sums.ResultOf(call).Outlives() {
		return Never
	}
	return Unknown
}

// stored is the life of the contexts in a field or package-level variable. One
// that is exported may be set elsewhere, unless it is declared with a context that
// its own package never replaces.
func (l *looking) stored(v *types.Var) Life {
	if v == nil || v.Pkg() != l.m.x.Pkg {
		return Unknown
	}
	var life Life
	stores := l.m.storesOf(v)
	if v.Exported() && v.Pkg().Name() != "main" && (len(stores) != 1 || stores[0].in != nil) {
		life = Unknown
	}
	if l.seen[v] {
		l.cut = true
		return life
	}
	l.seen[v] = true
	for _, s := range stores {
		if l.m.x.IsTest(s.expr.Pos()) && !l.m.x.IsTest(v.Pos()) {
			continue
		}
		life |= l.expr(s)
	}
	if len(stores) == 0 {
		life |= Unknown
	}
	return life
}

func (l *looking) expr(s store) Life {
	if s.in == nil {
		call, ok := ast.Unparen(s.expr).(*ast.CallExpr)
		switch {
		case !ok:
			return Unknown
		case l.m.x.API.IsRoot(l.m.x.Callee(call)):
			return Never
		}
		if how, ok := l.m.x.API.Derivation(l.m.x.Callee(call), l.m.x.Signature(call)); ok && how.Known && how.Ctx == s.index {
			if how.Cancel < 0 && !how.Timed && len(call.Args) > 0 && l.m.x.IsRoot(call.Args[0]) {
				return Never
			}
			return Process
		}
		return Unknown
	}
	if call, ok := ast.Unparen(s.expr).(*ast.CallExpr); ok {
		if how, ok := l.m.x.API.Derivation(l.m.x.Callee(call), l.m.x.Signature(call)); ok && how.Ctx != s.index {
			return Unknown
		}
	}
	return l.of(l.m.flows.Of(s.in).Eval(s.expr))
}

// param is the union over the callers of a function.
func (l *looking) param(f *ctxflow.Func, v *types.Var) Life {
	if f == nil || v == nil {
		return Unknown
	}
	t := v.Type()
	if ctxapi.IsTesting(t) {
		return Test
	}
	if r, ok := IsHTTPHandler(f.Sig); ok && r == v {
		return Call | Request
	}
	if ctx, ok := RPCContext(f.Func); ok && ctx == v {
		return Call | Request
	}
	if l.seen[v] {
		l.cut = true
		return 0
	}
	l.seen[v] = true
	i := ctxindex.Param(f.Sig, v)
	if l.depth++; l.depth > far {
		i = -1
	}
	defer func() { l.depth-- }()
	switch {
	case i < 0: // the receiver, or too far away
		return l.contract(v)
	case f.Obj == nil:
		switch f.Run {
		case ctxindex.Called, ctxindex.Spawned, ctxindex.Deferred:
			return l.argument(f.ParentFlow(), f.Call, i)
		}
		return l.contract(v)
	}
	calls, complete := l.m.x.Callers(f.Obj)
	var life Life
	if !complete || len(calls) == 0 {
		life = l.contract(v)
	}
	for _, c := range calls {
		life |= l.argument(l.m.flows.Of(c.In), c.Call, i)
	}
	return life
}

// contract is the life of what comes from nobody knows where.
func (l *looking) contract(v *types.Var) Life {
	if ctxapi.IsHTTPRequest(v.Type()) {
		return Call | Unknown
	}
	return Unknown
}

func (l *looking) argument(f *ctxflow.Func, call *ast.CallExpr, i int) Life {
	if f == nil || call == nil || i >= len(call.Args) || call.Ellipsis.IsValid() || ctxindex.Spreads(l.m.x.Info, call) {
		return Unknown
	}
	return l.of(f.Eval(call.Args[i]))
}
