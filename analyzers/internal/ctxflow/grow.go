package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A Growth is a derivation whose parent is, or was made from, what the same
// derivation made before: each time control passes, the context gets deeper.
type Growth struct {
	Call *ast.CallExpr
	How  ctxapi.Derivation
	Stmt ast.Node // the assignment
	// Var is the variable that carries the context from one time to the next.
	Var *types.Var
	// Captured says that Var is a variable of a function around the literal, and
	// the growth is from one run of the literal to the next. Else it is from
	// one turn of a loop to the next.
	Captured bool
}

// Growths returns the derivations of f that feed themselves, in source order.
// It follows assignments between variables, derivations and carriers; what
// goes through fields, or through literals within f, is not followed. A
// context that is reset on every way round feeds nothing.
func (f *Func) Growths() []Growth {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	var growths []Growth
	for _, d := range f.defs {
		call, how, ok := f.step(d)
		if !ok {
			continue
		}
		g := Growth{Call: call, How: how, Stmt: d.node}
		looped := f.InLoop(d.at)
		f.feeders(f.parentExpr(call, how), deepens(how), make(map[feeder]bool), func(e feeder) bool {
			switch {
			case !e.deeper:
			case looped && e.definition == d:
				g.Var = f.carrier(call, how)
			case e.entry && !f.declares(e.v) && f.leaves(e.v, d):
				g.Var, g.Captured = e.v, true
			}
			return g.Var == nil
		})
		if g.Var != nil && !f.takesAddress(g.Var) {
			growths = append(growths, g)
		}
	}
	return growths
}

// step returns the derivation that a definition assigns the context of.
func (f *Func) step(d *definition) (*ast.CallExpr, ctxapi.Derivation, bool) {
	call, ok := ast.Unparen(orNil(d.rhs)).(*ast.CallExpr)
	if !ok {
		return nil, ctxapi.Derivation{}, false
	}
	how, ok := f.derivation(call)
	if !ok || how.Ctx != d.index || how.Kind == ctxapi.Access || how.Kind == ctxapi.Root {
		return nil, how, false
	}
	if how.Parent == ctxapi.Receiver && !how.Known {
		return nil, how, false // it may as well climb: ctx = ctx.Parent()
	}
	return call, how, f.parentExpr(call, how) != nil
}

// A feeder is a definition that an expression is made from: by a derivation on
// the way, or as it is.
type feeder struct {
	*definition
	deeper bool
}

// deepens reports whether a derivation adds a layer. A carrier has none.
func deepens(how ctxapi.Derivation) bool {
	return how.Kind == ctxapi.Derive || how.Kind == ctxapi.Detach
}

// feeders visits the definitions in f that an expression is made from, until
// visit returns false.
func (f *Func) feeders(e ast.Expr, deeper bool, seen map[feeder]bool, visit func(feeder) bool) bool {
	switch e := ast.Unparen(orNil(e)).(type) {
	case *ast.Ident:
		v, ok := f.info().ObjectOf(e).(*types.Var)
		if !ok || !f.vars[v] {
			return true
		}
		at, ok := f.LocatePos(e.Pos())
		if !ok {
			return true
		}
		for _, d := range f.reaching(v, at) {
			from := feeder{d, deeper}
			if seen[from] {
				continue
			}
			seen[from] = true
			if !visit(from) || d.rhs != nil && f.holds(d) && !f.feeders(d.rhs, deeper, seen, visit) {
				return false
			}
		}
	case *ast.CallExpr:
		if f.info().Types[e.Fun].IsType() && len(e.Args) == 1 {
			return f.feeders(e.Args[0], deeper, seen, visit)
		}
		if how, ok := f.derivation(e); ok && how.Ctx >= 0 && how.Kind != ctxapi.Root {
			return f.feeders(f.parentExpr(e, how), deeper || deepens(how), seen, visit)
		}
	case *ast.TypeAssertExpr:
		return f.feeders(e.X, deeper, seen, visit)
	}
	return true
}

// holds reports whether a definition assigns the context that its right-hand
// side makes, and no other of the results.
func (f *Func) holds(d *definition) bool {
	call, ok := ast.Unparen(d.rhs).(*ast.CallExpr)
	if !ok {
		return d.index == 0
	}
	how, ok := f.derivation(call)
	return !ok || how.Ctx == d.index
}

// carrier returns the variable at the root of a derivation's parent.
func (f *Func) carrier(call *ast.CallExpr, how ctxapi.Derivation) *types.Var {
	for e := f.parentExpr(call, how); e != nil; {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			v, _ := f.info().ObjectOf(x).(*types.Var)
			return v
		case *ast.TypeAssertExpr:
			e = x.X
		case *ast.CallExpr:
			how, ok := f.derivation(x)
			switch {
			case ok:
				e = f.parentExpr(x, how)
			case len(x.Args) == 1:
				e = x.Args[0]
			default:
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// leaves reports whether a captured variable has, when the literal returns,
// what definition d made, or something made from it.
func (f *Func) leaves(v *types.Var, d *definition) bool {
	for _, exit := range f.ends() {
		for _, last := range f.reaching(v, exit) {
			found := last == d
			if !found && last.rhs != nil && !last.entry {
				f.feeders(last.rhs, false, make(map[feeder]bool), func(e feeder) bool {
					found = found || e.definition == d
					return !found
				})
			}
			if found {
				return true
			}
		}
	}
	return false
}

// ends returns the points just behind the last nodes of the function: its
// return statements, and where control falls off its end.
func (f *Func) ends() []Point {
	var ends []Point
	for _, b := range f.CFG.Blocks {
		if b.Live && len(b.Succs) == 0 {
			ends = append(ends, Point{int(b.Index), len(b.Nodes)})
		}
	}
	return ends
}

// LoopAround returns the innermost loop statement around a position in f, a
// variable declared within which is not the same in two turns; nil if there is
// none, or v is declared within it.
func (f *Func) LoopAround(pos token.Pos, v *types.Var) ast.Stmt {
	var loop ast.Stmt
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if n == nil || n.End() <= pos || pos < n.Pos() {
			return false
		}
		switch n := n.(type) {
		case *ast.ForStmt:
			if v.Pos() < n.Pos() || n.End() <= v.Pos() {
				loop = n
			}
		case *ast.RangeStmt:
			if v.Pos() < n.Pos() || n.End() <= v.Pos() {
				loop = n
			}
		}
		return true
	})
	return loop
}
