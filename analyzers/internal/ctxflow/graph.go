package ctxflow

import (
	"go/ast"
	"go/token"
	"slices"
	"sync"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Point is a place in a function: a node of a block.
type Point struct{ Block, Node int }

// A Graph is a control-flow graph with an answer to where a piece of syntax
// stands in it.
type Graph struct {
	CFG *cfg.CFG

	comms map[ast.Node]bool // select communications, which go/cfg lists as if executed
	nodes []located         // by position
	preds [][]int

	reachOnce sync.Once
	reach     []bitset // blocks that control can come to from the end of a block
	domOnce   sync.Once
	dom       []bitset // blocks that dominate a block, itself included
}

type located struct {
	node  ast.Node
	point Point
}

func newGraph(f *ctxindex.Func, mayReturn func(*ast.CallExpr) bool) *Graph {
	g := &Graph{CFG: cfg.New(f.Body, mayReturn), comms: make(map[ast.Node]bool)}
	for n := range f.Nodes((*ast.CommClause)(nil)) {
		if comm := n.(*ast.CommClause).Comm; comm != nil {
			g.comms[comm] = true
			if e, ok := comm.(*ast.ExprStmt); ok {
				g.comms[e.X] = true
			}
		}
	}
	g.preds = make([][]int, len(g.CFG.Blocks))
	for _, b := range g.CFG.Blocks {
		if !b.Live {
			continue
		}
		for _, s := range b.Succs {
			g.preds[s.Index] = append(g.preds[s.Index], int(b.Index))
		}
		for i, n := range b.Nodes {
			g.nodes = append(g.nodes, located{n, Point{int(b.Index), i}})
		}
	}
	slices.SortStableFunc(g.nodes, func(a, b located) int { return int(a.node.Pos() - b.node.Pos()) })
	return g
}

// Locate returns the point of the smallest node of the graph that contains n.
// It is false for code that control can't reach and for code in literals'
// own bodies only if no node of this graph surrounds the literal.
func (g *Graph) Locate(n ast.Node) (Point, bool) { return g.LocatePos(n.Pos()) }

// LocatePos is Locate for a position.
func (g *Graph) LocatePos(pos token.Pos) (Point, bool) {
	i, _ := slices.BinarySearchFunc(g.nodes, pos+1, func(l located, pos token.Pos) int { return int(l.node.Pos() - pos) })
	best := -1
	for j := i - 1; j >= 0; j-- {
		n := g.nodes[j].node
		if n.Pos() <= pos && pos < n.End() {
			if best < 0 || n.End()-n.Pos() < g.nodes[best].node.End()-g.nodes[best].node.Pos() {
				best = j
			}
		}
		// Nodes seldom nest by more than a few; a generous bound keeps huge
		// functions linear.
		if i-j > 64 && best >= 0 {
			break
		}
	}
	if best < 0 {
		return Point{}, false
	}
	return g.nodes[best].point, true
}

// IsComm reports whether a node of the graph is the communication of a select
// clause. Such a node stands before the select's branches, although at most
// one of them happens.
func (g *Graph) IsComm(n ast.Node) bool { return g.comms[n] }

// Reaches reports whether control can come from just after point a to point b.
func (g *Graph) Reaches(a, b Point) bool {
	if a.Block == b.Block && a.Node < b.Node {
		return true
	}
	return g.blockReaches(a.Block, b.Block)
}

// InLoop reports whether control can come to a point again.
func (g *Graph) InLoop(p Point) bool { return g.blockReaches(p.Block, p.Block) }

// blockReaches reports whether there is a way of at least one edge.
func (g *Graph) blockReaches(a, b int) bool {
	g.reachOnce.Do(func() {
		g.reach = make([]bitset, len(g.CFG.Blocks))
		for _, b := range g.CFG.Blocks {
			if b.Live {
				g.reach[b.Index] = g.from(b)
			}
		}
	})
	return g.reach[a].has(b)
}

func (g *Graph) from(b *cfg.Block) bitset {
	seen := newBitset(len(g.CFG.Blocks))
	stack := slices.Clone(b.Succs)
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !seen.has(int(b.Index)) {
			seen.add(int(b.Index))
			stack = append(stack, b.Succs...)
		}
	}
	return seen
}

// Dominates reports whether every way to b passes a.
func (g *Graph) Dominates(a, b Point) bool {
	if a.Block == b.Block {
		return a.Node <= b.Node
	}
	g.domOnce.Do(g.dominators)
	return g.dom[b.Block].has(a.Block)
}

// dominators iterates to the greatest solution; a function's graph is small
// and nearly in order, so that few rounds are needed.
func (g *Graph) dominators() {
	n := len(g.CFG.Blocks)
	g.dom = make([]bitset, n)
	g.dom[0] = newBitset(n)
	g.dom[0].add(0)
	for changed := true; changed; {
		changed = false
		for _, b := range g.CFG.Blocks[1:] {
			if !b.Live {
				continue
			}
			var dom bitset
			for _, p := range g.preds[b.Index] {
				switch {
				case g.dom[p] == nil:
				case dom == nil:
					dom = g.dom[p].clone()
				default:
					dom.intersect(g.dom[p])
				}
			}
			if dom == nil {
				continue
			}
			dom.add(int(b.Index))
			if !dom.equal(g.dom[b.Index]) {
				g.dom[b.Index] = dom
				changed = true
			}
		}
	}
}

// Exits returns the points where the function returns, in block order.
func (g *Graph) Exits() []Point {
	var exits []Point
	for _, b := range g.CFG.Blocks {
		if b.Live && b.Return() != nil {
			exits = append(exits, Point{int(b.Index), len(b.Nodes) - 1})
		}
	}
	return exits
}

// Syntax returns the node at a point.
func (g *Graph) Syntax(p Point) ast.Node { return g.CFG.Blocks[p.Block].Nodes[p.Node] }

type returning uint8

const (
	undecided returning = iota
	deciding
	returns
	returnsNot
)

// mayReturn tells go/cfg about calls that never return: the table's, and
// functions of this package all of whose paths end in one.
func (p *Package) mayReturn(call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && id.Name == "panic" && p.Index.Info.Types[call.Fun].IsBuiltin() {
		return false
	}
	fn := p.Index.Callee(call)
	if fn == nil {
		return true
	}
	if p.Index.API.NoReturn(fn) {
		return false
	}
	decl := p.Index.Declaration(fn)
	return decl == nil || !p.neverReturns(decl)
}

// NeverReturns reports whether all ways through a function of the package end in a
// call that never returns, or go on forever.
func (p *Package) NeverReturns(f *ctxindex.Func) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.neverReturns(f)
}

func (p *Package) neverReturns(f *ctxindex.Func) bool {
	switch p.returns[f] {
	case deciding, returns: // recursion: assume that it may return
		return false
	case returnsNot:
		return true
	}
	p.returns[f] = deciding
	if p.comesToEnd(f.Body.List) {
		p.returns[f] = returns
		return false
	}
	if cfg.New(f.Body, p.mayReturn).NoReturn() {
		p.returns[f] = returnsNot
		return true
	}
	p.returns[f] = returns
	return false
}

// comesToEnd reports whether there certainly is a way through statements to a
// return or to their end. It saves nearly all functions that are called a graph.
func (p *Package) comesToEnd(list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ReturnStmt:
			return true
		case *ast.ExprStmt:
			if call, ok := s.X.(*ast.CallExpr); ok && !p.mayReturn(call) {
				return false
			}
		case *ast.ForStmt:
			if s.Cond == nil {
				return false
			}
		case *ast.IfStmt:
			if s.Else != nil {
				return false
			}
		case *ast.SwitchStmt:
			if exhaustive(s.Body) {
				return false
			}
		case *ast.TypeSwitchStmt:
			if exhaustive(s.Body) {
				return false
			}
		case *ast.AssignStmt, *ast.DeclStmt, *ast.DeferStmt, *ast.EmptyStmt, *ast.GoStmt, *ast.IncDecStmt, *ast.RangeStmt, *ast.SendStmt:
		default:
			return false
		}
	}
	return true
}

// exhaustive reports whether a switch has a default clause.
func exhaustive(body *ast.BlockStmt) bool {
	return slices.ContainsFunc(body.List, func(s ast.Stmt) bool { return s.(*ast.CaseClause).List == nil })
}
