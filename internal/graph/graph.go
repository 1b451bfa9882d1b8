package graph

import (
	"cmp"
	"go/token"
	"slices"
)

// A Graph is how contexts flow through a module.
type Graph struct {
	Funcs  []*Func // by package and place
	Nodes  []*Node // in an order that is the same in each run
	Breaks []Break

	funcs   map[Key]*Func
	slots   map[Slot]*Node
	answers map[Key][]Key // the functions that an interface's method or a variable may be
	bare    map[Key][]Bare
	sources map[Source]*Node
	roots   map[Key][]*Node // by the function that makes them
}

// A Node is a context: a parameter, one that is made or derived, or a field.
type Node struct {
	Kind   Kind
	Source Source // of what stands for callers that are not in sight
	Func   *Func  // the declared function that has it, nil for fields and sources
	Lit    *Func  // of a literal's parameter: the literal
	Text   string
	Limit  string
	Ends   []End
	At     token.Position
	Path   string  // import path of the package that declares a field
	Made   []*Node // what the function of the module that makes it returns
	In     []*Edge
	Out    []*Edge

	// Endless: whatever it is made from, nothing ends it.
	Endless bool
}

// A Source is what hands contexts to functions that no call in sight gives one.
type Source uint8

// The sources.
const (
	NoSource Source = iota
	Requests        // servers of HTTP or RPC
	Commands        // frameworks of command lines
	Callers         // other modules, which may call what is exported
	Callback        // code of other modules that a function was handed to
	Nobody          // no call is in sight
	Leaf            // a call of another module's function, where the context goes
)

// A How says what an edge is.
type How uint8

// The ways in which contexts flow.
const (
	Derives How = iota // one is made from the other
	Passes             // a call hands it over
	Keeps              // it is put in a field
	Returns            // a function that makes it gives it to its callers
	Enters             // from a source
)

// An Edge leads from a context to what it flows into.
type Edge struct {
	How      How
	From, To *Node
	In       *Func // of a call: the declared function around it
	At       token.Position
	Text     string // the argument
	Dynamic  bool   // through an interface or a function value
	Go       bool   // in a goroutine
	Hand     string // the live context at hand, where a root is handed over
}

// New joins what the packages of a module left behind.
func New(packages []*Package) *Graph {
	g := &Graph{
		funcs: map[Key]*Func{}, slots: map[Slot]*Node{}, answers: map[Key][]Key{},
		bare: map[Key][]Bare{}, roots: map[Key][]*Node{}, sources: map[Source]*Node{},
	}
	packages = slices.SortedFunc(slices.Values(packages), func(a, b *Package) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range packages {
		for i := range p.Funcs {
			f := &p.Funcs[i]
			if g.funcs[f.Key] == nil {
				g.funcs[f.Key] = f
				g.Funcs = append(g.Funcs, f)
			}
		}
	}
	slices.SortStableFunc(g.Funcs, func(a, b *Func) int { return cmp.Or(cmp.Compare(a.Path, b.Path), byPlace(a.At, b.At)) })
	g.dispatch(packages)
	g.parameters()
	g.flow(packages)
	g.enter(packages)
	slices.SortStableFunc(g.Nodes, func(a, b *Node) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Source, b.Source), byPlace(a.At, b.At), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text))
	})
	for _, n := range g.Nodes {
		order := func(a, b *Edge) int {
			return cmp.Or(byPlace(a.At, b.At), byPlace(a.To.At, b.To.At), cmp.Compare(a.To.Text, b.To.Text))
		}
		slices.SortStableFunc(n.In, func(a, b *Edge) int { return cmp.Or(byPlace(a.At, b.At), byPlace(a.From.At, b.From.At)) })
		slices.SortStableFunc(n.Out, order)
	}
	g.endless()
	g.findBreaks()
	return g
}

// rank puts first what says most: where contexts certainly begin, before what is not
// in sight.
func (n *Node) rank() int {
	switch {
	case n.Source == Requests, n.Source == Commands:
		return 0
	case n.Source == NoSource && n.Kind == Unknown:
		return 3
	case n.Source == NoSource, n.Source == Leaf:
		return 1
	}
	return 2 + int(n.Source)/int(Nobody)*2
}

func byPlace(a, b token.Position) int {
	return cmp.Or(cmp.Compare(a.Filename, b.Filename), cmp.Compare(a.Offset, b.Offset))
}

// Declared returns the declared function that a literal is in, or f itself.
func (g *Graph) declared(f *Func) *Func {
	if outer := g.funcs[f.In]; outer != nil {
		return outer
	}
	return f
}

// parameters makes a node of each parameter that a context can be passed to.
func (g *Graph) parameters() {
	for _, f := range g.Funcs {
		for _, p := range f.Params {
			n := &Node{Kind: Given, Func: g.declared(f), Text: p.Name, At: f.At}
			if n.Func != f {
				n.Lit = f
			}
			g.slots[Slot{f.Key, p.Index}] = n
			if !f.Abstract {
				g.Nodes = append(g.Nodes, n)
			}
		}
	}
}

// flow adds the contexts that are made, and all edges between contexts.
func (g *Graph) flow(packages []*Package) {
	kept := map[Key]*Node{}
	returned, made := map[Key][]*Node{}, map[*Node]Key{}
	for _, p := range packages {
		nodes := make([]*Node, len(p.Values))
		for i := range p.Values {
			nodes[i] = g.node(p, &p.Values[i], kept)
		}
		for i, v := range p.Values {
			if v.By != "" {
				made[nodes[i]] = v.By
			}
			for _, from := range v.From {
				connect(&Edge{How: Derives, From: nodes[from], To: nodes[i], In: nodes[i].Func, At: v.At})
			}
		}
		for _, s := range p.Stores {
			connect(&Edge{How: Keeps, From: nodes[s.Value], To: g.field(p, s.Field, kept), In: g.funcs[s.In], At: s.At})
		}
		for i := range p.Passes {
			g.pass(&p.Passes[i], nodes[p.Passes[i].Value])
		}
		for _, b := range p.Bare {
			g.bare[b.In] = append(g.bare[b.In], b)
		}
		for _, r := range p.Returns {
			returned[r.In] = append(returned[r.In], nodes[r.Value])
		}
	}
	for _, n := range g.Nodes {
		if key := made[n]; key != "" {
			g.returned(n, returned[key])
		}
	}
}

// returned ties what a function of the module returns to what its callers have. Back
// from a caller's context leads to what the caller gave the function, not to what all
// callers did.
func (g *Graph) returned(n *Node, made []*Node) {
	alone := len(n.In) == 0
	for _, m := range made {
		if m.Kind == Given || m == n {
			continue
		}
		n.Made = append(n.Made, m)
		e := &Edge{How: Returns, From: m, To: n, In: n.Func, At: n.At}
		m.Out = append(m.Out, e)
		if alone {
			n.In = append(n.In, e)
		}
	}
}

func (g *Graph) node(p *Package, v *Value, kept map[Key]*Node) *Node {
	switch v.Kind {
	case Given:
		if n := g.slots[v.Slot]; n != nil {
			return n
		}
	case Kept:
		return g.field(p, v.Field, kept)
	}
	n := &Node{Kind: v.Kind, Func: g.funcs[v.In], Text: v.Text, Limit: v.Limit, Ends: v.Ends, At: v.At}
	if v.Kind == Root {
		g.roots[v.In] = append(g.roots[v.In], n)
	}
	g.Nodes = append(g.Nodes, n)
	return n
}

func (g *Graph) field(p *Package, key Key, kept map[Key]*Node) *Node {
	n := kept[key]
	if n == nil {
		n = &Node{Kind: Kept, Text: p.Fields[key].Name, Path: p.Fields[key].Path}
		kept[key] = n
		g.Nodes = append(g.Nodes, n)
	}
	return n
}

// pass adds where a call hands a context.
func (g *Graph) pass(p *Pass, from *Node) {
	edge := Edge{How: Passes, From: from, In: g.funcs[p.In], At: p.At, Text: p.Text, Go: p.Go, Hand: p.Hand}
	if p.Program {
		edge.To = g.source(Commands)
		connect(&edge)
		return
	}
	fns, dynamic := g.targets(p.To.Func)
	found := false
	for _, f := range fns {
		if to := g.slots[Slot{f.Key, p.To.Param}]; to != nil {
			e := edge
			e.To, e.Dynamic, found = to, dynamic, true
			connect(&e)
		}
	}
	if found && !p.Outside {
		return
	}
	edge.Dynamic = !p.Outside
	leaf := &Node{Source: Leaf, Func: edge.In, Text: p.Name, At: p.At}
	g.Nodes = append(g.Nodes, leaf)
	edge.To = leaf
	connect(&edge)
}

func connect(e *Edge) {
	for _, old := range e.From.Out {
		if old.To == e.To && old.At == e.At && old.How == e.How {
			return
		}
	}
	e.From.Out = append(e.From.Out, e)
	e.To.In = append(e.To.In, e)
}
