package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A definition gives a variable a value at a point.
type definition struct {
	id    int
	v     *types.Var
	at    Point    // entry definitions have Node -1
	node  ast.Node // the assignment, spec, parameter or range
	rhs   ast.Expr // what is assigned; nil if it can't be said
	index int      // which result of rhs, if it is a call with several
	entry bool     // the value on entry: a parameter, or a captured variable
	zero  bool     // declared without a value
	in    *Func
	value *Value // once evaluated
	busy  bool   // being evaluated
}

// collect finds the variables that matter and their definitions: variables
// declared in f, and captured ones that f assigns to.
func (f *Func) collect() {
	f.vars = make(map[*types.Var]bool)
	f.parameters()
	for _, b := range f.CFG.Blocks {
		if !b.Live {
			continue
		}
		f.rangeVars(b)
		for i, n := range b.Nodes {
			f.define(n, Point{int(b.Index), i})
		}
	}
	// A captured variable that is assigned here has, until then, the value
	// that it has outside.
	for v := range f.assignedOuter() {
		f.defs = append(f.defs, &definition{id: f.pkg.nextDef(), v: v, in: f, at: Point{0, -1}, entry: true})
	}
}

func (p *Package) nextDef() int { p.defs++; return p.defs }

func (f *Func) assignedOuter() map[*types.Var]bool {
	outer := make(map[*types.Var]bool)
	for _, d := range f.defs {
		if !d.entry && !f.declares(d.v) {
			outer[d.v] = true
		}
	}
	return outer
}

// declares reports whether v is declared within f: a parameter, result or
// local variable, not one of a function around it.
func (f *Func) declares(v *types.Var) bool {
	return f.Func.Node.Pos() <= v.Pos() && v.Pos() < f.Func.Node.End()
}

func (f *Func) parameters() {
	add := func(v *types.Var, zero bool) {
		if v != nil && f.interesting(v) {
			f.vars[v] = true
			f.defs = append(f.defs, &definition{id: f.pkg.nextDef(), v: v, in: f, at: Point{0, -1}, entry: !zero, zero: zero})
		}
	}
	if recv := f.Sig.Recv(); recv != nil && f.Obj != nil {
		add(recv, false)
	}
	for i := range f.Sig.Params().Len() {
		add(f.Sig.Params().At(i), false)
	}
	for i := range f.Sig.Results().Len() {
		if v := f.Sig.Results().At(i); v.Name() != "" {
			add(v, true)
		}
	}
}

// interesting reports whether a variable can hold what the graph follows.
func (f *Func) interesting(v *types.Var) bool {
	t := v.Type()
	return f.pkg.Index.API.IsContext(t) || ctxapi.IsCancelFunc(t) || f.pkg.Index.API.IsCarrier(t) || f.pkg.Index.API.IsLazy(t) || f.pkg.serves(t)
}

func (f *Func) define(n ast.Node, at Point) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
			return
		}
		for i, lhs := range n.Lhs {
			rhs, index := operand(n.Rhs, len(n.Lhs), i)
			f.assign(lhs, rhs, index, n, at)
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			rhs, index := operand(n.Values, len(n.Names), i)
			v, _ := f.pkg.Index.Info.Defs[name].(*types.Var)
			f.add(v, &definition{at: at, node: n, rhs: rhs, index: index, zero: len(n.Values) == 0})
		}
	}
}

// operand returns what the i-th of n variables is assigned.
func operand(rhs []ast.Expr, n, i int) (ast.Expr, int) {
	switch len(rhs) {
	case n:
		return rhs[i], 0
	case 1:
		return rhs[0], i
	}
	return nil, 0
}

func (f *Func) assign(lhs, rhs ast.Expr, index int, node ast.Node, at Point) {
	id, ok := ast.Unparen(lhs).(*ast.Ident)
	if !ok {
		return
	}
	v, _ := f.pkg.Index.Info.ObjectOf(id).(*types.Var)
	if f.comms[node] {
		rhs = nil // a received value can't be followed
	}
	f.add(v, &definition{at: at, node: node, rhs: rhs, index: index})
}

func (f *Func) add(v *types.Var, d *definition) {
	if v == nil || v.IsField() || v.Parent() == f.pkg.Index.Pkg.Scope() {
		return
	}
	if !f.vars[v] && !f.interesting(v) && !f.asked(d) {
		return
	}
	f.vars[v] = true
	d.id, d.v, d.in = f.pkg.nextDef(), v, f
	f.defs = append(f.defs, d)
}

// asked reports whether a definition holds something asked of a context (its
// Done channel, its error) or a group or func() that came with one, for
// variables whose type does not say so.
func (f *Func) asked(d *definition) bool {
	call, ok := ast.Unparen(orNil(d.rhs)).(*ast.CallExpr)
	if !ok {
		return false
	}
	if f.query(call) != Unknown {
		return true
	}
	how, ok := f.derivation(call)
	return ok && (how.Group == d.index && how.Group >= 0 || how.Cancel == d.index && how.Cancel >= 0)
}

func orNil(e ast.Expr) ast.Expr {
	if e == nil {
		return &ast.BadExpr{}
	}
	return e
}

// rangeVars defines the variables of a range loop where they get a new value:
// at the head of each turn.
func (f *Func) rangeVars(b *cfg.Block) {
	rng, ok := b.Stmt.(*ast.RangeStmt)
	if !ok || b.Kind != cfg.KindRangeBody {
		return
	}
	for _, lhs := range []ast.Expr{rng.Key, rng.Value} {
		if lhs != nil {
			f.assign(lhs, nil, 0, rng, Point{int(b.Index), -1})
		}
	}
}

// reach computes which definitions reach the start of each block.
func (f *Func) reach() {
	n := len(f.CFG.Blocks)
	f.in = make([]bitset, n)
	if len(f.defs) == 0 {
		return
	}
	// Every definition of a variable must be considered, so a variable that
	// turned out to matter late gets its earlier definitions here.
	f.late()
	f.byVar = make(map[*types.Var][]int)
	for i, d := range f.defs {
		f.byVar[d.v] = append(f.byVar[d.v], i)
	}
	gen, kill := make([]bitset, n), make([]bitset, n)
	out := make([]bitset, n)
	for b := range n {
		gen[b], kill[b], out[b] = newBitset(len(f.defs)), newBitset(len(f.defs)), newBitset(len(f.defs))
		f.in[b] = newBitset(len(f.defs))
	}
	for i, d := range f.defs {
		b := d.at.Block
		for _, j := range f.byVar[d.v] {
			if j != i {
				kill[b].add(j)
			}
		}
	}
	for i := range f.last() {
		gen[f.defs[i].at.Block].add(i)
	}
	for changed := true; changed; {
		changed = false
		for _, b := range f.CFG.Blocks {
			if !b.Live {
				continue
			}
			i := int(b.Index)
			for _, p := range f.preds[i] {
				f.in[i].union(out[p])
			}
			o := f.in[i].clone()
			for w := range o {
				o[w] &^= kill[i][w]
			}
			o.union(gen[i])
			if !o.equal(out[i]) {
				out[i] = o
				changed = true
			}
		}
	}
}

// last returns the definitions that hold at the end of their blocks, by index.
func (f *Func) last() map[int]bool {
	type place struct {
		v     *types.Var
		block int
	}
	latest := make(map[place]int)
	for i, d := range f.defs {
		at := place{d.v, d.at.Block}
		if j, ok := latest[at]; !ok || f.defs[j].at.Node <= d.at.Node {
			latest[at] = i
		}
	}
	last := make(map[int]bool, len(latest))
	for _, i := range latest {
		last[i] = true
	}
	return last
}

// late adds definitions that came before the first one which showed that the
// variable matters, such as var err error before err = ctx.Err().
func (f *Func) late() {
	have := make(map[*types.Var]map[ast.Node]bool)
	for _, d := range f.defs {
		if have[d.v] == nil {
			have[d.v] = make(map[ast.Node]bool)
		}
		have[d.v][d.node] = true
	}
	before := f.defs
	f.defs = nil
	for _, b := range f.CFG.Blocks {
		if !b.Live {
			continue
		}
		f.rangeVars(b)
		for i, n := range b.Nodes {
			f.define(n, Point{int(b.Index), i})
		}
	}
	for _, d := range f.defs {
		if !have[d.v][d.node] {
			before = append(before, d)
		}
	}
	f.defs = before
}
