// Package ctxvalues finds where a package stores values in contexts and looks
// them up, and what is known of the keys: directly or through functions of
// the package that pass a parameter on as the key. It has no facts: what other
// packages do with a key is not known to it, and its users stay silent where
// that could matter.
package ctxvalues

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
)

// Analyzer computes the *Values of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxvalues",
	Doc:        "find the stores and lookups of context values for the rules about them",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer},
	ResultType: reflect.TypeFor[*Values](),
}

// Values are the stores and lookups of one package.
type Values struct {
	Stores  []*Site // in source order, those through wrappers last
	Lookups []*Site

	// Open: some store has a key that is not known, so any key that other
	// code can make may be stored.
	Open bool

	// OpenLookups: the same of lookups, so that any key may be looked up.
	OpenLookups bool

	// Framed are keys that the package also gives a context which keeps values of
	// its own, as those of web frameworks do: it says what they can be.
	Framed []Key

	index    *ctxindex.Index
	vars     map[*types.Var]*definition
	params   map[*types.Var]parameter
	wrappers map[wrapper]bool
}

// A Site is one store or lookup.
type Site struct {
	Store bool // else a lookup
	Call  *ast.CallExpr
	Key   Key
	Value ast.Expr       // what is stored; nil for lookups, or if it is not an argument
	Via   *types.Func    // the function of this package that stores or looks up, nil if Call does
	In    *ctxindex.Func // nil at package level
	Std   bool           // a lookup by the method of context.Context itself

	// Forwarded: the key is a parameter of the function around the site,
	// whose calls are sites of their own.
	Forwarded bool
}

// A parameter is a parameter of a declared function.
type parameter struct {
	fn    *types.Func
	index int
}

// A wrapper is a function that passes parameter key on as the key of a store,
// and parameter value as its value, or as the key of a lookup.
type wrapper struct {
	fn         *types.Func
	store      bool
	key, value int // value is -1 if it is not a parameter
}

func run(pass *analysis.Pass) (any, error) {
	v := &Values{
		index:    pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		params:   make(map[*types.Var]parameter),
		wrappers: make(map[wrapper]bool),
	}
	if srcfile.Outside(pass) {
		return v, nil
	}
	var calls []*ast.CallExpr
	callees := make(map[*types.Func][]*ast.CallExpr)
	v.vars = definitions(v.index)
	for _, f := range v.index.Funcs {
		if f.Obj != nil {
			for i := range f.Sig.Params().Len() {
				v.params[f.Sig.Params().At(i)] = parameter{f.Obj, i}
			}
		}
	}
	for cur := range v.index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if fn := v.callee(call); fn != nil {
			if fn.Pkg() == v.index.Pkg {
				callees[fn] = append(callees[fn], call)
			} else {
				calls = append(calls, call)
			}
			if (isLookup(fn) || isSetter(fn)) && fn.Pkg() == v.index.Pkg {
				calls = append(calls, call)
			}
		}
	}
	for _, call := range calls {
		v.direct(call)
	}
	v.throughWrappers(callees)
	return v, nil
}

// callee also sees through a variable that holds a function for good.
func (v *Values) callee(call *ast.CallExpr) *types.Func {
	if fn := v.index.Callee(call); fn != nil {
		return fn.Origin()
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return nil
	}
	init := v.initOf(v.index.Info.Uses[id])
	if init == nil {
		return nil
	}
	switch init := ast.Unparen(init).(type) {
	case *ast.Ident:
		id = init
	case *ast.SelectorExpr:
		id = init.Sel
	default:
		return nil
	}
	fn, _ := v.index.Info.Uses[id].(*types.Func)
	return fn
}

func (v *Values) direct(call *ast.CallExpr) {
	fn := v.callee(call)
	switch {
	case isSetter(fn) && len(call.Args) == 2:
		v.Framed = append(v.Framed, v.key(call.Args[0]))
	case ctxapi.IsFunc(fn, "context", "WithValue") && len(call.Args) == 3:
		v.add(&Site{Store: true, Call: call, Key: v.key(call.Args[1]), Value: call.Args[2]})
	case isStore(fn) && fn.Pkg() != v.index.Pkg && len(call.Args) >= 2:
		n := len(call.Args)
		v.add(&Site{Store: true, Call: call, Key: v.key(call.Args[n-2]), Value: call.Args[n-1]})
	case isLookup(fn) && len(call.Args) >= 1:
		// The key is the last argument of the method expression
		// context.Context.Value too.
		std := fn.FullName() == "(context.Context).Value"
		v.add(&Site{Call: call, Key: v.key(call.Args[len(call.Args)-1]), Std: std})
	}
}

// isLookup reports whether fn is the Value method of a context type.
func isLookup(fn *types.Func) bool {
	sig := fn.Signature()
	return fn.Name() == "Value" && sig.Recv() != nil &&
		sig.Params().Len() == 1 && isAny(sig.Params().At(0).Type()) &&
		sig.Results().Len() == 1 && isAny(sig.Results().At(0).Type()) &&
		ctxapi.IsContext(sig.Recv().Type())
}

// isStore reports whether fn is the like of context.WithValue that a context
// type of another package has: caddy.Context, say. Here name and signature
// decide, as they do for Value.
func isStore(fn *types.Func) bool {
	sig := fn.Signature()
	return fn.Name() == "WithValue" && sig.Recv() != nil && ctxapi.IsContext(sig.Recv().Type()) &&
		sig.Params().Len() == 2 && isAny(sig.Params().At(0).Type()) && isAny(sig.Params().At(1).Type()) &&
		sig.Results().Len() == 1 && ctxapi.IsContext(sig.Results().At(0).Type())
}

// isSetter reports whether fn is a context's method Set(key, value).
func isSetter(fn *types.Func) bool {
	sig := fn.Signature()
	return fn.Name() == "Set" && sig.Recv() != nil && ctxapi.IsContext(sig.Recv().Type()) &&
		sig.Params().Len() == 2 && isAny(sig.Params().At(1).Type())
}

func isAny(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.Empty()
}

// add notes a site, and the wrapper that it makes of the function around it.
func (v *Values) add(s *Site) {
	s.In = v.index.Enclosing(s.Call)
	if s.Store {
		v.Stores = append(v.Stores, s)
	} else {
		v.Lookups = append(v.Lookups, s)
	}
	if s.Key.Type != nil {
		return
	}
	p, ok := v.params[s.Key.param]
	if !ok || p.fn.Signature().Variadic() || p.fn.Name() == "Value" {
		// Value methods of home-made contexts answer keys of their own.
		v.open(s.Store)
		return
	}
	s.Forwarded = true
	w := wrapper{fn: p.fn, store: s.Store, key: p.index, value: -1}
	if s.Value != nil {
		if id, ok := ast.Unparen(s.Value).(*ast.Ident); ok {
			if obj, ok := v.index.Info.Uses[id].(*types.Var); ok && v.params[obj].fn == p.fn {
				w.value = v.params[obj].index
			}
		}
	}
	if _, known := v.wrappers[w]; !known {
		v.wrappers[w] = false
	}
	// Other packages, and calls of the function as a value, are not seen.
	if p.fn.Exported() || v.index.UsedAsValue(p.fn) {
		v.open(s.Store)
	}
}

func (v *Values) open(store bool) {
	v.Open = v.Open || store
	v.OpenLookups = v.OpenLookups || !store
}

// throughWrappers adds the calls of wrappers until there are no new ones.
func (v *Values) throughWrappers(callees map[*types.Func][]*ast.CallExpr) {
	for again := true; again; {
		again = false
		for _, f := range v.index.Funcs {
			for _, w := range v.pending(f.Obj) {
				v.wrappers[w] = true
				again = true
				for _, call := range callees[w.fn] {
					if len(call.Args) != w.fn.Signature().Params().Len() {
						continue // f(g()), or a method expression
					}
					s := &Site{Store: w.store, Call: call, Key: v.key(call.Args[w.key]), Via: w.fn, Std: true}
					if w.value >= 0 {
						s.Value = call.Args[w.value]
					}
					v.add(s)
				}
			}
		}
	}
}

// pending returns the wrappers of fn whose calls were not looked at.
func (v *Values) pending(fn *types.Func) []wrapper {
	if fn == nil {
		return nil
	}
	var list []wrapper
	for _, store := range []bool{true, false} {
		n := fn.Signature().Params().Len()
		for key := range n {
			for value := -1; value < n; value++ {
				w := wrapper{fn, store, key, value}
				if done, known := v.wrappers[w]; known && !done {
					list = append(list, w)
				}
			}
		}
	}
	return list
}
