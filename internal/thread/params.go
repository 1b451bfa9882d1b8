package thread

import (
	"go/ast"
	"go/token"
)

// addParameter makes a context the first parameter of a function.
func (p *plan) addParameter(f *fn) {
	typ := f.file.qualifier() + "Context"
	f.file.needsContext = true
	name := p.names[f.name.Pos()]
	params := f.typ.Params
	switch {
	case len(params.List) == 0:
		p.insert(f.file, params.Opening+1, name+" "+typ)
	case len(params.List[0].Names) > 0:
		p.insertFirst(f.file, params.Opening, params.List[0].Pos(), name+" "+typ)
	case f.decl == nil:
		p.insertFirst(f.file, params.Opening, params.List[0].Pos(), typ)
	default:
		// All parameters have names, or none.
		for i, field := range params.List {
			text := "_ "
			if i == 0 {
				text = name + " " + typ + ", _ "
			}
			p.insert(f.file, field.Type.Pos(), text)
		}
	}
}

// nameBlanks gives names to parameters that had none.
func (p *plan) nameBlanks() {
	for typ, b := range p.blanks {
		f := p.prog.file(typ.Pos())
		if len(b.field.Names) == 1 {
			p.replace(f, b.field.Names[0], b.name)
			continue
		}
		for _, field := range typ.Params.List {
			name := "_"
			if field == b.field {
				name = b.name
			}
			p.insert(f, field.Type.Pos(), name+" ")
		}
	}
}

// passes adds the context to the call of a site.
func (p *plan) passes(s *site, expr string) {
	p.calls++
	if s.call == nil {
		value := s.file.text(s.usage.value)
		text := "func() { " + value + "(" + expr + ") }"
		if sig := s.to.obj.Signature(); sig.Results().Len() == 1 {
			text = "func() error { return " + value + "(" + expr + ") }"
		}
		p.replace(s.file, s.usage.value, text)
		return
	}
	args := s.call.Args
	switch {
	case s.usage.kind == method:
		p.insert(s.file, args[0].End(), ", "+expr)
	case len(args) == 0:
		p.insert(s.file, s.call.Lparen+1, expr)
	default:
		p.insertFirst(s.file, s.call.Lparen, args[0].Pos(), expr)
	}
}

// insertFirst puts an element before the first of a list, on a line of its own
// if that is how the list is written.
func (p *plan) insertFirst(f *file, open, first token.Pos, text string) {
	if p.prog.at(open).Line < p.prog.at(first).Line {
		p.insert(f, first, text+",\n")
		return
	}
	p.insert(f, first, text+", ")
}

// An edit replaces a part of a file.
type edit struct {
	from, to int
	text     string
}

func (p *plan) insert(f *file, at token.Pos, text string) { p.edit(f, at, at, text) }

func (p *plan) replace(f *file, n ast.Node, text string) { p.edit(f, n.Pos(), n.End(), text) }

func (p *plan) edit(f *file, from, to token.Pos, text string) {
	e := edit{p.prog.at(from).Offset, p.prog.at(to).Offset, text}
	for _, have := range p.edits[f.name] {
		if have == e {
			return
		}
	}
	p.edits[f.name] = append(p.edits[f.name], e)
}

// text is the source of a node.
func (f *file) text(n ast.Node) string {
	start := f.syntax.FileStart
	return string(f.src[n.Pos()-start : n.End()-start])
}
