package thread

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
)

// A plan is the refactoring in the making.
type plan struct {
	prog   *program
	opts   Options
	target *fn

	gets    map[token.Pos]bool   // functions that get a parameter
	order   []*fn                // the same, in the order they were found
	names   map[token.Pos]string // of their parameters
	blanks  map[*ast.FuncType]blank
	sites   []*site
	reasons []Note
	notes   []Note
	edits   map[string][]edit

	calls, replaced int
}

// A site is where a context has to be passed: a call, or a function value
// that becomes a literal with a call.
type site struct {
	file  *file
	to    *fn
	usage usage
	call  *ast.CallExpr // nil if the value is wrapped
	path  []ast.Node    // from the call or value outwards
	from  source
}

func (s *site) pos() token.Pos { return s.path[0].Pos() }

func newPlan(prog *program, opts Options, target *fn) *plan {
	return &plan{
		prog: prog, opts: opts, target: target,
		gets: map[token.Pos]bool{}, names: map[token.Pos]string{},
		blanks: map[*ast.FuncType]blank{}, edits: map[string][]edit{},
	}
}

// walk goes from the target up through its callers, to those that have a
// context at hand, and collects where one has to be passed.
func (p *plan) walk() error {
	start := p.prog.family(p.target)
	p.reasons = append(p.reasons, p.check(start)...)
	if len(p.reasons) > 0 {
		// Further up there is nothing to learn.
		return p.refused()
	}
	queue := []*family{start}
	done := map[*family]bool{}
	for len(queue) > 0 {
		fam := queue[0]
		queue = queue[1:]
		if done[fam] {
			continue
		}
		done[fam] = true
		for _, m := range fam.members {
			p.gets[m.name.Pos()] = true
			p.order = append(p.order, m)
			for _, u := range p.prog.uses[m.name.Pos()] {
				for _, s := range p.prog.sitesOf(m, u) {
					if up := p.supply(s); up != nil {
						queue = append(queue, up)
					}
					p.sites = append(p.sites, s)
				}
			}
		}
	}
	return nil
}

// sitesOf are the places where a use of a function calls it.
func (p *program) sitesOf(m *fn, u *use) []*site {
	us := p.usage(u)
	if us.kind == wrapped {
		return []*site{{file: u.file, to: m, usage: us, path: u.outer()}}
	}
	var out []*site
	for _, call := range us.calls {
		out = append(out, &site{file: u.file, to: m, usage: us, call: call, path: u.file.enclosing(call)})
	}
	return out
}

// supply finds the context for a site. If only a parameter of the enclosing
// function can be it, that function's family is returned.
func (p *plan) supply(s *site) *family {
	s.from = p.atHand(s)
	if s.from.kind != parameter {
		return nil
	}
	fam := p.prog.family(s.from.fn)
	obstacles := p.check(fam)
	switch {
	case len(obstacles) == 0:
		return fam
	case p.opts.Todo:
		s.from.kind = todo
		p.note(s.pos(), "%s gets context.TODO(): %s", s.to, obstacles[0].Text)
	default:
		for _, o := range obstacles {
			at := p.prog.at(s.pos())
			o.Text += fmt.Sprintf("; it is on the way, because it calls %s (%s:%d)", s.to, base(at.Filename), at.Line)
			p.reject(o)
		}
	}
	return nil
}

func (p *plan) reject(n Note) {
	if !slices.ContainsFunc(p.reasons, func(o Note) bool { return o.Pos == n.Pos }) {
		p.reasons = append(p.reasons, n)
	}
}

func (p *plan) note(at token.Pos, format string, args ...any) {
	p.notes = append(p.notes, Note{p.prog.at(at), fmt.Sprintf(format, args...)})
}

// decide settles what depends on which functions get a parameter, and names
// the parameters.
func (p *plan) decide() {
	for _, f := range p.order {
		p.names[f.name.Pos()] = p.nameFor(f)
	}
	for _, s := range p.sites {
		// A goroutine without a context, in a function that has one now.
		if s.from.kind == background && s.from.fn != nil && p.gets[s.from.fn.name.Pos()] {
			s.from.kind = parameter
		}
	}
}

// refused is the error that says why not, if there is a reason.
func (p *plan) refused() error {
	if len(p.reasons) == 0 {
		return nil
	}
	return &RefusedError{Target: p.target.String(), Reasons: sorted(p.reasons)}
}

// nameFor is the name of the parameter of a function: ctx, if that means
// nothing else there.
func (p *plan) nameFor(f *fn) string {
	for _, name := range []string{"ctx", "goCtx", "stdCtx"} {
		if f.decl == nil || !p.taken(f, name) {
			return name
		}
	}
	p.reject(Note{p.prog.at(f.name.Pos()), fmt.Sprintf("%s uses the name ctx for something else, and goCtx and stdCtx too", f)})
	return "ctx"
}

// taken reports whether a name in a function means something else than a
// context that may give way to the parameter.
func (p *plan) taken(f *fn, name string) bool {
	info := f.file.pkg.TypesInfo
	taken := false
	ast.Inspect(f.decl, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id.Name != name {
			return true
		}
		if def := info.Defs[id]; def != nil {
			taken = taken || !isContext(def.Type()) || !p.yields(f, id)
			return true
		}
		use := info.Uses[id]
		if use == nil || use.Parent() == nil { // a field or method
			return true
		}
		if use.Pos() < f.decl.Pos() || f.decl.End() <= use.Pos() {
			taken = true // the package's
		}
		return true
	})
	return taken
}

// yields reports whether a context that a function declares as ctx can stay
// beside a parameter of that name: it is in a scope of its own, is declared
// together with something else, or is a root that goes.
func (p *plan) yields(f *fn, id *ast.Ident) bool {
	path := f.file.enclosing(id)
	if len(path) < 4 {
		return false
	}
	block, _ := path[2].(*ast.BlockStmt)
	as, ok := path[1].(*ast.AssignStmt)
	if ok && block == f.decl.Body {
		return len(as.Lhs) > 1 && !p.keepsRoot(f, as) || p.goes(f, as)
	}
	if vs, ok := path[1].(*ast.ValueSpec); ok {
		if decl, ok := path[3].(*ast.DeclStmt); ok && slices.Contains(f.decl.Body.List, ast.Stmt(decl)) {
			return p.goes(f, vs)
		}
	}
	return true
}
