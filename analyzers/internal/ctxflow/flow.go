// Package ctxflow is the value graph of contexts inside a function: what a
// context is made from, which cancel ends it, at which points it is dead, and
// whether every path calls the cancel. It works on go/cfg graphs for the few
// variables that hold contexts, carriers, cancel functions and what was asked
// of them; there is no SSA, and no fact, so no driver loads dependencies from
// source because of it. Wherever a value can't be followed it is Unknown, and
// rules are silent about Unknown.
package ctxflow

import (
	"go/ast"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
)

// Analyzer computes the *Package of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxflow",
	Doc:        "value graph and lifetimes of contexts within each function",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
}

// A Package gives out the flow of each function, computed on demand: most
// functions of most packages have nothing to do with contexts. Its methods
// and those of its functions may be called concurrently.
type Package struct {
	Index *ctxindex.Index

	mu      sync.Mutex
	funcs   map[*ctxindex.Func]*Func
	returns map[*ctxindex.Func]returning // whether a declared function may return
	derives map[*ctxindex.Func]bool      // see Derives

	values  int // number of values made, for their IDs
	defs    int
	unknown *Value
	access  map[accessKey]*Value
	fields  map[fieldKey]*Value
	globals map[*types.Var]*Value
	bases   map[*types.Var]*Value
	scoped  map[*types.Scope][]*types.Var // see holders

	addressed  map[*types.Var]bool            // variables whose address is taken
	reassigned map[*types.Var]int             // assignments after the declaration
	compared   map[*types.Var]*ast.BinaryExpr // variables compared with nil, and where first
	asked      map[*types.Func]bool           // methods that the package mentions
	pairs      map[*types.Var]*types.Var      // contexts of cancel functions in fields, see paired
	captured   map[*types.Var]bool            // variables that a literal assigns to from outside
	reads      map[*types.Var]bool            // function-typed fields and globals: whether read
}

func run(pass *analysis.Pass) (any, error) {
	p := &Package{
		Index:   pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		funcs:   make(map[*ctxindex.Func]*Func),
		returns: make(map[*ctxindex.Func]returning),
		derives: make(map[*ctxindex.Func]bool),
		access:  make(map[accessKey]*Value),
		fields:  make(map[fieldKey]*Value),
		globals: make(map[*types.Var]*Value),
		bases:   make(map[*types.Var]*Value),
		scoped:  make(map[*types.Scope][]*types.Var),
	}
	p.unknown = p.newValue(Unknown, nil)
	if srcfile.Outside(pass) {
		return p, nil
	}
	return p, nil
}

// Of returns the flow of a function.
func (p *Package) Of(f *ctxindex.Func) *Func {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.of(f)
}

func (p *Package) of(f *ctxindex.Func) *Func {
	if fl, ok := p.funcs[f]; ok {
		return fl
	}
	fl := &Func{Func: f, pkg: p, calls: make(map[*ast.CallExpr]*Value), phis: make(map[string]*Value)}
	p.funcs[f] = fl // before its parts: literals and their functions look at each other
	if f.Parent != nil {
		fl.parent = p.of(f.Parent)
	}
	fl.Graph = newGraph(f, p.mayReturn)
	fl.collect()
	fl.reach()
	return fl
}

// A Func is the flow of one function or literal.
type Func struct {
	*ctxindex.Func
	*Graph

	pkg    *Package
	parent *Func

	vars  map[*types.Var]bool  // variables with definitions here
	defs  []*definition        // in order of blocks and nodes
	byVar map[*types.Var][]int // those of a variable, as indexes
	in    []bitset             // definitions that reach each block
	calls map[*ast.CallExpr]*Value
	phis  map[string]*Value

	fieldStores map[types.Object][]*definition
	assigns     [][]types.Object             // by block, what it assigns
	foreigns    map[*types.Var][]*definition // by variable, what literals assign
	lives       *lifetimes                   // computed on demand
	deferred    *[]Death                     // likewise
	duties      *[]Obligation                // likewise
	lost        map[Point][]Death            // likewise, by exit
}

// Package returns the package that f belongs to.
func (f *Func) Package() *Package { return f.pkg }

// ParentFlow returns the flow of the function around a literal, or nil.
func (f *Func) ParentFlow() *Func { return f.parent }

// Literals returns f and the literals around it, without the declared function:
// none if f is that.
func (f *Func) Literals() []*Func {
	var lits []*Func
	for ; f.parent != nil; f = f.parent {
		lits = append(lits, f)
	}
	return lits
}

// Below returns the literals from f out to outer, which is left out.
func (f *Func) Below(outer *Func) []*Func {
	var lits []*Func
	for ; f != nil && f.Func != outer.Func; f = f.parent {
		lits = append(lits, f)
	}
	return lits
}

// Eval returns the value of a context-like expression of f where it stands.
// The expression must lie in f itself, not in a literal within it.
func (f *Func) Eval(e ast.Expr) *Value {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	return f.eval(e)
}
