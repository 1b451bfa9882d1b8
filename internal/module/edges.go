package module

import (
	"go/types"
	"hash/fnv"
	"io"
)

// An ID stands for a function's [Key]: edges are many, and short.
type ID uint64

// Hash returns the ID of a key.
func Hash(key string) ID {
	h := fnv.New64a()
	_, _ = io.WriteString(h, key) // it never fails
	return ID(h.Sum64())
}

// A Life is a set of what may end a context: callers differ.
type Life uint8

const (
	// Never: a root, or detached, with nothing that ends it.
	Never Life = 1 << iota
	// Call: what a request, a timeout or a cancel function ends.
	Call
	// Test: it ends with a test.
	Test
	// Process: it ends when the program is told to stop.
	Process
	// Unknown: it comes from where it cannot be followed.
	Unknown
	// Request: on some way it is that of a request which is served. It counts beside
	// Call.
	Request
)

// Drivers says which kinds of database drivers a package imports.
type Drivers uint8

const (
	// Embedded: of databases that run within the process.
	Embedded Drivers = 1 << iota
	// Networked: of databases that a server runs.
	Networked
)

// Edges are what one package tells the module.
type Edges struct {
	Path    string
	Main    bool
	Imports []string // packages of the module

	Decls   []Decl
	Values  []ID // functions that are used as values
	Calls   []CallEdge
	Passes  []PassEdge
	Ifaces  [][]Method // method sets of the interfaces that are declared here
	Types   [][]Method // and of the other types
	Foreign []Shape    // of methods that interfaces of other modules ask for
	Framed  []ID       // keys, of strings, that contexts of frameworks are given, see [Framed]
	Keyed   []ID       // keys, of strings, of the context values that it stores or looks up
	Drivers Drivers    // of the databases that it imports, tests left out
	Given   []ID       // what gives out a context that a program has handed in, see [Out]
}

// A Decl is a function or method that the package declares.
type Decl struct {
	ID       ID
	Exported bool
	Run      bool  // other things than calls run it: main, tests, C
	Shape    Shape // of a method, else 0

	// Waits and Ignores have a bit for each parameter: the function is known to
	// return early because the context ends, or known not to, but for what it
	// passes on.
	Waits, Ignores uint32
}

// A CallEdge counts the calls of a function that takes no context.
type CallEdge struct {
	To            ID
	With, Without int // a live context is at hand, or none

	From      ID   // what has the context at hand as a parameter, or gives it out if a program has handed it in
	FromParam int  // [Out] in the latter case
	Served    bool // the context at hand is that of a request

	// Via is the function that calls it and goes on only afterwards, if that has no
	// context but could be given one.
	Via ID
}

// Out stands for a parameter where a framework of another module gives out the
// context that programs of this one have handed in: what it is given there is what
// comes out.
const Out = -1

// A PassEdge is a context that goes into a parameter: one of a certain life, or
// one that the caller was given itself.
type PassEdge struct {
	To    ID
	Param int
	Life  Life // if From is 0

	From      ID
	FromParam int
	Sure      bool // it certainly ends with the one that the caller was given
	Typed     bool // From is a function type, of which the function is a value
}

// A Method is one of a method set: its name and signature, and its function.
type Method struct{ Is, Func ID }

// A Shape is the name of a method and how much goes in and out: enough to say
// that an interface does not ask for a method.
type Shape uint64

// ShapeOf returns the shape of a method.
func ShapeOf(fn *types.Func) Shape {
	h := uint64(14695981039346656037)
	for i := range len(fn.Name()) {
		h = (h ^ uint64(fn.Name()[i])) * 1099511628211
	}
	sig := fn.Signature()
	return Shape((h^uint64(sig.Params().Len()<<8|sig.Results().Len()))*1099511628211 | 1)
}

// Answers is what a method and the interface methods that it implements have in common:
// a name and a signature.
func Answers(fn *types.Func) string { return fn.Id() + types.TypeString(unnamed(fn.Signature()), nil) }

// unnamed returns a signature without the names of its parameters, which no
// interface asks for.
func unnamed(sig *types.Signature) *types.Signature {
	strip := func(tuple *types.Tuple) *types.Tuple {
		var vars []*types.Var
		for v := range tuple.Variables() {
			t := v.Type()
			if callback, ok := t.(*types.Signature); ok {
				t = unnamed(callback)
			}
			vars = append(vars, types.NewParam(0, nil, "", t))
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(nil, nil, nil, strip(sig.Params()), strip(sig.Results()), sig.Variadic())
}
