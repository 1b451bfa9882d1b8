package thread

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// An unloaded file is one for another platform or other build tags. Only its
// text is known.
type unloaded struct {
	name    string
	imports []string
	places  map[string][]mention
}

// A mention is where an unloaded file has a name.
type mention struct {
	line     int
	selected bool // after a dot
	declared *ast.FuncDecl
}

// addUnloaded reads the files of the program's packages that are left out of
// it, also of packages with no other files.
func (p *program) addUnloaded() {
	seen := map[string]bool{}
	for _, pkg := range p.pkgs {
		for _, name := range pkg.IgnoredFiles {
			if strings.HasSuffix(name, ".go") && !seen[name] {
				seen[name] = true
				if u := p.readUnloaded(name); u != nil {
					p.other = append(p.other, u)
				}
			}
		}
	}
}

func (p *program) readUnloaded(name string) *unloaded {
	src, err := p.read(name)
	if err != nil {
		return nil
	}
	fset := token.NewFileSet()
	syntax, _ := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if syntax == nil {
		return nil // nothing that a compiler would take
	}
	u := &unloaded{name: name, places: map[string][]mention{}}
	for _, s := range syntax.Imports {
		if path, err := strconv.Unquote(s.Path.Value); err == nil {
			u.imports = append(u.imports, path)
		}
	}
	selected, declared := map[*ast.Ident]bool{}, map[*ast.Ident]*ast.FuncDecl{}
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			selected[n.Sel] = true
		case *ast.FuncDecl:
			declared[n.Name] = n
		case *ast.Ident:
			u.places[n.Name] = append(u.places[n.Name], mention{fset.Position(n.Pos()).Line, selected[n], declared[n]})
		}
		return true
	})
	return u
}

// checkUnloaded refuses what a file for another platform seems to call or to
// declare. It goes by the name: the types there are unknown.
func (p *plan) checkUnloaded(fam *family, m *fn) {
	for _, u := range p.prog.other {
		sameDir := filepath.Dir(u.name) == filepath.Dir(m.file.name)
		if !sameDir && !(m.name.IsExported() && slices.Contains(u.imports, m.file.pkg.PkgPath)) {
			continue
		}
		for _, at := range u.places[m.name.Name] {
			if !concerns(at, m, sameDir) {
				continue
			}
			pos := token.Position{Filename: u.name, Line: at.line}
			what := "uses"
			if at.declared != nil {
				what = "declares"
			}
			fam.refuse(pos, "a file that is not built for this platform and these tags %s the name %s: change it by hand first, or choose them by GOOS and -tags",
				what, m.name.Name)
			break
		}
	}
}

// concerns reports whether a mention may be of the function.
func concerns(at mention, m *fn, sameDir bool) bool {
	isMethod := m.obj.Signature().Recv() != nil
	switch {
	case at.declared != nil:
		return sameDir && (at.declared.Recv != nil) == isMethod && at.declared.Type.Params.NumFields() == m.obj.Signature().Params().Len()
	case at.selected:
		return isMethod || !sameDir
	}
	return sameDir && !isMethod
}
