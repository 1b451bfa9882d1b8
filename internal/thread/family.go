package thread

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/refactor/satisfy"
)

// A family is what has to change together: a function alone, or a method with
// all methods that interfaces tie it to.
type family struct {
	members   []*fn
	obstacles []Note // why it may not change
	checked   bool
}

// A link ties a method to another one: a type was used as an interface.
type link struct {
	to      token.Pos   // in the module, or
	foreign *types.Func // elsewhere
	at      token.Pos   // the declaration that relies on it
}

// links holds what ties methods.
type links struct {
	of       map[token.Pos][]link
	asserted []assertion
	std      map[string][]stdInterface // by the name of a method
}

// An assertion asks at run time whether a value has methods.
type assertion struct {
	iface *types.Interface
	at    token.Pos
}

type stdInterface struct {
	name  string
	iface *types.Interface
}

// tie finds out which methods must keep to one signature: those of an
// interface, and those of the types that are used as that interface.
func (p *program) tie() {
	l := &links{of: map[token.Pos][]link{}, std: map[string][]stdInterface{}}
	p.links = l
	for _, f := range p.files {
		if slices.Contains(p.broken, f.pkg) {
			continue
		}
		for _, d := range f.syntax.Decls {
			for c := range constraints(f.pkg.TypesInfo, d) {
				p.tieTypes(c.LHS, c.RHS, d.Pos())
			}
		}
		for id, inst := range f.pkg.TypesInfo.Instances {
			if p.file(id.Pos()) == f {
				p.tieInstance(f.pkg.TypesInfo.Uses[id], inst, id.Pos())
			}
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			l.addAssertions(f.pkg.TypesInfo, n)
			return true
		})
	}
	p.addStd()
}

// constraints are the pairs of an interface and a type that a declaration
// uses as it.
func constraints(info *types.Info, d ast.Decl) (found map[satisfy.Constraint]bool) {
	var finder satisfy.Finder
	// It reimplements part of the type checker and is behind it at times.
	// What it misses, the check of the result does not, but for what is asked
	// at run time.
	defer func() {
		_ = recover()
		found = finder.Result
	}()
	finder.Find(info, []*ast.File{{Decls: []ast.Decl{d}}})
	return finder.Result
}

// tieInstance ties what a type parameter asks for to what it is given.
func (p *program) tieInstance(obj types.Object, inst types.Instance, at token.Pos) {
	if obj == nil {
		return
	}
	var params *types.TypeParamList
	switch t := obj.Type().(type) {
	case *types.Signature:
		params = t.TypeParams()
	case *types.Named:
		params = t.TypeParams()
	}
	for i := range min(params.Len(), inst.TypeArgs.Len()) {
		p.tieTypes(params.At(i).Constraint(), inst.TypeArgs.At(i), at)
	}
}

// tieTypes ties the methods of an interface to those of a type.
func (p *program) tieTypes(iface, t types.Type, at token.Pos) {
	it, ok := iface.Underlying().(*types.Interface)
	if !ok {
		return
	}
	for m := range it.Methods() {
		p.tieMethod(m, t, at)
	}
}

func (p *program) tieMethod(m *types.Func, t types.Type, at token.Pos) {
	obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	have, ok := obj.(*types.Func)
	if !ok {
		return
	}
	p.tieFuncs(m.Origin(), have.Origin(), at)
}

func (p *program) tieFuncs(a, b *types.Func, at token.Pos) {
	add := func(from, to *types.Func) {
		if p.fns[from.Pos()] == nil || from.Pos() == to.Pos() {
			return
		}
		k := link{to: to.Pos(), at: at}
		if p.fns[to.Pos()] == nil {
			k = link{foreign: to, at: at}
		}
		p.links.of[from.Pos()] = append(p.links.of[from.Pos()], k)
	}
	add(a, b)
	add(b, a)
}

// addAssertions notes the interfaces that a node asks a value for.
func (l *links) addAssertions(info *types.Info, n ast.Node) {
	note := func(e ast.Expr) {
		if it, ok := typeOf(info, e).Underlying().(*types.Interface); ok && it.NumMethods() > 0 {
			l.asserted = append(l.asserted, assertion{it, e.Pos()})
		}
	}
	switch n := n.(type) {
	case *ast.TypeAssertExpr:
		if n.Type != nil {
			note(n.Type)
		}
	case *ast.TypeSwitchStmt:
		for _, c := range n.Body.List {
			for _, e := range c.(*ast.CaseClause).List {
				note(e)
			}
		}
	}
}

func typeOf(info *types.Info, e ast.Expr) types.Type {
	if t := info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}

// addStd notes the interfaces of the standard library that code there may ask
// a value for.
func (p *program) addStd() {
	seen := map[string]bool{}
	add := func(name string, t types.Type) {
		if it, ok := t.Underlying().(*types.Interface); ok {
			for m := range it.Methods() {
				p.links.std[m.Name()] = append(p.links.std[m.Name()], stdInterface{name, it})
			}
		}
	}
	add("error", types.Universe.Lookup("error").Type())
	for _, pkg := range p.pkgs {
		for _, imp := range pkg.Types.Imports() {
			first, _, _ := strings.Cut(imp.Path(), "/")
			if seen[imp.Path()] || strings.Contains(first, ".") || p.ours(imp) {
				continue
			}
			seen[imp.Path()] = true
			for _, name := range imp.Scope().Names() {
				if tn, ok := imp.Scope().Lookup(name).(*types.TypeName); ok && tn.Exported() && !generic(tn) {
					add(imp.Path()+"."+name, tn.Type())
				}
			}
		}
	}
}

func generic(tn *types.TypeName) bool {
	n, ok := tn.Type().(*types.Named)
	return ok && n.TypeParams().Len() > 0
}

func (p *program) ours(pkg *types.Package) bool {
	return slices.ContainsFunc(p.pkgs, func(x *packages.Package) bool { return x.PkgPath == pkg.Path() })
}

// family returns what changes with a function.
func (p *program) family(f *fn) *family {
	if fam := p.families[f.name.Pos()]; fam != nil {
		return fam
	}
	fam := &family{}
	queue := []*fn{f}
	for len(queue) > 0 {
		m := queue[0]
		queue = queue[1:]
		if p.families[m.name.Pos()] != nil {
			continue
		}
		p.families[m.name.Pos()] = fam
		fam.members = append(fam.members, m)
		p.tieAsserted(m)
		for _, k := range p.links.of[m.name.Pos()] {
			if k.foreign != nil {
				fam.refuse(p.at(m.name.Pos()), "%s has to stay as %s wants it: %s:%d relies on that",
					m, owner(k.foreign), base(p.at(k.at).Filename), p.at(k.at).Line)
				continue
			}
			queue = append(queue, p.fns[k.to])
		}
	}
	return fam
}

// owner names a method of another module by what has it.
func owner(m *types.Func) string {
	if recv := m.Signature().Recv(); recv != nil {
		if t := types.Unalias(recv.Type()); t != nil {
			return strings.TrimPrefix(types.TypeString(t, (*types.Package).Path), "*")
		}
	}
	return m.FullName()
}

// tieAsserted ties a method to the interfaces that code asks values for at
// run time, where the compiler would not notice a change.
func (p *program) tieAsserted(m *fn) {
	recv := m.obj.Signature().Recv()
	if m.decl == nil || recv == nil {
		return
	}
	t := recv.Type()
	if _, ok := t.(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	for _, a := range p.links.asserted {
		for want := range a.iface.Methods() {
			if want.Name() == m.name.Name && types.Implements(t, a.iface) {
				p.tieFuncs(m.obj, want.Origin(), a.at)
			}
		}
	}
}
