package ctxfirst

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

// A signature declares parameters, in an order that may be the module's own
// choice.
type signature struct {
	c      *checker
	what   string
	typ    *ast.FuncType
	body   *ast.BlockStmt // nil for types
	obj    types.Object   // the function, or the variable, field or type of this signature
	method *types.Func    // the method that is declared, or nil
	params []param

	deprecated bool // its doc comment says so
}

// A param is one parameter. A field that declares two names has two.
type param struct {
	field *ast.Field
	ident *ast.Ident // nil if unnamed
	typ   types.Type
}

func (p param) pos() token.Pos {
	if p.ident != nil {
		return p.ident.Pos()
	}
	return p.field.Type.Pos()
}

func (p param) describe() string {
	if p.ident != nil && p.ident.Name != "_" {
		return p.ident.Name
	}
	return types.ExprString(p.field.Type)
}

// signature describes the declaration that a function type belongs to. The
// second result is false where no declaration gives it a name: conversions,
// literals that are passed on, elements of slices and maps.
func (c *checker) signature(cur inspector.Cursor, typ *ast.FuncType) (*signature, bool) {
	s := &signature{c: c, typ: typ}
	for _, field := range typ.Params.List {
		t := c.TypesInfo.TypeOf(field.Type)
		if len(field.Names) == 0 {
			s.params = append(s.params, param{field, nil, t})
		}
		for _, name := range field.Names {
			s.params = append(s.params, param{field, name, t})
		}
	}
	parent := cur.Parent()
	switch n := parent.Node().(type) {
	case *ast.FuncDecl:
		fn, ok := c.TypesInfo.Defs[n.Name].(*types.Func)
		if !ok || n.Body == nil || linked(n.Doc) { // without a body: assembly
			return nil, false
		}
		s.what, s.body, s.obj = n.Name.Name, n.Body, fn
		s.deprecated = strings.Contains("\n"+n.Doc.Text(), "\nDeprecated: ")
		if n.Recv != nil {
			s.method = fn
		}
	case *ast.FuncLit:
		name := holder(parent)
		if name == nil || name.Name == "_" || c.TypesInfo.Defs[name] == nil {
			return nil, false
		}
		s.what, s.body, s.obj = name.Name, n.Body, c.TypesInfo.Defs[name]
	case *ast.TypeSpec:
		s.what, s.obj = "function type "+n.Name.Name, c.TypesInfo.Defs[n.Name]
	case *ast.Field:
		if len(n.Names) != 1 {
			return nil, false
		}
		s.obj = c.TypesInfo.Defs[n.Names[0]]
		switch parent.Parent().Parent().Node().(type) {
		case *ast.InterfaceType:
			s.what = "method " + n.Names[0].Name
			s.method, _ = s.obj.(*types.Func)
		case *ast.StructType:
			s.what = "the function in field " + n.Names[0].Name
		case *ast.FuncType:
			s.what = "the function in parameter " + n.Names[0].Name
			// A method that is asked for must take this one as it is, too.
			decl, ok := parent.Parent().Parent().Parent().Node().(*ast.FuncDecl)
			if !ok {
				return nil, false
			}
			if fn, ok := c.TypesInfo.Defs[decl.Name].(*types.Func); ok && decl.Recv != nil {
				s.method = fn
			}
		}
	}
	return s, s.what != "" && s.obj != nil
}

// holder returns the variable that a literal defines together with its type:
// load := func(…) {…}, var load = func(…) {…}.
func holder(lit inspector.Cursor) *ast.Ident {
	switch n := lit.Parent().Node().(type) {
	case *ast.AssignStmt:
		if n.Tok == token.DEFINE && len(n.Lhs) == 1 && len(n.Rhs) == 1 {
			name, _ := n.Lhs[0].(*ast.Ident)
			return name
		}
	case *ast.ValueSpec:
		if n.Type == nil && len(n.Names) == 1 && len(n.Values) == 1 {
			return n.Names[0]
		}
	}
	return nil
}

// lead returns how many parameters may come before the context.
func (s *signature) lead() int {
	for i, p := range s.params {
		if !isTesting(p.typ) {
			return i
		}
	}
	return len(s.params)
}

// misplaced returns the index of the first context that follows something
// other than contexts and test handles, or -1. A variadic one is a slice to
// the function, and where the language wants it.
func (s *signature) misplaced() int {
	first := true
	for i := s.lead(); i < len(s.params); i++ {
		if !isContext(s.params[i].typ) {
			first = false
		} else if !first {
			return i
		}
	}
	return -1
}

// receives reports whether the first parameter may stand for a receiver: in
// a function type that a method expression (T).Load or an erased one meets,
// and in a generic function, which cannot be a method.
func (s *signature) receives() bool {
	if len(s.params) < 2 || !isContext(s.params[1].typ) {
		return false
	}
	switch fn, isFunc := s.obj.(*types.Func); {
	case !isFunc && s.body == nil:
	case isFunc && s.body != nil && fn.Signature().TypeParams().Len() > 0:
	default:
		return false
	}
	t := s.params[0].typ
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named, *types.TypeParam:
		return true
	case *types.Interface:
		return t.Empty()
	}
	return false
}

// linked reports whether a directive ties a function to a symbol elsewhere.
func linked(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, line := range doc.List {
		if strings.HasPrefix(line.Text, "//go:linkname ") || strings.HasPrefix(line.Text, "//export ") {
			return true
		}
	}
	return false
}

// forced reports whether somebody else may demand the signature as it is.
func (s *signature) forced() bool {
	if s.receives() {
		return true
	}
	if s.body != nil || s.method == nil || s.obj != s.method {
		// A value that is handed on meets the type of its receiver; that type,
		// if it is the module's, is reported in its own right.
		if _, isType := s.obj.(*types.TypeName); !isType && s.c.uses(s.obj).handedOn {
			return true
		}
	}
	switch {
	case s.method == nil:
		sig, ok := s.c.TypesInfo.TypeOf(s.typ).(*types.Signature)
		return s.body == nil && (!ok || s.c.foreign.MirroredType(sig))
	case types.IsInterface(s.method.Signature().Recv().Type()):
		return s.c.foreign.Mirrored(s.method)
	default:
		return s.c.foreign.Asked(s.method) != nil
	}
}
