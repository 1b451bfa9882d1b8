package ctxloop

import (
	"go/ast"
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
)

// A loop is a statement that can go round, and the blocks of its turns.
type loop struct {
	stmt   ast.Stmt // *ast.ForStmt or *ast.RangeStmt
	body   *ast.BlockStmt
	head   *cfg.Block
	blocks map[*cfg.Block]bool
}

// loops returns the loops of f, outer ones first. A statement that leaves in
// its first turn on every path is none.
func (c *checker) loops() []*loop {
	heads := make(map[ast.Stmt]*cfg.Block)
	preds := make(map[*cfg.Block][]*cfg.Block)
	for _, b := range c.f.CFG.Blocks {
		if !b.Live {
			continue
		}
		switch {
		case b.Kind == cfg.KindForLoop, b.Kind == cfg.KindRangeLoop, b.Kind == cfg.KindForBody && heads[b.Stmt] == nil:
			heads[b.Stmt] = b
		}
		for _, s := range b.Succs {
			preds[s] = append(preds[s], b)
		}
	}
	var found []*loop
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		var l *loop
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt:
			l = &loop{stmt: n, body: n.Body}
			if n.Cond == nil {
				l.head = heads[n]
				break
			}
			for _, b := range c.f.CFG.Blocks {
				if b.Live && b.Stmt == n && b.Kind == cfg.KindForLoop {
					l.head = b
				}
			}
		case *ast.RangeStmt:
			l = &loop{stmt: n, body: n.Body, head: heads[n]}
		}
		if l != nil && l.head != nil && l.turns(c.f, preds) {
			found = append(found, l)
		}
		return true
	})
	return found
}

// turns finds the blocks of a natural loop: those from which control comes
// back to the head. It reports whether there are any.
func (l *loop) turns(f *ctxflow.Func, preds map[*cfg.Block][]*cfg.Block) bool {
	l.blocks = map[*cfg.Block]bool{l.head: true}
	var work []*cfg.Block
	for _, p := range preds[l.head] {
		if f.Dominates(ctxflow.Point{Block: int(l.head.Index)}, ctxflow.Point{Block: int(p.Index)}) {
			work = append(work, p)
		}
	}
	if len(work) == 0 {
		return false
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if !l.blocks[b] {
			l.blocks[b] = true
			work = append(work, preds[b]...)
		}
	}
	return true
}

// walk returns the blocks of the loop that control can come to behind one, where edges
// that pruned holds are not taken, and whether it can leave the loop.
func (l *loop) walk(start *cfg.Block, pruned func(b *cfg.Block, succ int) bool) (reached map[*cfg.Block]bool, leaves bool) {
	reached = make(map[*cfg.Block]bool)
	work := []*cfg.Block{start}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for i, s := range b.Succs {
			switch {
			case reached[s], pruned(b, i), ctxpeer.Unopened(s):
			case !l.blocks[s]:
				leaves = true
			default:
				reached[s] = true
				work = append(work, s)
			}
		}
	}
	return reached, leaves
}

// exits reports whether control can leave the loop.
func (l *loop) exits(start *cfg.Block, pruned func(b *cfg.Block, succ int) bool) bool {
	_, leaves := l.walk(start, pruned)
	return leaves
}

// unbounded reports whether nothing in the loop's head ends it: for {}, or a
// range over the channel of a ticker, which is never closed.
func (c *checker) unbounded(l *loop) bool {
	switch s := l.stmt.(type) {
	case *ast.ForStmt:
		return s.Cond == nil || c.isTrue(s.Cond)
	case *ast.RangeStmt:
		return c.ticks(s.X)
	}
	return false
}

func (c *checker) isTrue(e ast.Expr) bool {
	v := c.TypesInfo.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && constant.BoolVal(v)
}

// headExit prunes the edge by which a loop's head seems to end it.
func headExit(l *loop) func(b *cfg.Block, succ int) bool {
	return func(b *cfg.Block, succ int) bool { return b == l.head && len(b.Succs) == 2 && succ == 1 && hasHead(l) }
}

// hasHead tells the heads that decide from the body of for {}.
func hasHead(l *loop) bool { return l.head.Kind != cfg.KindForBody }

// ticks reports whether e is the channel of a ticker or timer: t.C, time.Tick(d).
func (c *checker) ticks(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		v, ok := c.TypesInfo.Uses[e.Sel].(*types.Var)
		if !ok || v.Name() != "C" || v.Pkg() == nil || v.Pkg().Path() != "time" {
			return false
		}
		return v.IsField()
	case *ast.CallExpr:
		fn := c.Index.Callee(e)
		return ctxapi.IsFunc(fn, "time", "Tick")
	}
	return false
}

// inLoop returns the innermost loop around a node of f, or nil.
func innermost(loops []*loop, f *ctxflow.Func, n ast.Node) *loop {
	at, ok := f.Locate(n)
	if !ok {
		return nil
	}
	var best *loop
	for _, l := range loops {
		if l.blocks[f.CFG.Blocks[at.Block]] && l.stmt.Pos() <= n.Pos() && n.End() <= l.stmt.End() {
			best = l // outer ones come first
		}
	}
	return best
}

// bounded reports whether the code shows how many turns a loop has at most.
func (c *checker) bounded(l *loop) bool {
	_, ok := c.extents.Turns(l.stmt)
	return ok
}
