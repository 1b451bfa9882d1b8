package ctxflow

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// A Hand is a context that code can use where it stands.
type Hand struct {
	Var   *types.Var
	Expr  string // how to write it: "ctx", "r.Context()"
	Value *Value // of the context
	Dead  *Death // not nil if it is dead there

	// Crossed are the literals between the place and the function that has
	// the variable, innermost first. A literal that runs later than the
	// function around it may outlive the context.
	Crossed []*Func
}

// Related points at the variable, for the evidence of a finding.
func (h Hand) Related() []analysis.RelatedInformation {
	return []analysis.RelatedInformation{{
		Pos: h.Var.Pos(), End: h.Var.Pos() + token.Pos(len(h.Var.Name())), Message: h.Expr + " is in scope",
	}}
}

// AtHand returns the contexts at hand at a position in f, the nearest first:
// parameters, variables derived from them, captured ones, and what a carrier
// among these gives out. Roots, contexts that may be nil, and those of unknown
// origin are not at hand.
func (f *Func) AtHand(pos token.Pos) []Hand { return f.atHand(pos, f.pkg.trusted) }

// GivenOut returns the contexts that frameworks give out at a position in f, if the
// program has handed them one, though nobody asks for it in this package: see
// [ctxapi.FromProgram].
func (f *Func) GivenOut(pos token.Pos) []Hand {
	return f.atHand(pos, func(t types.Type) bool {
		fn := ctxapi.CarrierMethod(t)
		if fn == nil {
			return false
		}
		p, ok := ctxapi.ProgramOf(fn.Pkg())
		return ok && p.Out == fn.FullName()
	})
}

func (f *Func) atHand(pos token.Pos, trusted func(types.Type) bool) []Hand {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	point, reachable := f.LocatePos(pos)
	if !reachable {
		return nil
	}
	var hands []Hand
	state := f.stateAt(point)
	for _, v := range f.visible(pos) {
		h, ok := f.hand(v, pos, trusted)
		if !ok {
			continue
		}
		if !state.empty() {
			h.Dead = f.deathIn(h.Value, state, point)
		}
		hands = append(hands, h)
	}
	// A context proper is nearer than what a carrier gives out; otherwise the
	// order of visible holds.
	slices.SortStableFunc(hands, func(a, b Hand) int {
		if c := cmp.Compare(len(a.Crossed), len(b.Crossed)); c != 0 {
			return c
		}
		return cmp.Compare(carried(a), carried(b))
	})
	return hands
}

func carried(h Hand) int {
	if ctxapi.IsContext(h.Var.Type()) {
		return 0
	}
	return 1
}

// visible returns the local variables that can be named at a position and
// hold or carry a context, innermost scope first, the latest declared first.
func (f *Func) visible(pos token.Pos) []*types.Var {
	pkg := f.pkg.Index.Pkg.Scope()
	inner := pkg.Innermost(pos)
	var vars []*types.Var
	for s := inner; s != nil && s != pkg && s.Parent() != types.Universe; s = s.Parent() {
		for _, v := range f.pkg.holders(s) {
			if _, found := inner.LookupParent(v.Name(), pos); found == v {
				vars = append(vars, v)
			}
		}
	}
	return vars
}

// holders returns the variables of a scope that hold or carry a context, the latest
// declared first. Many places of a function are asked about.
func (p *Package) holders(s *types.Scope) []*types.Var {
	vars, ok := p.scoped[s]
	if ok {
		return vars
	}
	for _, name := range s.Names() {
		v, ok := s.Lookup(name).(*types.Var)
		if ok && name != "_" && v.Parent() == s && (ctxapi.IsContext(v.Type()) || p.Index.API.IsCarrier(v.Type()) || p.serves(v.Type())) {
			vars = append(vars, v)
		}
	}
	slices.SortFunc(vars, func(a, b *types.Var) int { return cmp.Compare(b.Pos(), a.Pos()) })
	p.scoped[s] = vars
	return vars
}

func (f *Func) hand(v *types.Var, pos token.Pos, trusted func(types.Type) bool) (Hand, bool) {
	h := Hand{Var: v, Expr: v.Name(), Value: f.evalVar(v, pos)}
	if f.pkg.nilable(v) {
		return h, false
	}
	switch {
	case ctxapi.IsContext(v.Type()):
	case f.pkg.serves(v.Type()):
		h.Value = f.pkg.accessed(h.Value, nil)
		h.Expr += "." + ctxapi.RequestMethod(v.Type()).Name() + "().Context()"
	default:
		if ctxapi.IsTesting(v.Type()) && version.Compare(f.goVersion(pos), "go1.24") < 0 {
			return h, false
		}
		if !trusted(v.Type()) {
			return h, false
		}
		h.Value = f.pkg.accessed(h.Value, nil)
		h.Expr += f.pkg.Index.API.Carrier(v.Type()).Suffix()
	}
	for _, o := range h.Value.Origins() {
		if o.Op != Param {
			return h, false
		}
	}
	for g := f; g != nil && !g.declares(v); g = g.parent {
		h.Crossed = append(h.Crossed, g)
	}
	return h, true
}

// serves reports whether a type is what a web framework hands to handlers, an
// interface that gives out the request.
func (p *Package) serves(t types.Type) bool {
	return t != nil && types.IsInterface(t) && !ctxapi.IsContext(t) && !p.Index.API.IsCarrier(t) && ctxapi.RequestMethod(t) != nil
}

// goVersion returns the language version of the file around a position.
func (f *Func) goVersion(pos token.Pos) string {
	x := f.pkg.Index
	for file, v := range x.Info.FileVersions {
		if file.FileStart <= pos && pos <= file.FileEnd && v != "" {
			return v
		}
	}
	if v := x.Pkg.GoVersion(); v != "" {
		return v
	}
	return "go1.25"
}

// nilable reports whether the code compares a variable with nil: whoever wrote
// that expects callers without a context.
func (p *Package) nilable(v *types.Var) bool {
	if p.compared == nil {
		p.compared = make(map[*types.Var]*ast.BinaryExpr)
		for cur := range p.Index.Inspector.Root().Preorder((*ast.BinaryExpr)(nil)) {
			b := cur.Node().(*ast.BinaryExpr)
			if b.Op != token.EQL && b.Op != token.NEQ {
				continue
			}
			for _, e := range [][2]ast.Expr{{b.X, b.Y}, {b.Y, b.X}} {
				id, ok := ast.Unparen(e[0]).(*ast.Ident)
				if !ok || !p.Index.Info.Types[e[1]].IsNil() {
					continue
				}
				if v, ok := p.Index.Info.Uses[id].(*types.Var); ok {
					p.compared[v] = cmp.Or(p.compared[v], b)
				}
			}
		}
	}
	return p.compared[v] != nil
}

// trusted reports whether a carrier is known to give out a context that
// somebody ends. A *cobra.Command and its like hold one only if the program
// handed it in; so a concrete type of another package, the standard library's
// left aside, is trusted only where this package itself asks one for it, or the
// project says so.
func (p *Package) trusted(t types.Type) bool {
	carrier := p.Index.API.Carrier(t)
	if carrier.Said {
		return true
	}
	method := carrier.Method
	switch method.Pkg().Path() {
	case "net/http", "testing", "crypto/tls":
		return true
	case p.Index.Pkg.Path():
		return !p.givesRoot(method)
	}
	if types.IsInterface(t) {
		return true // a gRPC stream, or what an adapter demands
	}
	if p.asked == nil {
		p.asked = make(map[*types.Func]bool)
		for cur := range p.Index.Inspector.Root().Preorder((*ast.SelectorExpr)(nil)) {
			if fn, ok := p.Index.Info.Uses[cur.Node().(*ast.SelectorExpr).Sel].(*types.Func); ok {
				p.asked[fn.Origin()] = true
			}
		}
	}
	return p.asked[method.Origin()]
}

// givesRoot reports whether a method of this package, which gives out a context,
// gives out a root and nothing else: there is no better one to be had from it.
func (p *Package) givesRoot(method *types.Func) bool {
	f := p.Index.Declaration(method)
	if f == nil || len(f.Body.List) != 1 {
		return false
	}
	ret, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return false
	}
	return p.Index.IsRoot(ret.Results[0])
}
