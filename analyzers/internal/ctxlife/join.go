package ctxlife

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

// maxDepth bounds how far functions of the package are followed.
const maxDepth = 3

// After says what a function may still do once control has passed a point.
type After uint8

const (
	// Nothing: nothing that takes time. What was started is left alone.
	Nothing After = iota
	// Work: calls that may take as long as what was started.
	Work
	// Waits: it may wait for what was started: a channel operation, a Wait, or
	// a function that does such a thing.
	Waits
)

// After looks at all that f may do after a point, deferred calls included.
func (m *Model) After(f *ctxflow.Func, p ctxflow.Point) After {
	after := Nothing
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if d, ok := n.(*ast.DeferStmt); ok {
			if m.waits(d, 0) {
				after = Waits // whenever it was deferred
			}
			return false
		}
		if rng, ok := n.(*ast.RangeStmt); ok && m.overChan(rng) {
			if q, ok := f.Locate(rng.X); ok && (p == q || f.Reaches(p, q)) {
				after = Waits
			}
		}
		_, lit := n.(*ast.FuncLit)
		return after != Waits && !lit
	})
	for _, b := range f.CFG.Blocks {
		if !b.Live || after == Waits {
			continue
		}
		for i, n := range b.Nodes {
			q := ctxflow.Point{Block: int(b.Index), Node: i}
			if q == p || !f.Reaches(p, q) {
				continue
			}
			if _, ok := n.(*ast.DeferStmt); ok {
				continue
			}
			switch {
			case m.waits(n, 0):
				return Waits
			case m.works(n):
				after = Work
			}
		}
	}
	return after
}

func (m *Model) overChan(rng *ast.RangeStmt) bool {
	t := m.x.Info.TypeOf(rng.X)
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// waits reports whether a node may wait for a goroutine.
func (m *Model) waits(n ast.Node, depth int) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false
		case *ast.FuncLit:
			// One that is called here, or held by a variable and called later,
			// is looked at all the same: silence over doubt.
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.SendStmt:
			found = true
		case *ast.SelectStmt:
			found = true
		case *ast.RangeStmt:
			found = found || m.overChan(n)
		case *ast.CallExpr:
			found = found || m.callWaits(n, depth)
		}
		return !found
	})
	return found
}

// callWaits reports whether a call may wait for a goroutine. Of functions
// outside the package little is known: a name that says so, a fact that it
// blocks, what the project says.
func (m *Model) callWaits(call *ast.CallExpr, depth int) bool {
	fn := m.x.Callee(call)
	if fn == nil {
		return false
	}
	if strings.HasPrefix(fn.Name(), "Wait") || strings.HasPrefix(fn.Name(), "wait") {
		return true
	}
	fact := m.sums.Of(fn)
	if fact != nil && fact.Joins || m.x.API.Vocabulary.Says(vocabulary.Joins, fn) {
		return true
	}
	if decl := m.x.Declaration(fn); decl != nil {
		return depth < maxDepth && m.waits(decl.Body, depth+1)
	}
	return fact != nil && fact.Blocks
}

// quick lists packages whose functions, unless they are known to block, take
// no time to speak of.
var quick = map[string]bool{
	"encoding/json": true, "errors": true, "fmt": true, "log": true, "log/slog": true, "maps": true,
	"math": true, "net/http": true, "slices": true, "sort": true, "strconv": true, "strings": true,
	"sync": true, "sync/atomic": true, "time": true, "context": true, "bytes": true, "reflect": true,
	"google.golang.org/grpc/status": true, "google.golang.org/grpc/codes": true,
}

// works reports whether a node has a call that may take a while.
func (m *Model) works(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			sig, fn := m.x.Signature(n), m.x.Callee(n)
			if sig == nil {
				return true // a conversion or a built-in
			}
			if m.sums.Blocks(n) || !m.isQuick(fn, sig) {
				found = true
			}
		}
		return !found
	})
	return found
}

func (m *Model) isQuick(fn *types.Func, sig *types.Signature) bool {
	switch {
	case fn == nil:
		// A cancel function is quick, another function value anything.
		return sig.Params().Len() == 0 && sig.Results().Len() == 0
	case m.x.API.IsValueOnly(fn), fn.Pkg() == nil, quick[fn.Pkg().Path()]:
		return true
	}
	if _, derives := m.x.API.Derivation(fn, sig); derives {
		return true
	}
	fact := m.sums.Of(fn)
	return fact != nil && fact.Waits|fact.Trusts|fact.Hands == 0 && !fact.Blocks
}

// Watcher reports whether all that a function does is to wait for an end: it
// receives from a channel before anything else. To stop it on return is what a
// cancel is for.
func (m *Model) Watcher(f *ctxindex.Func) bool {
	for _, s := range f.Body.List {
		switch s := s.(type) {
		case *ast.DeferStmt, *ast.DeclStmt, *ast.AssignStmt:
			if received(s) {
				return true
			}
			continue
		case *ast.ExprStmt:
			return received(s)
		case *ast.SelectStmt:
			return true
		}
		return false
	}
	return false
}

func received(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		u, ok := n.(*ast.UnaryExpr)
		found = found || ok && u.Op == token.ARROW
		return !found
	})
	return found
}
