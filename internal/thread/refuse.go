package thread

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func (fam *family) refuse(at token.Position, format string, args ...any) {
	n := Note{at, fmt.Sprintf(format, args...)}
	if !slices.ContainsFunc(fam.obstacles, func(o Note) bool { return o.Pos == at }) { // one reason is enough
		fam.obstacles = append(fam.obstacles, n)
	}
}

func base(name string) string { return filepath.Base(name) }

// check fills in why the family may not change.
func (p *plan) check(fam *family) []Note {
	if fam.checked {
		return fam.obstacles
	}
	fam.checked = true
	for _, m := range fam.members {
		p.checkDeclaration(fam, m)
		p.checkAsked(fam, m)
		p.checkUnloaded(fam, m)
		for _, u := range p.prog.uses[m.name.Pos()] {
			p.checkUse(fam, m, u)
		}
	}
	return fam.obstacles
}

// checkDeclaration looks at the function itself.
func (p *plan) checkDeclaration(fam *family, m *fn) {
	at := p.prog.at(m.name.Pos())
	sig := m.obj.Signature()
	for v := range sig.Params().Variables() {
		if isContext(v.Type()) {
			fam.refuse(at, "%s has a context already, its parameter %s", m, cmpName(v.Name()))
		}
	}
	switch {
	case m.file.cgo:
		fam.refuse(at, "%s is in a file that uses cgo", m)
	case m.file.generated:
		fam.refuse(at, "%s is in a generated file: change what generates it first", m)
	case m.decl != nil && m.decl.Body == nil:
		fam.refuse(at, "%s has no body: assembly or the linker provides it", m)
	}
	if why := rooted(m); why != "" {
		fam.refuse(at, "%s is %s", m, why)
	}
	if p.api(m) && !p.opts.Exported {
		fam.refuse(at, "%s is API that other modules may use: -exported changes it nevertheless", m)
	}
	for _, l := range p.prog.linked {
		full := m.file.pkg.PkgPath + "." + m.name.Name
		if m.recv == "" && (l.file.pkg.PkgPath == m.file.pkg.PkgPath && l.names[0] == m.name.Name || slices.Contains(l.names[1:], full)) {
			fam.refuse(p.prog.at(l.pos), "go:linkname refers to %s", m)
		}
	}
	if why := p.spelled(m.file, m.typ.Pos()); why != "" {
		fam.refuse(at, "%s", why)
	}
}

func cmpName(s string) string {
	if s == "" || s == "_" {
		return "without a name"
	}
	return s
}

// rooted says what a function is that nobody calls with arguments of their
// own, or "".
func rooted(m *fn) string {
	name := m.name.Name
	if m.decl == nil {
		return ""
	}
	if m.recv == "" {
		switch {
		case name == "init":
			return "run by the runtime, which passes no context"
		case name == "main" && m.file.pkg.Name == "main":
			return "where the program starts, which passes no context"
		}
	}
	if !m.file.test {
		return ""
	}
	if m.recv == "" {
		for _, prefix := range []string{"Test", "Benchmark", "Fuzz", "Example"} {
			if testName(name, prefix) {
				return "run by go test, which passes no context"
			}
		}
		return ""
	}
	for _, prefix := range []string{"Test", "Benchmark", "SetUp", "Setup", "TearDown", "BeforeTest", "AfterTest"} {
		if testName(name, prefix) {
			return "run by a test suite, which passes no context"
		}
	}
	return ""
}

func testName(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !unicode.IsLower(r))
}

// api reports whether other modules can name the function.
func (p *plan) api(m *fn) bool {
	pkg := m.file.pkg
	if m.file.test || pkg.Name == "main" || !m.name.IsExported() || slices.Contains(strings.Split(pkg.PkgPath, "/"), "internal") {
		return false
	}
	return m.recv == "" || ast.IsExported(m.recv)
}

// checkAsked looks for interfaces of the standard library that a method's
// type has only with this method: code there may ask for them at run time.
func (p *plan) checkAsked(fam *family, m *fn) {
	recv := m.obj.Signature().Recv()
	if recv == nil || m.decl == nil {
		return
	}
	t := recv.Type()
	if _, ok := t.(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	for _, s := range p.prog.links.std[m.name.Name] {
		if types.Implements(t, s.iface) {
			fam.refuse(p.prog.at(m.name.Pos()), "%s makes its type a %s, and code that asks for that at run time would not find it any more", m, s.name)
			return
		}
	}
	// Package errors asks for these by unnamed interfaces.
	if slices.Contains([]string{"Unwrap", "Is", "As"}, m.name.Name) && types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface)) {
		fam.refuse(p.prog.at(m.name.Pos()), "%s is called by package errors", m)
	}
}

// spelled says why package context can't be named at a place, or "".
func (p *plan) spelled(f *file, at token.Pos) string {
	name := f.contextName()
	if name == "." {
		return ""
	}
	scope := f.pkg.Types.Scope().Innermost(at)
	if scope == nil {
		scope = f.pkg.Types.Scope()
	}
	_, obj := scope.LookupParent(name, at)
	if obj == nil {
		return ""
	}
	if pn, ok := obj.(*types.PkgName); ok && pn.Imported().Path() == "context" {
		return ""
	}
	return fmt.Sprintf("%s means something else here (%s:%d), so package context can't be named", name, base(p.prog.at(obj.Pos()).Filename), p.prog.at(obj.Pos()).Line)
}

// isContext reports whether a type is context.Context.
func isContext(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Context" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context"
}
