package thread

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/types/typeutil"
)

// A root is a call of context.Background or context.TODO.
func isRoot(info *types.Info, e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	callee, ok := typeutil.Callee(info, call).(*types.Func)
	return ok && (callee.FullName() == "context.Background" || callee.FullName() == "context.TODO")
}

// replaceRoots puts the parameter of a function where the function made a
// root, if that is what the root stood for.
func (p *plan) replaceRoots(f *fn) {
	if f.decl == nil || f.decl.Body == nil {
		return
	}
	name := p.names[f.name.Pos()]
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !isRoot(f.file.pkg.TypesInfo, call) {
			return true
		}
		path := f.file.enclosing(call)
		if why := p.stays(f, call, path); why != "" {
			p.note(call.Pos(), "%s stays: %s", f.file.text(call), why)
			return true
		}
		p.replaced++
		if s := redundant(path, name); s != nil && !p.assignedAgain(f, path) {
			p.remove(f.file, s)
			return true
		}
		if callee := receives(f.file.pkg.TypesInfo, path); callee != "" && !f.file.test {
			p.note(call.Pos(), "%s gets ctx instead of a root: see that it does not keep it for longer than the call", callee)
		}
		p.replace(f.file, call, name)
		return true
	})
}

// goes reports whether a declaration of a local context is a root that the
// parameter replaces whole.
func (p *plan) goes(f *fn, decl ast.Node) bool {
	var values []ast.Expr
	switch d := decl.(type) {
	case *ast.AssignStmt:
		values = d.Rhs
	case *ast.ValueSpec:
		values = d.Values
	}
	if len(values) != 1 || !isRoot(f.file.pkg.TypesInfo, values[0]) {
		return false
	}
	call := ast.Unparen(values[0])
	return p.stays(f, call, f.file.enclosing(call)) == ""
}

// keepsRoot reports whether what is declared is made from a root that stays: it would
// take the place of the parameter, which nothing could use any more.
func (p *plan) keepsRoot(f *fn, as *ast.AssignStmt) (keeps bool) {
	for _, e := range as.Rhs {
		ast.Inspect(e, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isRoot(f.file.pkg.TypesInfo, call) {
				keeps = keeps || p.stays(f, call, f.file.enclosing(call)) != ""
			}
			return !keeps
		})
	}
	return keeps
}

// redundant is the statement that a root is all of, if with the parameter it
// would say ctx := ctx.
func redundant(path []ast.Node, name string) ast.Stmt {
	if len(path) < 4 {
		return nil
	}
	switch d := path[1].(type) {
	case *ast.AssignStmt:
		id, ok := d.Lhs[0].(*ast.Ident)
		if _, block := path[2].(*ast.BlockStmt); ok && block && len(d.Lhs) == 1 && d.Tok == token.DEFINE && id.Name == name {
			return d
		}
	case *ast.ValueSpec:
		gen, ok := path[2].(*ast.GenDecl)
		if ok && len(gen.Specs) == 1 && len(d.Names) == 1 && d.Names[0].Name == name {
			s, _ := path[3].(*ast.DeclStmt)
			return s
		}
	}
	return nil
}

// assignedAgain reports whether a context of an inner block is a variable of
// its own.
func (p *plan) assignedAgain(f *fn, path []ast.Node) bool {
	as, ok := path[1].(*ast.AssignStmt)
	if !ok || path[2] == f.decl.Body {
		return false
	}
	info := f.file.pkg.TypesInfo
	v := info.Defs[as.Lhs[0].(*ast.Ident)]
	again := false
	ast.Inspect(path[2], func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok {
			for _, l := range as.Lhs {
				id, ok := l.(*ast.Ident)
				again = again || ok && info.Uses[id] == v
			}
		}
		return true
	})
	return again
}

// stays says why a root is not what the parameter stands for, or "".
func (p *plan) stays(f *fn, call ast.Expr, path []ast.Node) string {
	for _, v := range variables(f.file, call.Pos()) {
		if contextual(v.Type()) && !rootVariable(f.file, f.decl.Body, v) {
			return "the function had " + v.Name() + " here and did not use it"
		}
	}
	for i, n := range path {
		switch n.(type) {
		case *ast.GoStmt:
			if !joined(f.file, path[i:]) {
				return "a goroutine may outlive the call"
			}
		case *ast.DeferStmt:
			return "what is deferred has to run also when ctx is canceled"
		case *ast.FuncLit:
			if fateOf(f.file, path[i:]) >= stored {
				return "the func literal is kept for later"
			}
		}
		if n == f.decl {
			break
		}
	}
	return p.outlives(f, path)
}

// outlives follows a root to where it is kept, directly or derived.
func (p *plan) outlives(f *fn, path []ast.Node) string {
	info := f.file.pkg.TypesInfo
	for i := 1; i < len(path); i++ {
		switch n := path[i].(type) {
		case *ast.CallExpr:
			callee, ok := typeutil.Callee(info, n).(*types.Func)
			if !ok || callee.Pkg() == nil || !derives(callee) {
				return ""
			}
		case *ast.ParenExpr:
		case *ast.ReturnStmt:
			return "it is returned"
		case *ast.KeyValueExpr, *ast.CompositeLit:
			return "it is kept in a value"
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, l := range n.Lhs {
					if id, ok := l.(*ast.Ident); !ok || info.Uses[id] == nil || info.Uses[id].Parent() == f.file.pkg.Types.Scope() {
						return "it is kept in " + types.ExprString(l)
					}
				}
			}
			return keptBy(f, n.Lhs)
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, id := range n.Names {
				names = append(names, id)
			}
			return keptBy(f, names)
		default:
			return ""
		}
	}
	return ""
}

// derives recognises what makes a context of a context: in package context
// and elsewhere, by its result.
func derives(m *types.Func) bool {
	r := m.Signature().Results()
	for v := range r.Variables() {
		if isContext(v.Type()) {
			return true
		}
	}
	return false
}

// keptBy says where the variables of a derived context are kept for longer
// than the function runs.
func keptBy(f *fn, lhs []ast.Expr) string {
	info := f.file.pkg.TypesInfo
	vars := map[types.Object]bool{}
	for _, l := range lhs {
		if id, ok := l.(*ast.Ident); ok {
			if v := info.Defs[id]; v != nil {
				vars[v] = true
			} else if v := info.Uses[id]; v != nil {
				vars[v] = true
			}
		}
	}
	why := ""
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || !vars[info.Uses[id]] || why != "" {
			return true
		}
		path := f.file.enclosing(id)
		switch parent := path[1].(type) {
		case *ast.ReturnStmt:
			why = id.Name + " is returned"
		case *ast.KeyValueExpr, *ast.CompositeLit:
			why = id.Name + " is kept in a value"
		case *ast.AssignStmt:
			for i, r := range parent.Rhs {
				if _, field := parent.Lhs[min(i, len(parent.Lhs)-1)].(*ast.SelectorExpr); r == id && field {
					why = id.Name + " is kept in " + types.ExprString(parent.Lhs[min(i, len(parent.Lhs)-1)])
				}
			}
		}
		for i, n := range path {
			if _, ok := n.(*ast.GoStmt); ok && why == "" && !joined(f.file, path[i:]) {
				why = id.Name + " is used by a goroutine that may outlive the call"
			}
		}
		return true
	})
	return why
}

var maker = regexp.MustCompile(`^(New|Start|Open|Dial|Listen|Connect)`)

// receives names the function that gets a root and by its name makes
// something that lasts.
func receives(info *types.Info, path []ast.Node) string {
	if call, ok := path[1].(*ast.CallExpr); ok {
		if callee, ok := typeutil.Callee(info, call).(*types.Func); ok && maker.MatchString(callee.Name()) {
			return types.ExprString(call.Fun)
		}
	}
	return ""
}

// remove takes out a statement, with its line if it has one.
func (p *plan) remove(f *file, s ast.Stmt) {
	from, to := p.prog.at(s.Pos()).Offset, p.prog.at(s.End()).Offset
	start := bytes.LastIndexByte(f.src[:from], '\n') + 1
	end := len(f.src)
	if i := bytes.IndexByte(f.src[to:], '\n'); i >= 0 {
		end = to + i + 1
	}
	rest := bytes.TrimSpace(f.src[to:end])
	if len(bytes.TrimSpace(f.src[start:from])) == 0 && (len(rest) == 0 || bytes.HasPrefix(rest, []byte("//"))) {
		from, to = start, end
		// A blank line after it separated it from what follows.
		before := bytes.TrimRight(f.src[:start], " \t")
		if next := bytes.IndexByte(f.src[to:], '\n'); next >= 0 && len(bytes.TrimSpace(f.src[to:to+next])) == 0 &&
			(bytes.HasSuffix(before, []byte("{\n")) || bytes.HasSuffix(before, []byte("\n\n"))) {
			to += next + 1
		}
	}
	p.edits[f.name] = append(p.edits[f.name], edit{from, to, ""})
}
