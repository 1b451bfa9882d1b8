package ctxvalues

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A Shape says what is known of a key beside its type.
type Shape uint8

const (
	// Unknown: some value of the type.
	Unknown Shape = iota
	// Nil is the nil interface.
	Nil
	// Constant has the value Key.Const.
	Constant
	// Literal is a composite of constants, spelled out in Key.Text.
	Literal
	// Fresh is a pointer to a variable that is made where the key is used.
	Fresh
	// Variable is the pointer that the variable Key.Obj was declared with.
	Variable
)

// A Key is the key of a store or lookup.
type Key struct {
	Expr  ast.Expr   // the argument, as written
	Type  types.Type // the dynamic type; nil if it is not known
	Shape Shape
	Const constant.Value
	Text  string
	Obj   types.Object // the constant or variable that the argument names, if any

	param *types.Var // the parameter that the argument names, if Type is nil
}

// AsString returns the text of a key that is a constant of the predeclared type string.
func (k Key) AsString() (text string, ok bool) {
	if k.Type == nil || k.Shape != Constant || types.Unalias(k.Type) != types.Typ[types.String] {
		return "", false
	}
	return constant.StringVal(k.Const), true
}

// maxChain bounds the declarations through which a key is followed.
const maxChain = 8

// key resolves the argument e.
func (v *Values) key(e ast.Expr) Key {
	k := Key{Expr: ast.Unparen(e)}
	info := v.index.Info
	for range maxChain {
		e = ast.Unparen(e)
		tv := info.Types[e]
		named := v.named(e)
		if k.Obj == nil {
			k.Obj = named
		}
		switch {
		case tv.IsNil():
			k.Shape, k.Type = Nil, types.Typ[types.UntypedNil]
			return k
		case tv.Value != nil:
			k.Shape, k.Type, k.Const = Constant, types.Default(tv.Type), tv.Value
			return k
		}
		if d := v.definition(named); d != nil {
			if d.init == nil {
				k.Type, k.Shape, k.Const = zero(tv.Type)
				k.Text = ""
				return k
			}
			if pointer(tv.Type) && v.allocation(d.init) {
				k.Type, k.Shape, k.Obj = tv.Type, Variable, named
				return k
			}
			if types.IsInterface(tv.Type) || !pointer(tv.Type) && v.settled(d.init) {
				e = d.init
				continue
			}
		}
		if call, ok := e.(*ast.CallExpr); ok && info.Types[call.Fun].IsType() && len(call.Args) == 1 && types.IsInterface(tv.Type) {
			e = call.Args[0]
			continue
		}
		k.unresolved(v, e, tv.Type)
		return k
	}
	return k
}

// unresolved fills in what an expression that names nothing tells.
func (k *Key) unresolved(v *Values, e ast.Expr, t types.Type) {
	if t == nil {
		return
	}
	if types.IsInterface(t) || isTypeParam(t) {
		if id, ok := e.(*ast.Ident); ok {
			k.param, _ = v.index.Info.Uses[id].(*types.Var)
			if d, assigned := v.vars[k.param]; assigned && !d.plain {
				k.param = nil
			}
		}
		return
	}
	k.Type = t
	switch e := e.(type) {
	case *ast.CompositeLit:
		if text, ok := v.literal(e); ok {
			k.Shape, k.Text = Literal, text
		}
	case *ast.UnaryExpr, *ast.CallExpr:
		if v.allocation(e) {
			k.Shape = Fresh
		}
	}
}

// named returns the constant or variable that e names.
func (v *Values) named(e ast.Expr) types.Object {
	var obj types.Object
	switch e := e.(type) {
	case *ast.Ident:
		obj = v.index.Info.Uses[e]
	case *ast.SelectorExpr:
		if _, isField := v.index.Info.Selections[e]; !isField {
			obj = v.index.Info.Uses[e.Sel]
		}
	}
	switch obj.(type) {
	case *types.Const, *types.Var:
		return obj
	}
	return nil
}

// settled reports whether the value of e is the same wherever it is evaluated.
func (v *Values) settled(e ast.Expr) bool {
	e = ast.Unparen(e)
	if v.index.Info.Types[e].Value != nil {
		return true
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return false
	}
	_, ok = v.literal(lit)
	return ok
}

// allocation reports whether e is &T{…} or new(T).
func (v *Values) allocation(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		_, ok := ast.Unparen(e.X).(*ast.CompositeLit)
		return e.Op == token.AND && ok
	case *ast.CallExpr:
		id, ok := ast.Unparen(e.Fun).(*ast.Ident)
		return ok && v.index.Info.Uses[id] == types.Universe.Lookup("new")
	}
	return false
}

// literal spells out a struct literal of constants, without its zero fields.
func (v *Values) literal(lit *ast.CompositeLit) (string, bool) {
	t := v.index.Info.TypeOf(lit)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return "", len(lit.Elts) == 0
	}
	var parts []string
	for i, elt := range lit.Elts {
		name, value := "", elt
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				name = id.Name
			}
			value = kv.Value
		} else if i < st.NumFields() {
			name = st.Field(i).Name()
		}
		tv := v.index.Info.Types[value]
		if tv.Value == nil {
			return "", false
		}
		if !isZero(tv.Value) {
			parts = append(parts, name+":"+tv.Value.ExactString())
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, ","), true
}

func isZero(c constant.Value) bool {
	switch c.Kind() {
	case constant.Bool:
		return !constant.BoolVal(c)
	case constant.String:
		return constant.StringVal(c) == ""
	case constant.Int, constant.Float, constant.Complex:
		return constant.Sign(c) == 0
	}
	return false
}

// zero returns the key that a variable of type t has without a value.
func zero(t types.Type) (types.Type, Shape, constant.Value) {
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return types.Typ[types.UntypedNil], Nil, nil
	case *types.Struct:
		return t, Literal, nil
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return t, Constant, constant.MakeString("")
		case u.Info()&types.IsInteger != 0:
			return t, Constant, constant.MakeInt64(0)
		}
	}
	return t, Unknown, nil
}

func pointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

func isTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

// MayEqual reports whether two keys can be equal, as far as is known.
func (k Key) MayEqual(other Key) bool {
	if k.Type == nil || other.Type == nil {
		return true
	}
	if !types.Identical(k.Type, other.Type) {
		return false
	}
	if k.Shape == Fresh || other.Shape == Fresh {
		return k.ZeroSize() // unspecified by the language
	}
	if k.Shape != other.Shape {
		return true
	}
	switch k.Shape {
	case Constant:
		return constant.Compare(k.Const, token.EQL, other.Const)
	case Literal:
		return k.Text == other.Text
	case Variable:
		return k.Obj == other.Obj || k.ZeroSize()
	}
	return true
}

// MustEqual reports whether two keys are known to be equal.
func (k Key) MustEqual(other Key) bool {
	return k.Type != nil && other.Type != nil && k.Shape != Unknown && k.Shape == other.Shape && k.MayEqual(other)
}

// ZeroSize reports whether the key is a pointer to a type without size:
// whether two such pointers are equal is unspecified.
func (k Key) ZeroSize() bool {
	p, ok := types.Unalias(k.Type).(*types.Pointer)
	return ok && zeroSize(p.Elem())
}

func zeroSize(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			if !zeroSize(f.Type()) {
				return false
			}
		}
		return true
	case *types.Array:
		return u.Len() == 0 || zeroSize(u.Elem())
	}
	return false
}
