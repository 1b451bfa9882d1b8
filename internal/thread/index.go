package thread

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/astutil"

	"github.com/ctxlint/ctxlint/internal/funcname"
)

// A fn is a declared function or method, or a method of an interface.
type fn struct {
	file *file
	name *ast.Ident
	obj  *types.Func
	typ  *ast.FuncType
	decl *ast.FuncDecl // nil for a method of an interface
	recv string        // the name of the receiver's type, or of the interface
}

// String is how a reader would name it: pkg.Func or (*pkg.Type).Method.
func (f *fn) String() string {
	pkg := f.file.pkg.Name
	if f.recv == "" {
		return pkg + "." + f.name.Name
	}
	if _, ptr := f.pointer(); ptr {
		return "(*" + pkg + "." + f.recv + ")." + f.name.Name
	}
	return pkg + "." + f.recv + "." + f.name.Name
}

// local names it within its package.
func (f *fn) local() string {
	if f.recv == "" {
		return f.name.Name
	}
	return f.recv + "." + f.name.Name
}

func (f *fn) pointer() (types.Type, bool) {
	recv := f.obj.Signature().Recv()
	if recv == nil {
		return nil, false
	}
	p, ok := recv.Type().(*types.Pointer)
	return p, ok
}

// A use is an identifier that means a function.
type use struct {
	file *file
	id   *ast.Ident
	path []ast.Node // from the identifier outwards
}

// index finds what is declared and where it is used.
func (p *program) index() {
	for _, f := range p.files {
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				p.declare(&fn{file: f, name: n.Name, typ: n.Type, decl: n, recv: funcname.Receiver(n)})
			case *ast.TypeSpec:
				if it, ok := n.Type.(*ast.InterfaceType); ok {
					p.declareMethods(f, n.Name.Name, it)
				}
			case *ast.InterfaceType:
				p.declareMethods(f, "interface", n)
			}
			return true
		})
	}
	for _, f := range p.files {
		for _, c := range f.syntax.Comments {
			for _, line := range c.List {
				p.addLinkname(f, line)
			}
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if obj, ok := f.pkg.TypesInfo.Uses[id].(*types.Func); ok {
				at := obj.Origin().Pos()
				if p.fns[at] != nil {
					p.uses[at] = append(p.uses[at], &use{file: f, id: id})
				}
			}
			return true
		})
	}
}

// declareMethods enters the methods of an interface, unless they are known by
// a better name.
func (p *program) declareMethods(f *file, name string, it *ast.InterfaceType) {
	for _, m := range it.Methods.List {
		typ, ok := m.Type.(*ast.FuncType)
		if !ok || len(m.Names) != 1 || p.fns[m.Names[0].Pos()] != nil {
			continue
		}
		p.declare(&fn{file: f, name: m.Names[0], typ: typ, recv: name})
	}
}

func (p *program) declare(f *fn) {
	obj, ok := f.file.pkg.TypesInfo.Defs[f.name].(*types.Func)
	if !ok || f.name.Name == "_" {
		return
	}
	f.obj = obj
	p.fns[f.name.Pos()] = f
}

// enclosing is the path from a node outwards.
func (f *file) enclosing(n ast.Node) []ast.Node {
	path, _ := astutil.PathEnclosingInterval(f.syntax, n.Pos(), n.End())
	for len(path) > 0 && path[0] != n {
		path = path[1:]
	}
	return path
}

// outer is the path of the use, from the whole expression that means the
// function: pkg.F, x.M, F[int].
func (u *use) outer() []ast.Node {
	if u.path == nil {
		u.path = u.file.enclosing(u.id)
	}
	path := u.path
	for len(path) > 1 {
		switch parent := path[1].(type) {
		case *ast.SelectorExpr:
			if parent.Sel != path[0] {
				return path
			}
		case *ast.IndexExpr:
			if parent.X != path[0] {
				return path
			}
		case *ast.IndexListExpr:
			if parent.X != path[0] {
				return path
			}
		case *ast.ParenExpr:
		default:
			return path
		}
		path = path[1:]
	}
	return path
}

// declOf is the declared function that a path leads out of, nil for a
// variable of the package.
func (p *program) declOf(path []ast.Node) *fn {
	for _, n := range path {
		if d, ok := n.(*ast.FuncDecl); ok {
			return p.fns[d.Name.Pos()]
		}
	}
	return nil
}

// A linkname is a name that the linker ties to another one.
type linkname struct {
	pos   token.Pos
	file  *file
	names []string
}

func (p *program) addLinkname(f *file, c *ast.Comment) {
	if words := strings.Fields(c.Text); len(words) > 1 && words[0] == "//go:linkname" {
		p.linked = append(p.linked, linkname{c.Pos(), f, words[1:]})
	}
}
