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

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
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
const schema = 1

// A Fact is what callers need to know of a function or method of the module.
// Sets of parameters are bit masks; the receiver is bit 31. A function without
// a fact does nothing that matters, or is not of the module.
type Fact struct {
	Schema   uint8
	Observes uint32 // contexts and carriers that can make it return early
	Keeps    uint32 // contexts, cancel functions and callbacks that it stores, sends or returns
	Asks     uint32 // contexts that it asks why they ended: it is prepared for a dead one
	Drops    uint32 // cancel functions that it neither calls nor keeps
	Calls    uint32 // callbacks that it calls before it returns
	Spawns   uint32 // callbacks that it starts on another goroutine
	Watches  bool   // it asks some context, or a stop channel, whether to go on
	Blocks   bool   // it can wait without bound
	Detach   bool   // //ctxlint:detach
	Values   bool   // //ctxlint:valueonly
	Cleanup  bool   // //ctxlint:cleanup
	Joins    bool   // //ctxlint:joins
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
	mask("observes", f.Observes)
	mask("keeps", f.Keeps)
	mask("asks", f.Asks)
	mask("drops", f.Drops)
	mask("calls", f.Calls)
	mask("spawns", f.Spawns)
	flag("watches", f.Watches)
	flag("blocks", f.Blocks)
	flag("detach", f.Detach)
	flag("valueonly", f.Values)
	flag("cleanup", f.Cleanup)
	flag("joins", f.Joins)
	return strings.Join(parts, " ")
}

// empty reports whether the fact says nothing.
func (f *Fact) empty() bool { return *f == Fact{Schema: f.Schema} }

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
	index *ctxindex.Index
	flow  *ctxflow.Package
	facts map[*types.Func]*Fact // of this package
	pass  *analysis.Pass
}

func run(pass *analysis.Pass) (any, error) {
	s := &Summaries{
		index: pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:  pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		facts: make(map[*types.Func]*Fact),
		pass:  pass,
	}
	if report.Outside(pass) {
		return s, nil
	}
	defer func() {
		if r := recover(); r != nil {
			pass.Report(report.Internal(pass, "ctxsummary", r))
		}
	}()
	s.infer()
	// The importers see facts only after this package is done; rules of this
	// package read s.facts.
	for _, f := range s.index.Funcs {
		if f.Obj == nil {
			continue
		}
		if fact := s.facts[f.Obj]; fact != nil && !fact.empty() {
			fact.Schema = schema
			pass.ExportObjectFact(f.Obj, fact)
		}
	}
	return s, nil
}

// Of returns what is known of a function of the module, nil if nothing is.
func (s *Summaries) Of(fn *types.Func) *Fact {
	if fn == nil {
		return nil
	}
	fn = fn.Origin()
	if fact, ok := s.facts[fn]; ok {
		return fact
	}
	if fn.Pkg() == nil || fn.Pkg() == s.pass.Pkg {
		return nil
	}
	fact := new(Fact)
	if s.pass.ImportObjectFact(fn, fact) && fact.Schema == schema {
		return fact
	}
	return nil
}

// InModule reports whether the body of fn was analysed: it is declared in this
// package, or something is known of it.
func (s *Summaries) InModule(fn *types.Func) bool {
	return fn != nil && (s.index.Declaration(fn) != nil || s.Of(fn) != nil)
}

// DropsCancel implements ctxflow.Effects.
func (s *Summaries) DropsCancel(call *ast.CallExpr, arg int) bool {
	fact := s.Of(s.index.Callee(call))
	return fact != nil && fact.Drops&bit(arg) != 0
}

// Keeps reports whether a call of a function of the module stores the given
// argument beyond the call.
func (s *Summaries) Keeps(call *ast.CallExpr, arg int) bool {
	fact := s.Of(s.index.Callee(call))
	return fact != nil && fact.Keeps&bit(arg) != 0
}

// Asks reports whether a function of the module tells apart why the given
// context ended, and so is prepared for one that has.
func (s *Summaries) Asks(call *ast.CallExpr, arg int) bool {
	fact := s.Of(s.index.Callee(call))
	return fact != nil && fact.Asks&bit(arg) != 0
}

// An Answer is yes, no, or don't know.
type Answer uint8

const (
	// Unknown: the callee's body is not known, and its signature does not tell.
	Unknown Answer = iota
	// No, for certain.
	No
	// Yes, for certain or by the signature.
	Yes
)

// Observes says whether a call can return early because the given argument, a
// context or carrier, ends. Functions outside the module that take a context
// and can fail are taken to observe it, unless they are known to read only its
// values. arg may be ctxapi.Receiver.
func (s *Summaries) Observes(call *ast.CallExpr, arg int) Answer {
	fn, sig := s.index.Callee(call), s.index.Signature(call)
	if sig == nil {
		return Unknown
	}
	if s.index.API.IsValueOnly(fn) {
		return No
	}
	if fact := s.Of(fn); fact != nil {
		switch {
		case fact.Values:
			return No
		case fact.Observes&bit(arg) != 0:
			return Yes
		case fact.Keeps&bit(arg) != 0:
			return Unknown
		}
		return No
	}
	if s.index.Declaration(fn) != nil {
		return No // analysed, and nothing found
	}
	return bySignature(sig, arg)
}

// bySignature judges a function whose body is not known. One that takes a
// context and returns an error or a channel is taken to watch it; one that
// returns neither may be a logger or an accessor.
func bySignature(sig *types.Signature, arg int) Answer {
	if arg >= 0 && arg < sig.Params().Len() && !ctxapi.IsContext(sig.Params().At(arg).Type()) {
		return Unknown // a carrier: it may be watched, or only read
	}
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		if _, ok := t.Underlying().(*types.Chan); ok || ctxapi.IsError(t) {
			return Yes
		}
	}
	return Unknown
}

// Callback says when a call runs the function that it is given as an argument.
func (s *Summaries) Callback(call *ast.CallExpr, arg int) ctxapi.Callback {
	fn := s.index.Callee(call)
	if cb := s.index.API.Callback(fn); cb != ctxapi.CallbackUnknown {
		return cb
	}
	if fact := s.Of(fn); fact != nil {
		b := bit(arg)
		if fact.Calls&b != 0 && (fact.Keeps|fact.Spawns)&b == 0 {
			return ctxapi.CallbackNow
		}
	}
	return ctxapi.CallbackUnknown
}

// Blocks reports whether a call can wait without bound.
func (s *Summaries) Blocks(call *ast.CallExpr) bool {
	fn := s.index.Callee(call)
	if s.index.API.Blocks(fn) {
		return true
	}
	fact := s.Of(fn)
	return fact != nil && fact.Blocks
}

// Watches reports whether a call may ask some context or stop channel whether
// to go on: by its body if that is known, else if it is given a context, or is
// a dynamic call within the module.
func (s *Summaries) Watches(call *ast.CallExpr) Answer {
	fn := s.index.Callee(call)
	if fact := s.Of(fn); fact != nil {
		if fact.Watches {
			return Yes
		}
		return No
	}
	if s.index.Declaration(fn) != nil {
		return No
	}
	if sig := s.index.Signature(call); sig != nil {
		for i := range sig.Params().Len() {
			if ctxapi.IsContext(sig.Params().At(i).Type()) {
				return Yes
			}
		}
	}
	return Unknown
}
