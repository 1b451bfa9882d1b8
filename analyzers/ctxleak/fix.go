package ctxleak

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A named is a name that a fix of this package gives to a discarded cancel
// function. Fixes are applied together, so the next one must know of it.
type named struct {
	name  string
	scope *types.Scope
}

// fixPath inserts the deferred call.
func (c *checker) fixPath(ob ctxflow.Obligation) *report.Fix {
	name := text(ob.Target)
	insert, safe, ok := c.deferred(ob, name)
	if !ok {
		return nil
	}
	return &report.Fix{Message: "insert " + deferText(name, c.TypesInfo.TypeOf(ob.Target)), Safe: safe, Edits: []analysis.TextEdit{insert}}
}

// fixDiscarded names the cancel function and inserts the deferred call.
func (c *checker) fixDiscarded(ob ctxflow.Obligation) *report.Fix {
	t := c.cancelType(ob)
	if !ctxapi.IsCancelFunc(t) && !ctxapi.IsNiladic(t) {
		return nil
	}
	name, scope := c.fresh(ob)
	insert, safe, ok := c.deferred(ob, name)
	if !ok {
		return nil
	}
	edits := []analysis.TextEdit{edit.Replace(ob.Target, name), insert}
	if as, ok := ob.Stmt.(*ast.AssignStmt); ok && as.Tok == token.ASSIGN {
		spelled, imports := c.spell(ob, t)
		place, _ := c.place(ob)
		edits = append(edits, imports...)
		edits = append(edits, place.Before("var "+name+" "+spelled))
	}
	c.names = append(c.names, named{name, scope})
	return &report.Fix{Message: "name the cancel function " + name + " and defer its call", Safe: safe, Edits: edits}
}

func (c *checker) cancelType(ob ctxflow.Obligation) types.Type {
	return c.Index.Signature(ob.Call).Results().At(ob.How.Cancel).Type()
}

// spell writes the type of a cancel function.
func (c *checker) spell(ob ctxflow.Obligation, t types.Type) (string, []analysis.TextEdit) {
	if !ctxapi.IsCancelFunc(t) {
		return "func()", nil
	}
	name := "CancelFunc"
	if ctxapi.IsCancelCauseFunc(t) {
		name = "CancelCauseFunc"
	}
	pkg, imports := edit.Import(c.TypesInfo, c.File(ob.Stmt.Pos()), ob.Stmt.Pos(), "context", "context")
	if pkg == "" {
		return name, imports
	}
	return pkg + "." + name, imports
}

// fresh returns the name for a discarded cancel function: cancel, or stop for
// signals, numbered if it is taken.
func (c *checker) fresh(ob ctxflow.Obligation) (string, *types.Scope) {
	base := "cancel"
	if c.isNotifyContext(ob.Call) {
		base = "stop"
	}
	file, pos := c.File(ob.Stmt.Pos()), ob.Stmt.Pos()
	scope := c.TypesInfo.Scopes[file].Innermost(pos)
	for i := 1; ; i++ {
		try := base
		if i > 1 {
			try += strconv.Itoa(i)
		}
		if edit.Fresh(c.TypesInfo, file, pos, try) == try && !c.taken(try, scope) {
			return try, scope
		}
	}
}

// taken reports whether an earlier fix uses a name where it would be seen, or
// would see this one.
func (c *checker) taken(name string, scope *types.Scope) bool {
	for _, n := range c.names {
		if n.name == name && (encloses(n.scope, scope) || encloses(scope, n.scope)) {
			return true
		}
	}
	return false
}

// deferred returns the insertion of the deferred call after the derivation,
// and whether it is safe.
func (c *checker) deferred(ob ctxflow.Obligation, name string) (insert analysis.TextEdit, safe, ok bool) {
	at, ok := ob.In.Locate(ob.Stmt)
	if !ok || ob.In.InLoop(at) {
		return insert, false, false // it would pile up
	}
	if ob.How.Known && ob.In.Idle(ob) {
		return insert, false, false // the derivation should go, or its context be used: ctxlost
	}
	reach := c.Life.Of(ob)
	if reach > ctxlife.Doubtful {
		return insert, false, false
	}
	place, ok := c.place(ob)
	if !ok {
		return insert, false, false
	}
	if err := ob.In.ErrorOf(ob); err != nil {
		if place, ok = place.Next(); !ok || !c.checks(place.Stmt(), err) {
			return insert, false, false
		}
	}
	return place.After(deferText(name, c.cancelType(ob))), reach == ctxlife.Within, true
}

// place returns the lines of a derivation, if it has lines of its own.
func (c *checker) place(ob ctxflow.Obligation) (edit.Place, bool) {
	cur, ok := c.Index.Cursor(ob.Stmt)
	if !ok {
		return edit.Place{}, false
	}
	if _, ok := ob.Stmt.(*ast.ValueSpec); ok {
		if decl, ok := cur.Parent().Node().(*ast.GenDecl); !ok || decl.Lparen.IsValid() {
			return edit.Place{}, false
		}
		cur = cur.Parent().Parent()
	}
	return edit.PlaceOf(c.Fset, c.File(ob.Stmt.Pos()), cur)
}

func deferText(name string, t types.Type) string {
	if ctxapi.IsCancelCauseFunc(t) {
		return fmt.Sprintf("defer %s(nil)", name)
	}
	return fmt.Sprintf("defer %s()", name)
}

// checks reports whether a statement leaves if an error is not nil.
func (c *checker) checks(s ast.Stmt, err *types.Var) bool {
	check, ok := s.(*ast.IfStmt)
	if !ok || check.Init != nil || check.Else != nil || len(check.Body.List) == 0 {
		return false
	}
	cond, ok := ast.Unparen(check.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !c.TypesInfo.Types[cond.Y].IsNil() {
		return false
	}
	id, ok := ast.Unparen(cond.X).(*ast.Ident)
	if !ok || c.TypesInfo.Uses[id] != err {
		return false
	}
	switch last := check.Body.List[len(check.Body.List)-1].(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return true
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		return ok && c.Sums.NoReturn(call)
	}
	return false
}

// encloses reports whether scope a is b, or around it.
func encloses(a, b *types.Scope) bool {
	for ; b != nil; b = b.Parent() {
		if a == b {
			return true
		}
	}
	return false
}
