package ctxbag

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// maxDepth bounds the calls between a store and its lookups.
const maxDepth = 4

// local reports a value that takes the place of a parameter between functions
// of this package.
func (c *checker) local(s *ctxvalues.Site) {
	if s.In == nil || s.Via != nil || s.Forwarded || !c.private(s.Key) || requestData(keyName(s.Key)) {
		return
	}
	var lookups []*ctxvalues.Site
	for _, l := range c.values.Lookups {
		switch {
		case l.Key.Type != nil && !l.Key.MayEqual(s.Key) || l.Forwarded:
			continue
		case l.In == nil || l.In.Outermost().Obj == nil || l.In.Outermost().Obj.Exported():
			return // others can look it up
		}
		lookups = append(lookups, l)
	}
	for _, other := range c.values.Stores {
		if other != s && !other.Forwarded && other.Key.MayEqual(s.Key) {
			return // it is set in several places: more than a parameter
		}
	}
	if len(lookups) == 0 {
		return
	}
	reached := make(map[*types.Func]bool)
	c.follow(s.In, c.holders(s), reached, 0)
	related := []analysis.RelatedInformation{}
	for _, l := range lookups {
		if !reached[l.In.Outermost().Obj] {
			return
		}
		related = append(related, report.Related(l.Call, "%s looks it up here", l.In.Outermost().Obj.Name()))
	}
	c.Report(report.Finding{
		Category: "value",
		At:       s.Key.Expr,
		Message: fmt.Sprintf("%s is only looked up by %s, which this package calls directly, so the context stands in for a parameter; pass the value as one",
			types.ExprString(s.Key.Expr), lookups[0].In.Outermost().Obj.Name()),
		Related: related,
	})
}

// private reports whether no other package can make the key.
func (c *checker) private(k ctxvalues.Key) bool {
	if k.Type == nil || k.Obj != nil && k.Obj.Exported() {
		return false
	}
	t := k.Type
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() == c.Pkg && !named.Obj().Exported()
}

// holders returns the variable that the store's result is assigned to.
func (c *checker) holders(s *ctxvalues.Site) map[types.Object]bool {
	holders := make(map[types.Object]bool)
	ast.Inspect(s.In.Body, func(n ast.Node) bool {
		if assign, ok := n.(*ast.AssignStmt); ok && len(assign.Lhs) == 1 && len(assign.Rhs) == 1 && ast.Unparen(assign.Rhs[0]) == s.Call {
			if id, ok := assign.Lhs[0].(*ast.Ident); ok {
				if obj := c.TypesInfo.ObjectOf(id); obj != nil {
					holders[obj] = true
				}
			}
		}
		return true
	})
	holders[nil] = true // the result itself, as an argument
	return holders
}

// follow notes the functions of this package that are called with a context
// of holders, and those that they call with it.
func (c *checker) follow(f *ctxindex.Func, holders map[types.Object]bool, reached map[*types.Func]bool, depth int) {
	if depth == maxDepth {
		return
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		callee := c.Index.Declaration(c.Index.Callee(call))
		if callee == nil || reached[callee.Obj] {
			return true
		}
		for i, arg := range call.Args {
			if i >= callee.Sig.Params().Len() || !c.holds(arg, holders) {
				continue
			}
			reached[callee.Obj] = true
			c.follow(callee, map[types.Object]bool{callee.Sig.Params().At(i): true}, reached, depth+1)
		}
		return true
	})
}

func (c *checker) holds(arg ast.Expr, holders map[types.Object]bool) bool {
	switch arg := ast.Unparen(arg).(type) {
	case *ast.Ident:
		return holders[c.TypesInfo.Uses[arg]]
	case *ast.CallExpr:
		if !holders[nil] {
			return false
		}
		for _, s := range c.values.Stores {
			if s.Call == arg {
				return true
			}
		}
	}
	return false
}
