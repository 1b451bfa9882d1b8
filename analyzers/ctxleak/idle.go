package ctxleak

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// A shown says who may have seen a context by the time it is given up.
type shown uint8

const (
	somebody shown = iota
	perhaps        // nobody is given it, but it lies in an object that others may have
	nobody
)

// held is what leads to a context: variables that are or hold it, and objects in a field
// of which it lies, whose other fields don't lead to it.
type held struct {
	objs   map[types.Object]bool
	bases  map[types.Object]bool
	around bool // another field of an object was used, which may lead to the object
}

// idle reports whether a context that is given up at a return keeps nothing
// alive: it was made from a bare root and has no deadline, and until then it was
// only put into a variable, or a new object, that nobody else has seen.
func (c *checker) idle(ob ctxflow.Obligation, until ast.Node) shown {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || ob.How.Timed || !ob.How.Known || ob.How.Ctx >= len(as.Lhs) || ob.How.Parent < 0 || ob.How.Parent >= len(ob.Call.Args) {
		return somebody
	}
	if v := ob.In.Eval(ob.Call.Args[ob.How.Parent]); v.Op != ctxflow.Root {
		return somebody
	}
	held := &held{objs: make(map[types.Object]bool), bases: make(map[types.Object]bool)}
	if ob.Var != nil {
		held.objs[ob.Var] = true
	}
	from, own := as.End(), true
	for _, lhs := range as.Lhs {
		switch lhs := ast.Unparen(lhs).(type) {
		case *ast.Ident:
			held.objs[c.TypesInfo.ObjectOf(lhs)] = true
		case *ast.SelectorExpr:
			id, ok := ast.Unparen(lhs.X).(*ast.Ident)
			if !ok {
				return somebody
			}
			base := c.TypesInfo.ObjectOf(id)
			held.objs[c.TypesInfo.ObjectOf(lhs.Sel)], held.bases[base] = true, true
			made := c.newObject(ob.In, base)
			if own = own && made != nil; own {
				from = min(from, made.End())
			}
		default:
			return somebody
		}
	}
	idle := true
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if n == nil || n.End() <= from || n.Pos() >= until.Pos() || !idle {
			return idle && n != nil && n.End() > from
		}
		switch n := n.(type) {
		case *ast.CallExpr:
			idle = !c.shows(n, held)
		case *ast.FuncLit, *ast.GoStmt, *ast.SendStmt:
			idle = !c.mentionsAny(n, held)
		case *ast.AssignStmt:
			idle = c.holds(n, held)
		}
		return idle
	})
	switch {
	case !idle:
		return somebody
	case !own || held.around:
		return perhaps
	}
	return nobody
}

// newObject returns the statement by which a function makes an object for a variable of
// its own, or nil.
func (c *checker) newObject(f *ctxflow.Func, base types.Object) ast.Stmt {
	for n := range f.Nodes((*ast.AssignStmt)(nil)) {
		as := n.(*ast.AssignStmt)
		for i, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); !ok || c.TypesInfo.Defs[id] != base || len(as.Rhs) != len(as.Lhs) {
				continue
			}
			e := ast.Unparen(as.Rhs[i])
			if u, ok := e.(*ast.UnaryExpr); ok {
				e = u.X
			}
			if _, ok := e.(*ast.CompositeLit); ok {
				return as
			}
		}
	}
	return nil
}

// shows reports whether a call may see what is held. Reading the Done channel
// of a context shows it to nobody.
func (c *checker) shows(call *ast.CallExpr, held *held) bool {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && len(call.Args) == 0 && sel.Sel.Name == "Done" {
		if _, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
			return false
		}
	}
	for _, arg := range call.Args {
		if c.mentionsAny(arg, held) {
			return true
		}
	}
	return c.mentionsAny(call.Fun, held)
}

// holds notes the local variables that take what is held; it reports false if
// something else does.
func (c *checker) holds(as *ast.AssignStmt, held *held) bool {
	mentioned := false
	for _, rhs := range as.Rhs {
		mentioned = mentioned || c.mentionsAny(rhs, held)
	}
	if !mentioned {
		return true
	}
	for _, lhs := range as.Lhs {
		id, ok := lhs.(*ast.Ident)
		if !ok || as.Tok != token.DEFINE {
			return false
		}
		if obj := c.TypesInfo.ObjectOf(id); obj != nil && ctxapi.CanHold(obj.Type()) {
			held.objs[obj] = true
		}
	}
	return true
}

// mentionsAny reports whether a node names what is held. A name or a number out
// of it is not it.
func (c *checker) mentionsAny(n ast.Node, held *held) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			can := ctxapi.CanHold(c.TypesInfo.TypeOf(n))
			if c.TypesInfo.Types[n].IsValue() && !can {
				return false
			}
			id, _ := ast.Unparen(n.X).(*ast.Ident)
			if field := c.TypesInfo.Selections[n]; id != nil && held.bases[c.TypesInfo.Uses[id]] && field != nil && field.Kind() == types.FieldVal {
				found = found || held.objs[field.Obj()]
				held.around = held.around || can
				return false
			}
		case *ast.Ident:
			found = found || held.objs[c.TypesInfo.Uses[n]] || held.bases[c.TypesInfo.Uses[n]]
		}
		return !found
	})
	return found
}
