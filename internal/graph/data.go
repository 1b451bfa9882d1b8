// Package graph is how contexts flow through a module: where they are made, what
// is derived from them, which calls pass them on, and where the chain breaks.
//
// Packages are read one at a time and forgotten; each leaves a [Package] behind,
// plain data with strings for keys, and [New] joins them. It is for people who
// ask, not for rules: what may flow somewhere is an edge, and contexts of
// different calls of a function are not told apart.
package graph

import "go/token"

// A Key names what can be called, so that all packages mean the same by it: a
// function or method by its full name, a literal, or a variable that holds a
// function, by its place.
type Key string

// A Package is what one package tells.
type Package struct {
	Path     string
	Funcs    []Func
	Values   []Value // by their IDs
	Passes   []Pass
	Binds    []Bind
	Stores   []Store
	Bare     []Bare
	Types    [][]Method // the method sets of its types
	Ifaces   [][]Method // and of interfaces that it declares or calls
	Fields   map[Key]Field
	Returns  []Return
	Handlers []Key // functions that it hands to other modules
}

// A Func is what a context can be passed to.
type Func struct {
	Key      Key
	Name     string // as a reader would name it: pkg.Func, (*pkg.Type).Method
	Path     string // import path of its package
	Pkg      string // name of its package
	Local    string // Func or Type.Method
	In       Key    // of a literal: the declared function around it
	At, End  token.Position
	Params   []Param
	Abstract bool // a method of an interface
	Exported bool // other modules may call it
}

// A Param is a parameter that is a context or carries one.
type Param struct {
	Index int // -1 for the receiver
	Name  string
	Entry Entry // what gives it, if that is no call in the module
}

// An Entry says what hands a function its context when no call in sight does.
type Entry uint8

// The entries.
const (
	None    Entry = iota
	Request       // an HTTP or RPC server
	Command       // a framework for command lines
)

// A Kind says how a context comes to be.
type Kind uint8

// The kinds.
const (
	Unknown  Kind = iota // from where it can't be followed
	Given                // a parameter
	Root                 // context.Background, context.TODO, or a function that makes one
	Canceled             // derived, with a cancel function
	Timed                // derived, with a deadline
	Signaled             // ended by a signal
	Grouped              // of an errgroup
	Derived              // by a function known by its signature
	Valued               // derived, with a value
	Detached             // context.WithoutCancel, or a function that does it
	Kept                 // a field or a package-level variable
	Served               // what a framework's own context holds
)

// A Value is a context that code of the package has in its hands.
type Value struct {
	ID    int
	Kind  Kind
	In    Key    // the declared function that makes it; empty at package level
	Text  string // the expression that makes it
	At    token.Position
	From  []int // what it may be made from
	Slot  Slot  // of a parameter
	Field Key   // of what is kept
	Limit string
	Ends  []End
	By    Key // the function of the module that makes it
}

// A Slot is a parameter of what can be called.
type Slot struct {
	Func  Key
	Param int
}

// An End is a place where the cancel function of a derivation is called, or is
// handed on to what may call it.
type End struct {
	Text string
	At   token.Position
	Lost bool // it is not called: nothing has it
}

// A Field is a field or a package-level variable.
type Field struct{ Name, Path string }

// A Return is a context that a function gives its callers.
type Return struct {
	In    Key
	Value int
}

// A Pass is a call that hands over a context.
type Pass struct {
	In      Key // the declared function around the call
	At      token.Position
	To      Slot
	Outside bool   // the callee belongs to another module
	Name    string // of a callee outside
	Value   int
	Text    string // the argument
	Go      bool   // in a goroutine
	Hand    string // the live context at hand, where it is given a root
	Program bool   // a framework is handed it, for the commands that it runs
}

// A Bind says that a variable may hold a function, or what another variable holds.
type Bind struct{ Var, To Key }

// A Store keeps a context in a field or a package-level variable.
type Store struct {
	Field Key
	Value int
	In    Key
	At    token.Position
}

// A Bare is a call of a function of the module that takes no context.
type Bare struct {
	In   Key
	At   token.Position
	To   Key
	Hand string // the live context at hand, if there is one
	Go   bool
}

// A Method is one of a method set: its name and signature, and its function.
type Method struct {
	Is   string
	Func Key
}
