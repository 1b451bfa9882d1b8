package ctxlife

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Owners knows the values that own a context: a constructor derives it, puts the
// cancel function into an unexported field of a new struct and returns the struct,
// and methods of the struct call the field. Whoever gets such a value has the duty
// to call one of those methods. Both the constructor and the methods must be in the
// package.
type Owners struct {
	x     *ctxindex.Index
	flows *ctxflow.Package
	made  map[*types.Func]*Owner
	known map[*types.Func]bool // constructors that were looked at
}

// An Owner is what a constructor returns.
type Owner struct {
	Type    *types.Named
	Result  int        // which result of the constructor it is
	Field   *types.Var // holds the cancel function
	Derived *ast.CallExpr
	// Ends are the methods that call the cancel function, directly or by
	// another method, in source order.
	Ends []*types.Func
}

// Owners returns the owning constructors of the package.
func (m *Model) Owners() *Owners {
	return &Owners{x: m.x, flows: m.flows, made: make(map[*types.Func]*Owner), known: make(map[*types.Func]bool)}
}

// Of returns what a call of fn makes its caller own, or nil.
func (o *Owners) Of(fn *types.Func) *Owner {
	if fn == nil || o.known[fn] {
		return o.made[fn]
	}
	o.known[fn] = true
	decl := o.x.Declaration(fn)
	if decl == nil {
		return nil
	}
	result, named := ownable(fn.Signature(), o.x.Pkg)
	if named == nil {
		return nil
	}
	for _, ob := range o.flows.Of(decl).Obligations() {
		own := &Owner{Type: named, Result: result, Derived: ob.Call}
		if ob.How.Ctx < 0 || !o.stored(decl, ob, own) {
			continue
		}
		if own.Ends = o.ends(named, own.Field); len(own.Ends) > 0 && o.returnedOnly(decl, own) {
			o.made[fn] = own
			return own
		}
	}
	return nil
}

// ownable returns the result that may own something: a pointer to a struct of
// the package, or the struct.
func ownable(sig *types.Signature, pkg *types.Package) (int, *types.Named) {
	for i := range sig.Results().Len() {
		if named := structOf(sig.Results().At(i).Type()); named != nil && named.Obj().Pkg() == pkg {
			return i, named
		}
	}
	return 0, nil
}

func structOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return nil
	}
	if _, ok := named.Underlying().(*types.Struct); !ok {
		return nil
	}
	return named.Origin()
}

// stored finds the field of the owner that the cancel function is put into.
func (o *Owners) stored(decl *ctxindex.Func, ob ctxflow.Obligation, own *Owner) bool {
	field := func(id *ast.Ident) {
		if v, ok := o.x.Info.ObjectOf(id).(*types.Var); ok && v.IsField() && !v.Exported() && o.has(own.Type, v) {
			own.Field = v.Origin()
		}
	}
	switch ob.Binding {
	case ctxflow.Stored:
		if sel, ok := ast.Unparen(ob.Target).(*ast.SelectorExpr); ok {
			field(sel.Sel)
		}
	case ctxflow.Local:
		isCancel := func(e ast.Expr) bool {
			id, ok := ast.Unparen(e).(*ast.Ident)
			return ok && o.x.Info.Uses[id] == ob.Var
		}
		ast.Inspect(decl.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && isCancel(n.Value) {
					field(key)
				}
			case *ast.AssignStmt:
				for i, rhs := range n.Rhs {
					if len(n.Lhs) == len(n.Rhs) && isCancel(rhs) {
						if sel, ok := ast.Unparen(n.Lhs[i]).(*ast.SelectorExpr); ok {
							field(sel.Sel)
						}
					}
				}
			case *ast.DeferStmt, *ast.ExprStmt:
				return false // called here, or by a literal: not what is looked for
			}
			return true
		})
	}
	return own.Field != nil
}

func (o *Owners) has(named *types.Named, field *types.Var) bool {
	st := named.Underlying().(*types.Struct)
	for f := range st.Fields() {
		if f == field.Origin() {
			return true
		}
	}
	return false
}

// ends returns the methods that read the field, or call such a method on their
// receiver.
func (o *Owners) ends(named *types.Named, field *types.Var) []*types.Func {
	ends := make(map[*types.Func]bool)
	for changed := true; changed; {
		changed = false
		for _, f := range o.x.Funcs {
			outer := f.Outermost().Obj
			if outer == nil || ends[outer] || outer.Signature().Recv() == nil || structOf(outer.Signature().Recv().Type()) != named {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				id, ok := n.(*ast.Ident)
				if !ok || ends[outer] {
					return !ends[outer]
				}
				switch obj := o.x.Info.Uses[id].(type) {
				case *types.Var:
					ends[outer] = obj.IsField() && obj.Origin() == field
				case *types.Func:
					ends[outer] = ends[obj.Origin()]
				}
				changed = changed || ends[outer]
				return true
			})
		}
	}
	var list []*types.Func
	for _, f := range o.x.Funcs {
		if f.Obj != nil && ends[f.Obj] {
			list = append(list, f.Obj)
		}
	}
	return list
}

// returnedOnly reports whether the constructor shows the owner to nobody but
// its caller and the goroutines of methods that do not end it.
func (o *Owners) returnedOnly(decl *ctxindex.Func, own *Owner) bool {
	body, ok := o.x.Cursor(decl.Body)
	if !ok {
		return false
	}
	for cur := range body.Preorder((*ast.CompositeLit)(nil), (*ast.Ident)(nil)) {
		var e ast.Expr
		switch n := cur.Node().(type) {
		case *ast.CompositeLit:
			e = n
		case *ast.Ident:
			if v, ok := o.x.Info.Uses[n].(*types.Var); !ok || v.IsField() {
				continue
			}
			e = n
		}
		if structOf(o.x.Info.TypeOf(e)) == own.Type && !own.Harmless(o.x, cur) {
			return false
		}
	}
	return true
}

// Harmless reports whether a use of an owner neither ends it nor shows it to
// anybody who might: it is returned or named, a field of it is read or set, or
// a method is called that does not end it.
func (own *Owner) Harmless(x *ctxindex.Index, use inspector.Cursor) bool {
	child, parent := use.Node(), use.Parent()
	for {
		switch n := parent.Node().(type) {
		case *ast.ParenExpr:
		case *ast.UnaryExpr:
			if n.Op != token.AND {
				return true
			}
		case *ast.ReturnStmt:
			return true
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if rhs == child && len(n.Lhs) == len(n.Rhs) {
					_, named := ast.Unparen(n.Lhs[i]).(*ast.Ident)
					return named
				}
			}
			return true // on the left
		case *ast.BinaryExpr:
			return true
		case *ast.SelectorExpr:
			switch obj := x.Info.Uses[n.Sel].(type) {
			case *types.Var:
				return obj.Origin() != own.Field || assigned(parent)
			case *types.Func:
				call, ok := parent.Parent().Node().(*ast.CallExpr)
				return ok && call.Fun == ast.Expr(n) && x.Declaration(obj) != nil && !own.endedBy(obj) && keepsNothing(x, obj)
			}
			return false
		default:
			return false
		}
		child, parent = parent.Node(), parent.Parent()
	}
}

func assigned(sel inspector.Cursor) bool {
	as, ok := sel.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return false
	}
	for _, lhs := range as.Lhs {
		if lhs == sel.Node() {
			return true
		}
	}
	return false
}

func (own *Owner) endedBy(fn *types.Func) bool {
	for _, end := range own.Ends {
		if end == fn.Origin() {
			return true
		}
	}
	return false
}

// keepsNothing reports whether a method mentions its receiver only to get at
// its fields and methods.
func keepsNothing(x *ctxindex.Index, method *types.Func) bool {
	decl := x.Declaration(method)
	recv := decl.Obj.Signature().Recv()
	body, ok := x.Cursor(decl.Body)
	if !ok {
		return false
	}
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		if x.Info.Uses[cur.Node().(*ast.Ident)] != recv {
			continue
		}
		sel, ok := cur.Parent().Node().(*ast.SelectorExpr)
		if !ok {
			return false
		}
		if _, isFunc := x.Info.Uses[sel.Sel].(*types.Func); isFunc {
			call, ok := cur.Parent().Parent().Node().(*ast.CallExpr)
			if !ok || call.Fun != ast.Expr(sel) {
				return false // a method value
			}
		}
	}
	return true
}
