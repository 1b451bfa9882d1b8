package thread

import (
	"go/ast"
	"go/token"
	"go/types"
)

// expression is what a site passes, and what a reader should know of it.
func (p *plan) expression(s *site) string {
	src := s.from
	q := s.file.qualifier()
	base := src.expr
	_, body := function(src.level)
	switch src.kind {
	case background:
		s.file.needsContext = true
		return q + "Background()"
	case todo:
		s.file.needsContext = true
		return q + "TODO()"
	case parameter:
		base = p.names[src.fn.name.Pos()]
	}
	switch {
	case s.file.test && src.fate == cleanup:
		// The test's context has ended by then.
		s.file.needsContext = true
		return q + "Background()"
	case s.file.test || src.kind == variable && rootVariable(s.file, body, src.obj):
		return base
	case src.dead:
		p.note(s.pos(), "%s has ended here, so %s gets it without its cancellation", base, s.to)
		return p.detached(s, base)
	case src.fate == deferred:
		// What is deferred cleans up: it could not be canceled so far.
		return p.detached(s, base)
	case src.fate == goroutine && !p.bound(s):
		p.note(s.pos(), "the goroutine may outlive %s, so %s gets it without its cancellation: pass it as it is if its end should stop the goroutine", base, s.to)
		return p.detached(s, base)
	case src.fate == stored:
		p.note(s.pos(), "the func literal is kept for later and captures %s: see that %s lives as long", base, base)
	}
	return base
}

// detached is a context without its cancellation.
func (p *plan) detached(s *site, expr string) string {
	s.file.needsContext = true
	if s.file.goVersion("go1.21") {
		return s.file.qualifier() + "WithoutCancel(" + expr + ")"
	}
	return s.file.qualifier() + "Background()"
}

// bound reports whether a goroutine is to end with the context: its starter
// waits for it, or runs the program, or gives the context to other goroutines.
func (p *plan) bound(s *site) bool {
	if joined(s.file, s.path) {
		return true
	}
	decl := p.prog.declOf(s.path)
	if decl == nil || s.from.kind == carrier {
		return false
	}
	if rooted(decl) != "" {
		return true
	}
	if s.from.obj == nil {
		return false
	}
	info, found := s.file.pkg.TypesInfo, false
	ast.Inspect(decl.decl.Body, func(n ast.Node) bool {
		if g, ok := n.(*ast.GoStmt); ok {
			ast.Inspect(g, func(n ast.Node) bool {
				id, ok := n.(*ast.Ident)
				found = found || ok && info.Uses[id] == s.from.obj
				return true
			})
		}
		return true
	})
	return found
}

// rootVariable reports whether a context of a function is a root in a
// variable, which nothing cancels.
func rootVariable(f *file, body *ast.BlockStmt, v types.Object) bool {
	if v == nil || body == nil {
		return false
	}
	info := f.pkg.TypesInfo
	roots, others := 0, 0
	ast.Inspect(body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for _, l := range as.Lhs {
			id, ok := l.(*ast.Ident)
			switch {
			case !ok || info.Defs[id] != v && info.Uses[id] != v:
			case len(as.Lhs) == 1 && isRoot(info, as.Rhs[0]):
				roots++
			default:
				others++
			}
		}
		return true
	})
	return roots > 0 && others == 0
}

// sharedRoots gives main, or an old test, one variable where it would make
// several roots.
func (p *plan) sharedRoots() map[*site]string {
	byDecl := map[*ast.FuncDecl][]*site{}
	for _, s := range p.sites {
		if s.from.kind != background {
			continue
		}
		if f := p.prog.declOf(s.path); f != nil && rooted(f) != "" && s.from.fate < stored {
			byDecl[f.decl] = append(byDecl[f.decl], s)
		}
	}
	shared := map[*site]string{}
	for decl, sites := range byDecl {
		body := decl.Body
		if len(sites) < 2 || mentions(decl, "ctx", token.NoPos) || p.prog.at(body.Lbrace).Line == p.prog.at(body.List[0].Pos()).Line {
			continue
		}
		f := sites[0].file
		f.needsContext = true
		p.insert(f, body.Lbrace+token.Pos(1), "\n\tctx := "+f.qualifier()+"Background()")
		for _, s := range sites {
			shared[s] = "ctx"
		}
	}
	return shared
}
