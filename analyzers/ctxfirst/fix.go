package ctxfirst

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// reorder moves the contexts of a signature to the front, in its declaration
// and in every call. It offers nothing unless every use is known, is a call,
// and stands in the declaration's own file.
func (c *checker) reorder(s *signature) *report.Fix {
	if s.body == nil || s.obj.Exported() || c.hiddenUses(s) {
		return nil
	}
	file := c.File(s.typ.Pos())
	src, err := c.ReadFile(c.Fset.File(s.typ.Pos()).Name())
	if file == nil || err != nil {
		return nil
	}
	p := permuter{fset: c.Fset, file: file, src: src}
	var edits []analysis.TextEdit
	if id := c.misnamed(s); id != nil && id == s.params[s.misplaced()].ident {
		rename := c.rename(s, id, c.TypesInfo.Defs[id])
		if rename == nil {
			return nil // the name that is asked for is taken
		}
		// The declaration moves, with its new name.
		p.renamed = id
		edits = slices.DeleteFunc(rename.Edits, func(e analysis.TextEdit) bool { return e.Pos == id.Pos() })
	}
	moves, ok := p.permute(nodes(s.typ.Params.List), s.fieldOrder())
	edits = append(edits, moves...)
	calls := c.uses(s.obj).calls
	for _, call := range calls {
		if !ok || c.File(call.Pos()) != file || nested(call, calls) {
			return nil
		}
		// Whatever comes after the last context stays, a variadic tail too.
		order := s.argOrder()
		if len(call.Args) < len(order) {
			return nil // f(g()), where g has several results
		}
		var more []analysis.TextEdit
		more, ok = p.permute(nodes(call.Args[:len(order)]), order)
		edits = append(edits, more...)
	}
	if !ok {
		return nil
	}
	return &report.Fix{Message: "make the context the first parameter, here and in every call", Edits: edits}
}

// hiddenUses reports whether there may be uses that this package does not
// show: in files of another platform, or through an interface.
func (c *checker) hiddenUses(s *signature) bool {
	for _, name := range c.IgnoredFiles {
		if strings.HasSuffix(name, ".go") {
			return true
		}
	}
	if s.method == nil {
		return false
	}
	for _, obj := range c.TypesInfo.Defs {
		fn, ok := obj.(*types.Func)
		if ok && fn != s.method && fn.Name() == s.method.Name() && types.IsInterface(receiverOf(fn)) {
			return true
		}
	}
	return false
}

func receiverOf(fn *types.Func) types.Type {
	if recv := fn.Signature().Recv(); recv != nil {
		return recv.Type()
	}
	return types.Typ[types.Invalid]
}

// nested reports whether another of the calls stands in an argument of call.
func nested(call *ast.CallExpr, calls []*ast.CallExpr) bool {
	for _, other := range calls {
		if other != call && call.Lparen < other.Pos() && other.End() <= call.Rparen {
			return true
		}
	}
	return false
}

// fieldOrder returns which field belongs at each place: test handles,
// contexts, the rest.
func (s *signature) fieldOrder() []int {
	var handles, contexts, rest []int
	for i, field := range s.typ.Params.List {
		t := s.c.TypesInfo.TypeOf(field.Type)
		switch {
		case isContext(t):
			contexts = append(contexts, i)
		case isTesting(t) && len(contexts)+len(rest) == 0:
			handles = append(handles, i)
		default:
			rest = append(rest, i)
		}
	}
	return append(append(handles, contexts...), rest...)
}

// argOrder is fieldOrder for arguments, up to the last one that moves.
func (s *signature) argOrder() []int {
	var first []int // first[i]: the argument of field i's first name
	n := 0
	for _, field := range s.typ.Params.List {
		first = append(first, n)
		n += max(1, len(field.Names))
	}
	var order []int
	for _, i := range s.fieldOrder() {
		for j := range max(1, len(s.typ.Params.List[i].Names)) {
			order = append(order, first[i]+j)
		}
	}
	for len(order) > 0 && order[len(order)-1] == len(order)-1 {
		order = order[:len(order)-1]
	}
	return order
}

func nodes[N ast.Node](list []N) []ast.Node {
	out := make([]ast.Node, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}

// A permuter exchanges the texts of nodes of one file.
type permuter struct {
	fset *token.FileSet
	file *ast.File
	src  []byte

	renamed *ast.Ident // becomes ctx where it is moved; or nil
}

// permute puts the text of nodes[order[i]] in the place of nodes[i]. The
// layout between them stays; it gives up where that would not be formatted
// well: comments, or nodes of several lines that do not all start in one.
func (p permuter) permute(nodes []ast.Node, order []int) ([]analysis.TextEdit, bool) {
	if len(nodes) == 0 {
		return nil, true
	}
	start, end := nodes[0].Pos(), nodes[len(nodes)-1].End()
	for _, group := range p.file.Comments {
		if start < group.End() && group.Pos() < end {
			return nil, false
		}
	}
	oneStart, oneLine := true, true
	for _, n := range nodes {
		oneStart = oneStart && p.line(n.Pos()) == p.line(nodes[0].Pos())
		oneLine = oneLine && p.line(n.Pos()) == p.line(n.End())
	}
	if !oneStart && !oneLine {
		return nil, false
	}
	var edits []analysis.TextEdit
	for i, from := range order {
		if i != from {
			edits = append(edits, edit.Replace(nodes[i], p.text(nodes[from])))
		}
	}
	return edits, true
}

func (p permuter) line(pos token.Pos) int { return p.fset.PositionFor(pos, false).Line }

func (p permuter) text(n ast.Node) string {
	f := p.fset.File(n.Pos())
	if id := p.renamed; id != nil && n.Pos() == id.Pos() {
		return "ctx" + string(p.src[f.Offset(id.End()):f.Offset(n.End())])
	}
	return string(p.src[f.Offset(n.Pos()):f.Offset(n.End())])
}
