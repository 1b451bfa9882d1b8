package thread

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Where a context comes from.
type sourceKind int

const (
	variable   sourceKind = iota // a context in scope
	carrier                      // something that has one: a request, a test
	parameter                    // of the enclosing function, which gets it
	background                   // nowhere: the place is a root
	todo                         // nowhere, and it should
)

// A source says which context a site passes.
type source struct {
	kind  sourceKind
	expr  string // of a variable or carrier
	obj   types.Object
	fn    *fn // the declared function that the site is in
	fate  fate
	dead  bool // it has ended there
	test  bool // it is a test's own
	level ast.Node
}

// atHand finds the context for a site: from the innermost function outwards
// the nearest variable, or something that has a context.
func (p *plan) atHand(s *site) source {
	runs := inPlace
	if s.call == nil {
		runs = fateOf(s.file, s.path)
	} else if len(s.path) > 1 {
		runs = statement(s.path[1])
	}
	var ended, tests *source
	level := runs
	decl := p.prog.declOf(s.path)
	for i, n := range s.path {
		typ, body := function(n)
		if body == nil || i == 0 {
			continue
		}
		src := p.inFunction(s, n, typ)
		if src != nil {
			src.fate, src.fn, src.level = level, decl, n
			switch {
			case src.dead && ended == nil:
				ended = src
			case src.test && tests == nil:
				tests = src
			case !src.dead && !src.test:
				if tests == nil || !parallel(s.path[:i]) {
					return *src
				}
			}
		}
		if lit, ok := n.(*ast.FuncLit); ok {
			level = max(level, fateOf(s.file, s.path[slices.Index(s.path, ast.Node(lit)):]))
		}
	}
	switch {
	case tests != nil:
		return *tests
	case ended != nil:
		return *ended
	}
	return p.nowhere(s, decl, level)
}

// nowhere decides for a site without any context.
func (p *plan) nowhere(s *site, decl *fn, runs fate) source {
	src := source{kind: parameter, fn: decl, fate: runs}
	switch {
	case decl == nil || rooted(decl) != "":
		src.kind = background
	case runs == goroutine && !s.file.test && !joined(s.file, s.path):
		src.kind = background
	case runs == cleanup:
		src.kind = background
	}
	if src.kind == background && runs == goroutine && decl != nil && rooted(decl) == "" {
		p.note(s.pos(), "the goroutine gets context.Background(), as its starter has no context: pass one if something should stop it")
	}
	if src.kind == background && (decl == nil || rooted(decl) != "") {
		src.fn = nil
	}
	if src.kind == parameter && runs == stored {
		if p.opts.Todo {
			src.kind = todo
			p.note(s.pos(), "%s gets context.TODO(): the func literal is kept for later, and has no context", s.to)
		} else {
			p.reject(Note{p.prog.at(s.pos()), s.to.String() + " is called by a func literal that is kept for later, and there is no context that lives as long: -todo passes context.TODO()"})
			src.kind = todo
		}
	}
	return src
}

func function(n ast.Node) (*ast.FuncType, *ast.BlockStmt) {
	switch n := n.(type) {
	case *ast.FuncLit:
		return n.Type, n.Body
	case *ast.FuncDecl:
		return n.Type, n.Body
	}
	return nil, nil
}

// inFunction looks for a context that one of the functions around a site
// declares.
func (p *plan) inFunction(s *site, fun ast.Node, typ *ast.FuncType) *source {
	_, body := function(fun)
	var live, ended []*types.Var
	for _, v := range variables(s.file, s.pos()) {
		if v.Pos() < fun.Pos() || fun.End() <= v.Pos() || within(s.path, v.Pos(), fun) {
			continue
		}
		if !contextual(v.Type()) {
			continue
		}
		if over(s.file, body, v, s.path, fun) {
			ended = append(ended, v)
		} else {
			live = append(live, v)
		}
	}
	if v := best(live); v != nil {
		return &source{kind: variable, expr: v.Name(), obj: v}
	}
	if src := p.carried(s, fun, typ); src != nil {
		return src
	}
	if v := best(ended); v != nil {
		return &source{kind: variable, expr: v.Name(), obj: v, dead: true}
	}
	return nil
}

// within reports whether a position is in a function that lies between the
// site and fun.
func within(path []ast.Node, at token.Pos, fun ast.Node) bool {
	for _, n := range path {
		if n == fun {
			return false
		}
		if lit, ok := n.(*ast.FuncLit); ok && lit.Pos() <= at && at < lit.End() {
			return true
		}
	}
	return false
}

// variables are the local variables that are visible at a position.
func variables(f *file, at token.Pos) []*types.Var {
	pkg := f.pkg.Types.Scope()
	inner := pkg.Innermost(at)
	var out []*types.Var
	for s := inner; s != nil && s.Parent() != pkg && s != pkg; s = s.Parent() {
		for _, name := range s.Names() {
			v, ok := s.Lookup(name).(*types.Var)
			if !ok || name == "_" {
				continue
			}
			if _, visible := inner.LookupParent(name, at); visible == v {
				out = append(out, v)
			}
		}
	}
	return out
}

// best chooses among several contexts: the one called ctx, or the latest.
func best(list []*types.Var) *types.Var {
	var found *types.Var
	for _, v := range list {
		switch {
		case found == nil, v.Name() == "ctx", found.Name() != "ctx" && v.Pos() > found.Pos():
			found = v
		}
	}
	return found
}

// contextual reports whether values of a type are contexts and nothing that
// looks like one: context.Context, or what embeds it.
func contextual(t types.Type) bool {
	if isContext(t) {
		return true
	}
	named := t
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		named = ptr.Elem()
	}
	switch u := named.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			if f.Embedded() && isContext(f.Type()) {
				it, ok := f.Type().Underlying().(*types.Interface)
				return ok && types.Implements(t, it)
			}
		}
	case *types.Interface:
		for e := range u.EmbeddedTypes() {
			if isContext(e) {
				return true
			}
		}
	}
	return false
}
