// Package ctxsummary says what a function does with the contexts, cancel
// functions and callbacks that it is given. Within the module it is inferred
// from bodies and travels between packages as facts; of functions outside the
// module only tables and signatures speak. It is the only analyzer of the
// suite with facts, because facts are what makes drivers load more than the
// package at hand: they are few, small and deterministic.
package ctxsummary

import (
	"fmt"
	"go/ast"
	"go/types"
	"reflect"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
)

// Analyzer computes the *Summaries of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxsummary",
	Doc:        "what functions do with the contexts, cancel functions and callbacks they are given",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer},
	FactTypes:  []analysis.Fact{new(Fact)},
	ResultType: reflect.TypeFor[*Summaries](),
}

// schema is the version of Fact's meaning.
const schema = 10

// A Fact is what callers need to know of a function or method of the module.
// Sets of parameters are bit masks; the receiver is bit 31. A fact that says
// nothing is still exported for a function that takes a context, a carrier or a
// function: it tells that the body was seen. (A package fact could say so once,
// but go vet hands on those of direct imports only.)
type Fact struct {
	Schema   uint8
	Waits    uint32 // contexts and carriers whose end makes it return early
	Lasts    uint32 // those of them that it doesn't only look at once
	Each     uint32 // those of them under which not only its first call waits, see Loads
	Trusts   uint32 // those that it gives to code which by convention does
	Checks   uint32 // those that it asks whether they have ended, to do one thing or the other
	Stops    uint32 // those that only goroutines which it starts ask
	Hands    uint32 // contexts and carriers that it gives to code of which nothing is known
	Reads    uint32 // contexts whose values it makes use of: a span, a log entry, a look-up
	Lends    uint32 // contexts that it gives to code that may do so
	Keeps    uint32 // contexts, cancel functions and callbacks that it stores or sends
	Asks     uint32 // contexts that it asks why they ended: it is prepared for a dead one
	Nils     uint32 // contexts that it compares with nil, or hands to code that does
	Drops    uint32 // cancel functions that it neither calls nor keeps
	Cancels  uint32 // cancel functions that it calls before it returns
	Leaves   uint32 // those of them that it may have left without calling
	Calls    uint32 // callbacks that it calls before it returns
	Spawns   uint32 // callbacks that it starts on another goroutine
	Repeats  uint32 // callbacks that it runs more than once: in a loop
	Returns  uint32 // contexts that its context result ends with, see Result
	Result   Result // where its context result comes from
	Watches  bool   // it asks some context, or a stop channel, whether to go on
	Blocks   bool   // it can wait without bound
	Stays    bool   // it goes on until it is stopped, see stays.go
	Detach   bool   // //ctxlint:detach
	Values   bool   // //ctxlint:valueonly
	Cleanup  bool   // //ctxlint:cleanup
	Joins    bool   // //ctxlint:joins
	Succeeds bool   // every error that it returns is nil
	Alien    bool   // its errors are statuses of remote calls, see errors.go
	Exits    bool   // it never returns
	Echoes   uint32 // the callback whose error it returns as it is
}

// AFact marks Fact as a fact.
func (*Fact) AFact() {}

func (f *Fact) String() string {
	var parts []string
	mask := func(name string, bits uint32) {
		if bits != 0 {
			parts = append(parts, fmt.Sprintf("%s=%b", name, bits))
		}
	}
	flag := func(name string, on bool) {
		if on {
			parts = append(parts, name)
		}
	}
	mask("waits", f.Waits)
	mask("glances", f.Waits&^(f.Lasts|f.Trusts|f.Hands|f.Keeps|f.Stops))
	mask("loads", f.Waits&^(f.Each|f.Trusts))
	mask("trusts", f.Trusts&^f.Waits)
	mask("checks", f.Checks)
	mask("stops", f.Stops)
	mask("hands", f.Hands)
	mask("reads", f.Reads)
	mask("keeps", f.Keeps)
	mask("asks", f.Asks)
	mask("nils", f.Nils)
	mask("drops", f.Drops)
	mask("cancels", f.Cancels)
	mask("leaves", f.Leaves)
	mask("calls", f.Calls)
	mask("spawns", f.Spawns)
	mask("repeats", f.Repeats)
	mask("returns", f.Returns)
	flag("outlives", f.Result == Outlives)
	flag("rooted", f.Result == Rooted)
	flag("filled", f.Result == Filled)
	flag("watches", f.Watches)
	flag("blocks", f.Blocks)
	flag("stays", f.Stays)
	flag("detach", f.Detach)
	flag("valueonly", f.Values)
	flag("cleanup", f.Cleanup)
	flag("joins", f.Joins)
	flag("succeeds", f.Succeeds)
	flag("alien", f.Alien)
	flag("exits", f.Exits)
	mask("echoes", f.Echoes)
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, " ")
}

// receiverBit is the receiver's place in a set of parameters.
const receiverBit = 31

// bit returns the place of an argument; arguments past the 31st are not told
// apart from none. ctxapi.Receiver stands for the receiver.
func bit(arg int) uint32 {
	switch {
	case arg == ctxapi.Receiver:
		return 1 << receiverBit
	case arg < 0 || arg >= receiverBit:
		return 0
	}
	return 1 << arg
}

// Summaries answers questions about the functions that a package calls.
type Summaries struct {
	index    *ctxindex.Index
	flow     *ctxflow.Package
	known    map[*ctxindex.Func]*Fact // functions and literals of this package
	closures map[*types.Var]*ctxindex.Func
	pass     *analysis.Pass

	mu       sync.Mutex
	imported map[*types.Func]*Fact // of other packages; nil for functions without

	view   *foreign.View
	implMu sync.Mutex
	impls  map[*types.Func][]*Fact // by method of an interface: those of its implementations
	sight  map[*types.Func][]*types.Func
	named  []*types.Named // what may implement one; once asked for
}

func run(pass *analysis.Pass) (any, error) {
	s := &Summaries{
		index: pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:  pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		known: make(map[*ctxindex.Func]*Fact),
		pass:  pass,

		imported: make(map[*types.Func]*Fact),
		view:     foreign.New(pass),
		impls:    make(map[*types.Func][]*Fact),
		sight:    make(map[*types.Func][]*types.Func),
	}
	if srcfile.Outside(pass) {
		return s, nil
	}
	defer func() {
		if r := recover(); r != nil {
			pass.Report(srcfile.Internal(pass, "ctxsummary", r))
		}
	}()
	s.infer()
	for _, f := range s.index.Funcs {
		if fact := s.known[f]; f.Obj != nil && (*fact != (Fact{}) || s.matters(f.Sig)) {
			exported := *fact
			exported.Schema = schema
			pass.ExportObjectFact(f.Obj, &exported)
		}
	}
	s.exportInterfaces()
	return s, nil
}

// Of returns what is known of a function of the module; nil if its body was
// not analysed.
func (s *Summaries) Of(fn *types.Func) *Fact {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	fn = fn.Origin()
	if f := s.index.Declaration(fn); f != nil {
		return s.known[f]
	}
	if fn.Pkg() == s.pass.Pkg || ofInterface(fn) {
		return nil // no body
	}
	return s.fromFacts(fn)
}

func (s *Summaries) fromFacts(fn *types.Func) *Fact {
	s.mu.Lock()
	defer s.mu.Unlock()
	fact, ok := s.imported[fn]
	if !ok {
		if fact = new(Fact); !s.pass.ImportObjectFact(fn, fact) || fact.Schema != schema {
			fact = nil
		}
		s.imported[fn] = fact
	}
	return fact
}

// matters reports whether callers may ask about a parameter.
func (s *Summaries) matters(sig *types.Signature) bool {
	api := s.index.API
	if recv := sig.Recv(); recv != nil && (api.IsContext(recv.Type()) || api.IsCarrier(recv.Type())) {
		return true
	}
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if _, isFunc := t.Underlying().(*types.Signature); isFunc || api.IsContext(t) || api.IsCarrier(t) {
			return true
		}
	}
	return false
}

// InModule reports whether the body of fn was analysed.
func (s *Summaries) InModule(fn *types.Func) bool { return s.Of(fn) != nil }

// OfModule reports whether fn belongs to the module, with a body in sight or without.
func (s *Summaries) OfModule(fn *types.Func) bool { return fn != nil && s.view.Inside(fn.Pkg()) }

// callee returns what is known of the function or literal that a call calls.
func (s *Summaries) callee(call *ast.CallExpr) *Fact {
	if f := s.local(call); f != nil {
		return s.known[f]
	}
	return s.Of(s.index.Callee(call))
}

// local returns the function of this package that a call calls: a declared
// one, a literal where it stands, or one that a local variable holds for good.
func (s *Summaries) local(call *ast.CallExpr) *ctxindex.Func {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		return s.index.FuncOf(fun)
	case *ast.Ident:
		if v, ok := s.index.Info.Uses[fun].(*types.Var); ok {
			return s.closures[v]
		}
	}
	return s.index.Declaration(s.index.Callee(call))
}

// localTo returns the functions of this package that a call of the index may
// reach: several through an interface.
func (s *Summaries) localTo(call ctxindex.Call) []*ctxindex.Func {
	if call.Fn == nil {
		if f := s.local(call.Expr); f != nil {
			return []*ctxindex.Func{f}
		}
		return nil
	}
	if f := s.index.Declaration(call.Fn); f != nil {
		return []*ctxindex.Func{f}
	}
	var found []*ctxindex.Func
	for _, fn := range s.methods(call.Fn) {
		if f := s.index.Declaration(fn); f != nil {
			found = append(found, f)
		}
	}
	return found
}

// argument returns the place of an argument among the parameters of the
// callee, which differ in a method expression. Variadic arguments have none.
func (s *Summaries) argument(call *ast.CallExpr, arg int) uint32 {
	sig := s.index.Signature(call)
	if sig == nil || arg == ctxapi.Receiver {
		return bit(arg)
	}
	if fn := s.index.Callee(call); fn != nil && fn.Signature().Params().Len() < sig.Params().Len() {
		if arg == 0 {
			return bit(ctxapi.Receiver)
		}
		arg--
	}
	return bit(arg)
}

// DropsCancel implements ctxflow.Effects.
func (s *Summaries) DropsCancel(call *ast.CallExpr, arg int) bool {
	fact := s.callee(call)
	return fact != nil && fact.Drops&s.argument(call, arg) != 0
}

// Keeps reports whether a call of a function of the module stores the given
// argument beyond the call.
func (s *Summaries) Keeps(call *ast.CallExpr, arg int) bool {
	fact := s.callee(call)
	return fact != nil && fact.Keeps&s.argument(call, arg) != 0
}

// Asks reports whether a function of the module tells apart why the given
// context ended, and so is prepared for one that has.
func (s *Summaries) Asks(call *ast.CallExpr, arg int) bool {
	fact := s.Of(s.index.Callee(call))
	return fact != nil && fact.Asks&bit(arg) != 0
}

// Explains reports whether a call makes an error of an error, its first
// argument, with the help of the given context: it finds out what the failure of
// earlier work means, and does no work under the context.
func (s *Summaries) Explains(call *ast.CallExpr, arg int) bool {
	sig := s.index.Signature(call)
	return sig != nil && arg > 0 && s.InModule(s.index.Callee(call)) && ctxapi.IsError(s.index.Info.TypeOf(call.Args[0])) &&
		sig.Results().Len() == 1 && ctxapi.IsError(sig.Results().At(0).Type())
}
