package ctxtell

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Around returns the statements that a line of a file stands in, innermost first, of which
// rules speak as a whole: loops, selects, and what go and defer statements run.
func (t *Teller) Around(file string, line int) (notes []Note) {
	on := t.on(file, line)
	for cur := range t.index.Inspector.Root().Preorder() {
		n := cur.Node()
		if _, isFile := n.(*ast.File); isFile || !on(n.Pos()) {
			continue
		}
		inside := true // no function literal is between
		for up := range cur.Enclosing((*ast.CallExpr)(nil), (*ast.FuncLit)(nil), (*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.SelectStmt)(nil), (*ast.GoStmt)(nil), (*ast.DeferStmt)(nil)) {
			around := up.Node()
			_, lit := around.(*ast.FuncLit)
			_, call := around.(*ast.CallExpr)
			if inside = inside && !lit; !lit && !on(around.Pos()) && (inside || !call) {
				notes = append(notes, Note{around.Pos(), stands(around)})
			}
		}
		return notes
	}
	return nil
}

func stands(n ast.Node) string {
	switch n.(type) {
	case *ast.CallExpr:
		return "the call"
	case *ast.GoStmt:
		return "the goroutine"
	case *ast.DeferStmt:
		return "the deferred call"
	case *ast.SelectStmt:
		return "the select"
	}
	return "the loop"
}

// on reports whether a position is on a line of a file.
func (t *Teller) on(file string, line int) func(token.Pos) bool {
	return func(pos token.Pos) bool {
		at := t.fset.Position(pos)
		return at.Line == line && at.Filename == file
	}
}

// Missing says why no rule looks at a line: what is there, and what would have to be
// there instead.
func (t *Teller) Missing(file string, line int) (notes []Note) {
	on := t.on(file, line)
	var last token.Pos
	for cur := range t.index.Inspector.Root().Preorder((*ast.CallExpr)(nil), (*ast.GoStmt)(nil), (*ast.DeferStmt)(nil), (*ast.Field)(nil), (*ast.AssignStmt)(nil)) {
		n := cur.Node()
		if !on(n.Pos()) {
			continue
		}
		last = n.Pos()
		text := ""
		switch n := n.(type) {
		case *ast.CallExpr:
			text = t.missingCall(n)
		case *ast.Field:
			text = t.missingField(n)
		case *ast.AssignStmt:
			text = t.missingAssign(n)
		case *ast.GoStmt:
			text = "a goroutine: it is told of where it is given, or uses, a context that ends with the function, or loops or waits without watching one"
		case *ast.DeferStmt:
			text = "a deferred call: it is told of where it gets a context that is done by then, or piles up in a loop"
		}
		if text != "" {
			notes = append(notes, Note{n.Pos(), text})
		}
	}
	if len(notes) == 0 {
		notes = []Note{{last, "there is nothing here by which a context is made, given, stored or missed: that would be a call, a send or receive, a select, a loop, a go statement, or a context in a variable"}}
	}
	return notes
}

// missingCall says what a call lacks for a rule to look at it.
func (t *Teller) missingCall(call *ast.CallExpr) string {
	sig := t.index.Signature(call)
	if sig == nil {
		return "" // a conversion, or built in
	}
	name := ctxindex.CallName(call)
	fn := t.index.Callee(call)
	if t.index.API.IsRoot(fn) {
		return name + " makes a root: it is told of where what waits is given it, and another context is at hand"
	}
	for v := range sig.Params().Variables() {
		if t.index.API.IsContext(v.Type()) {
			return name + " is given a context: it is told of where that is a root, done, nil, or not the one that it should have"
		}
	}
	if isLock(fn) {
		return name + ": locks and condition variables take no context; they are told of only where those need the lock that are waited for under it"
	}
	use, ok := t.index.API.Variant(fn)
	switch {
	case ok:
		return name + " has a form that takes a context, " + use + ": it is told of where it may wait, and a context is in scope"
	case t.sums.Blocks(call):
		return name + " may wait, but no form of it that takes a context is known: there would have to be one, beside it in its package"
	case fn == nil:
		return name + " is the value of a variable: what it does is not known"
	}
	return name + " takes no context, there is no form of it that does, and nothing shows that it waits"
}

func isLock(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "sync" {
		return false
	}
	return fn.Name() == "Lock" || fn.Name() == "RLock" || fn.FullName() == "(*sync.Cond).Wait"
}

// missingField says what a field that holds a context lacks.
func (t *Teller) missingField(field *ast.Field) string {
	typ := t.index.Info.TypeOf(field.Type)
	if typ == nil || !ctxapi.IsContext(typ) {
		return ""
	}
	return "a context that is declared: a field is told of where it is stored to and later calls work under it, a parameter where it is not used as it should be"
}

// missingAssign says what an assignment of a context lacks.
func (t *Teller) missingAssign(as *ast.AssignStmt) string {
	for _, lhs := range as.Lhs {
		if typ := t.index.Info.TypeOf(lhs); typ != nil && ctxapi.IsContext(typ) {
			return "a context is assigned: what becomes of it is told where it is used"
		}
	}
	return ""
}
