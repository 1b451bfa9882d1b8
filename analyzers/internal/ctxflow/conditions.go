package ctxflow

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/cfg"
)

// A fact is a condition that is known to hold, or not to, on the way that the
// search has come. A condition that reads the same is taken to have the same
// truth until a variable in it is assigned: code that creates under a
// condition and cleans up under the same one is right.
type fact struct {
	key   string // the condition, in a normal form
	truth bool
	vars  []types.Object // the variables in it
}

// facts are sorted by key and never changed in place: ways share them.
type facts []fact

func (fs facts) with(f fact) facts {
	i, found := slices.BinarySearchFunc(fs, f.key, func(f fact, key string) int { return strings.Compare(f.key, key) })
	fs = slices.Clone(fs)
	if found {
		fs[i] = f
		return fs
	}
	return slices.Insert(fs, i, f)
}

// without forgets what was known of a variable.
func (fs facts) without(v types.Object) facts {
	mentions := func(f fact) bool { return slices.Contains(f.vars, v) }
	if !slices.ContainsFunc(fs, mentions) {
		return fs
	}
	return slices.DeleteFunc(slices.Clone(fs), mentions)
}

func (fs facts) String() string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "%s=%t;", f.key, f.truth)
	}
	return b.String()
}

// leaf brings a condition without logical operators to its normal form, which
// may turn its truth around: x != y is x == y that does not hold, and so is an odd
// number, x%2 == 1, an even one. It is false for constants.
func (f *Func) leaf(cond ast.Expr, truth bool) (fact, bool) {
	cond = ast.Unparen(cond)
	if tv := f.info().Types[cond]; tv.Value != nil {
		return fact{}, false
	}
	text := types.ExprString(cond)
	if b, ok := cond.(*ast.BinaryExpr); ok && (b.Op == token.NEQ || b.Op == token.EQL) {
		text = types.ExprString(b.X) + " == " + types.ExprString(b.Y)
		truth = truth == (b.Op == token.EQL)
		if rem, ok := ast.Unparen(b.X).(*ast.BinaryExpr); ok && rem.Op == token.REM && f.isNumber(rem.Y, 2) && f.isNumber(b.Y, 1) {
			text, truth = types.ExprString(b.X)+" == 0", !truth
		}
	}
	fc := fact{truth: truth}
	ast.Inspect(cond, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := f.info().Uses[id].(*types.Var); ok {
				fc.vars = append(fc.vars, v)
				text = varKey(text, v) // names may be shadowed
			}
		}
		return true
	})
	fc.key = text
	return fc, true
}

func (f *Func) isNumber(e ast.Expr, n int64) bool {
	v := f.info().Types[e].Value
	return v != nil && constant.Compare(constant.ToInt(v), token.EQL, constant.MakeInt64(n))
}

// learn adds what follows from a condition's truth.
func (f *Func) learn(fs facts, cond ast.Expr, truth bool) facts {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return f.learn(fs, e.X, !truth)
		}
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND && truth, e.Op == token.LOR && !truth:
			return f.learn(f.learn(fs, e.X, truth), e.Y, truth)
		case e.Op == token.LAND, e.Op == token.LOR:
			return fs
		}
	}
	if fc, ok := f.leaf(cond, truth); ok {
		return fs.with(fc)
	}
	return fs
}

// decide returns the truth of a condition if the facts imply it.
func (f *Func) decide(fs facts, cond ast.Expr) (truth, known bool) {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			truth, known = f.decide(fs, e.X)
			return !truth, known
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			x, xKnown := f.decide(fs, e.X)
			y, yKnown := f.decide(fs, e.Y)
			decisive := e.Op == token.LOR // one true operand decides ||, a false one &&
			switch {
			case xKnown && x == decisive, yKnown && y == decisive:
				return decisive, true
			}
			return !decisive, xKnown && yKnown
		}
	}
	want, ok := f.leaf(cond, true)
	if !ok {
		return false, false
	}
	for _, have := range fs {
		if have.key == want.key {
			return have.truth == want.truth, true
		}
	}
	return false, false
}

// forget drops what the assignments of a node make uncertain.
func (f *Func) forget(fs facts, n ast.Node) facts {
	f.reassigns(n, func(obj types.Object) { fs = fs.without(obj) })
	return fs
}

// reassigns calls visit for the variables that a node assigns.
func (f *Func) reassigns(n ast.Node, visit func(types.Object)) {
	assign := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if obj := f.info().ObjectOf(id); obj != nil {
				visit(obj)
			}
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, lhs := range n.Lhs {
			assign(lhs)
		}
	case *ast.IncDecStmt:
		assign(n.X)
	case *ast.ValueSpec:
		for _, id := range n.Names {
			assign(id)
		}
	}
}

// update is forget, and notes booleans that are set to a constant: ok = true.
func (f *Func) update(fs facts, n ast.Node) facts {
	fs = f.forget(fs, n)
	as, ok := n.(*ast.AssignStmt)
	if !ok || len(as.Lhs) != len(as.Rhs) || as.Tok != token.ASSIGN && as.Tok != token.DEFINE {
		return fs
	}
	for i, lhs := range as.Lhs {
		id, ok := ast.Unparen(lhs).(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := f.info().ObjectOf(id).(*types.Var)
		if tv := f.info().Types[as.Rhs[i]]; ok && isBool(v.Type()) && tv.Value != nil && !f.takesAddress(v) && !f.pkg.assignedByLiteral(v) {
			fs = fs.with(fact{varKey(id.Name, v), tv.Value.String() == "true", []types.Object{v}})
		}
	}
	return fs
}

// assignedByLiteral reports whether a function literal assigns to a variable
// of a function around it.
func (p *Package) assignedByLiteral(v *types.Var) bool {
	if p.captured == nil {
		p.captured = make(map[*types.Var]bool)
		for cur := range p.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.IncDecStmt)(nil)) {
			var lhs []ast.Expr
			switch n := cur.Node().(type) {
			case *ast.AssignStmt:
				lhs = n.Lhs
			case *ast.IncDecStmt:
				lhs = []ast.Expr{n.X}
			}
			for lit := range cur.Enclosing((*ast.FuncLit)(nil)) {
				for _, e := range lhs {
					if id, ok := ast.Unparen(e).(*ast.Ident); ok {
						v, ok := p.Index.Info.Uses[id].(*types.Var)
						if ok && (v.Pos() < lit.Node().Pos() || v.Pos() >= lit.Node().End()) {
							p.captured[v] = true
						}
					}
				}
				break
			}
		}
	}
	return p.captured[v]
}

// varKey is the normal form of a condition that is just a variable.
func varKey(text string, v *types.Var) string { return fmt.Sprint(text, " ", v.Pos()) }

// enter forgets what a block makes anew at its head.
func (f *Func) enter(fs facts, b *cfg.Block) facts {
	f.entered(b, func(obj types.Object) { fs = fs.without(obj) })
	return fs
}

// entered calls visit for what a block makes anew at its head: range variables.
func (f *Func) entered(b *cfg.Block, visit func(types.Object)) {
	rng, ok := b.Stmt.(*ast.RangeStmt)
	if !ok || b.Kind != cfg.KindRangeBody {
		return
	}
	for _, e := range []ast.Expr{rng.Key, rng.Value} {
		if id, ok := e.(*ast.Ident); ok {
			if obj := f.info().ObjectOf(id); obj != nil {
				visit(obj)
			}
		}
	}
}

// factsAt returns the conditions that certainly hold at a point: those that
// control passed on every way there, and whose variables were not assigned
// since.
func (f *Func) factsAt(at Point) facts {
	var fs facts
	for _, b := range f.CFG.Blocks {
		cond := condition(b, f.info())
		if cond == nil {
			continue
		}
		for i, truth := range []bool{true, false} {
			s := b.Succs[i]
			if len(f.preds[s.Index]) != 1 || !f.Dominates(Point{int(s.Index), 0}, at) {
				continue
			}
			learned := f.learn(nil, cond, truth)
			f.between(int(b.Index), at, func(b *cfg.Block, whole bool) bool {
				if whole {
					for _, obj := range f.assignedIn(b) {
						learned = learned.without(obj)
					}
				} else {
					learned = f.enter(learned, b)
					for _, n := range b.Nodes[:at.Node] {
						learned = f.forget(learned, n)
					}
				}
				return len(learned) > 0
			})
			for _, fc := range learned {
				if len(fc.vars) > 0 {
					fs = fs.with(fc)
				}
			}
		}
	}
	return fs
}

// condition returns the condition by which control leaves a block, or nil. The
// cases of a switch without a tag are conditions; boolean cases of one with a
// tag are so rare that they are taken for conditions too.
func condition(b *cfg.Block, info *types.Info) ast.Expr {
	if !b.Live || len(b.Succs) != 2 || len(b.Nodes) == 0 || b.Succs[0] == b.Succs[1] {
		return nil
	}
	cond, ok := b.Nodes[len(b.Nodes)-1].(ast.Expr)
	if !ok || info.Types[cond].IsType() || !isBool(info.TypeOf(cond)) {
		return nil
	}
	return cond
}

// assignedIn returns the variables that a block assigns, computed once.
func (f *Func) assignedIn(b *cfg.Block) []types.Object {
	if f.assigns == nil {
		f.assigns = make([][]types.Object, len(f.CFG.Blocks))
		for _, b := range f.CFG.Blocks {
			objs := []types.Object{}
			all := func(obj types.Object) { objs = append(objs, obj) }
			f.entered(b, all)
			for _, n := range b.Nodes {
				f.reassigns(n, all)
			}
			f.assigns[b.Index] = objs
		}
	}
	return f.assigns[b.Index]
}

// A Condition is an expression whose truth is known at a point.
type Condition struct {
	Expr  ast.Expr
	Truth bool
}

// Conditions returns what the branches on every way to a point have decided,
// in the order of their blocks. Variables in them may have changed since.
func (f *Func) Conditions(at Point) []Condition {
	var conds []Condition
	for _, b := range f.CFG.Blocks {
		cond := condition(b, f.info())
		if cond == nil {
			continue
		}
		for i, truth := range []bool{true, false} {
			s := b.Succs[i]
			if len(f.preds[s.Index]) == 1 && f.Dominates(Point{int(s.Index), 0}, at) {
				conds = append(conds, Condition{ast.Unparen(cond), truth})
			}
		}
	}
	return conds
}
