package ctxkey

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// mismatch reports a lookup that cannot find what this package stores under a
// key that was plainly meant to be the same.
func (c *checker) mismatch(l *ctxvalues.Site) bool {
	if c.values.Open || !l.Std || c.stored(l.Key, true) {
		return false
	}
	if c.IsTest(l.Call.Pos()) && c.assertion(l.Call) == nil {
		return false // a test that keys do not collide
	}
	// Have: a lookup that no store of this package can answer.
	for _, s := range c.values.Stores {
		if s.Forwarded || s.Key.Type == nil {
			continue
		}
		if why := c.near(l, s); why != "" {
			c.Report(report.Finding{
				Category: "mismatch",
				At:       l.Key.Expr,
				Message: fmt.Sprintf("key %s never equals key %s, under which the value is stored, because %s; use one key for both",
					c.text(l.Key), c.text(s.Key), why),
				Related: related(s, "the value is stored here, under "+c.text(s.Key)),
			})
			return true
		}
	}
	return false
}

// near says why two keys differ that were meant to be equal, or "".
func (c *checker) near(l, s *ctxvalues.Site) string {
	lt, st := l.Key.Type, s.Key.Type
	lelem, lptr := deref(lt)
	selem, sptr := deref(st)
	_, named := types.Unalias(lelem).(*types.Named)
	switch {
	case types.Identical(lelem, selem) && lptr != sptr && named:
		if c.usedElsewhere(l.Key) {
			return ""
		}
		return fmt.Sprintf("one has type %s, the other %s", c.name(lt), c.name(st))
	case types.Identical(lt, st) && l.Key.Shape == ctxvalues.Fresh:
		return "&" + c.name(lelem) + "{} is a new pointer each time"
	case types.Identical(lt, st) && s.Key.Shape == ctxvalues.Fresh && !c.usedElsewhere(l.Key):
		return "&" + c.name(lelem) + "{} is a new pointer each time"
	case sameText(l.Key, s.Key) && !c.usedElsewhere(l.Key):
		return fmt.Sprintf("one has type %s, the other %s", c.name(lt), c.name(st))
	case c.orphans(l, s):
		return "they are different keys, and nothing is stored under " + c.text(l.Key) + " or looked up under " + c.text(s.Key)
	}
	return ""
}

func deref(t types.Type) (elem types.Type, ptr bool) {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem(), true
	}
	return t, false
}

// sameText reports whether the keys are the same text under different types.
// Equal numbers say nothing: every enumeration starts at zero.
func sameText(a, b ctxvalues.Key) bool {
	return a.Shape == ctxvalues.Constant && b.Shape == ctxvalues.Constant &&
		a.Const.Kind() == constant.String && b.Const.Kind() == constant.String &&
		constant.StringVal(a.Const) != "" && constant.Compare(a.Const, token.EQL, b.Const)
}

// orphans reports whether a lookup that is never answered and a value that is
// never looked up belong together: both keys are of this package alone, and
// the lookup asserts the very type that is stored.
func (c *checker) orphans(l, s *ctxvalues.Site) bool {
	assert := c.assertion(l.Call)
	if assert == nil || s.Value == nil || !c.private(l.Key) || !c.private(s.Key) ||
		!types.Identical(c.TypesInfo.TypeOf(assert.Type), c.TypesInfo.TypeOf(s.Value)) {
		return false
	}
	for _, other := range c.values.Lookups {
		if other.Key.MayEqual(s.Key) {
			return false
		}
	}
	// Another orphan of the same type makes it a guess which one is meant.
	for _, other := range c.values.Stores {
		if other != s && other.Value != nil && !other.Key.MustEqual(s.Key) &&
			types.Identical(c.TypesInfo.TypeOf(other.Value), c.TypesInfo.TypeOf(s.Value)) {
			return false
		}
	}
	return true
}

// private reports whether no other package can make the key, and nothing in
// this package hands it to code that might store or look up by it.
func (c *checker) private(k ctxvalues.Key) bool {
	elem, _ := deref(k.Type)
	named, ok := types.Unalias(elem).(*types.Named)
	return ok && named.Obj().Pkg() == c.Pkg && !c.usedElsewhere(k)
}

// usedElsewhere reports whether the key may be in the hands of others: it or
// its type is exported, or is used other than as a key.
func (c *checker) usedElsewhere(k ctxvalues.Key) bool {
	var objs []types.Object
	if k.Obj != nil {
		objs = append(objs, k.Obj)
	}
	elem, _ := deref(k.Type)
	if named, ok := types.Unalias(elem).(*types.Named); ok {
		objs = append(objs, named.Origin().Obj())
	}
	for _, obj := range objs {
		if obj.Pkg() != c.Pkg || obj.Exported() && c.Pkg.Name() != "main" {
			return true
		}
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.Ident)(nil)) {
		if slices.Contains(objs, c.TypesInfo.Uses[cur.Node().(*ast.Ident)]) && !c.harmless(cur) {
			return true
		}
	}
	return false
}

// harmless: a use as the key of a store or lookup, in a declaration of keys, or in
// the signature of a function, such as a method of the key's type.
func (c *checker) harmless(use inspector.Cursor) bool {
	for up := range use.Enclosing() {
		switch n := up.Node().(type) {
		case *ast.BlockStmt:
			return false
		case *ast.ValueSpec, *ast.FuncDecl:
			_, inBody := up.Parent().Parent().Node().(*ast.DeclStmt)
			return !inBody
		case ast.Expr:
			if c.isKey(n) {
				return true
			}
		}
	}
	return false
}

// isKey reports whether e is the key of a store or lookup.
func (c *checker) isKey(e ast.Expr) bool {
	return slices.ContainsFunc(slices.Concat(c.values.Stores, c.values.Lookups), func(s *ctxvalues.Site) bool {
		return s.Key.Expr == ast.Unparen(e)
	})
}
