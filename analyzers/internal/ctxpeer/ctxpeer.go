// Package ctxpeer knows what the other end of a channel does: whether there is
// room for all that is sent, who takes everything, who may leave, and what ends
// with a context. The far end decides whether a send or receive waits for ever.
package ctxpeer

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// A Model answers for the channels of one package.
type Model struct {
	x       *ctxindex.Index
	flows   *ctxflow.Package
	sums    *ctxsummary.Summaries
	chans   *ctxchan.Channels
	extents *ctxextent.Extents
	rooms   map[*ctxchan.Chan]Room
}

// New returns the model of a package.
func New(flows *ctxflow.Package, sums *ctxsummary.Summaries, chans *ctxchan.Channels) *Model {
	return &Model{
		x: flows.Index, flows: flows, sums: sums, chans: chans,
		extents: ctxextent.New(flows.Index),
		rooms:   make(map[*ctxchan.Chan]Room),
	}
}

// Channel returns the channel of an operation.
func Channel(n ast.Node) ast.Expr {
	switch n := n.(type) {
	case *ast.SendStmt:
		return ast.Unparen(n.Chan)
	case *ast.UnaryExpr:
		return ast.Unparen(n.X)
	case *ast.RangeStmt:
		return ast.Unparen(n.X)
	case *ast.CallExpr:
		if len(n.Args) > 0 {
			return n.Args[0] // close(ch)
		}
	}
	return nil
}

// Bare returns the operations that stand in no select.
func Bare(ops []ctxchan.Op) []ctxchan.Op {
	var bare []ctxchan.Op
	for _, op := range ops {
		if op.Select == nil {
			bare = append(bare, op)
		}
	}
	return bare
}

// IsTimer reports whether e is time.After(d), the channel of a timer or ticker,
// or a variable that can hold one.
func IsTimer(info *types.Info, e ast.Expr) bool {
	t := info.TypeOf(e)
	if t == nil {
		return false
	}
	ch, ok := t.Underlying().(*types.Chan)
	if !ok {
		return false
	}
	named, ok := types.Unalias(ch.Elem()).(*types.Named)
	return ok && named.Obj().Name() == "Time" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time"
}

// SameEnd reports whether a context ends when another does, or both end with the
// parameter that the other is made from.
func SameEnd(v, with *ctxflow.Value) bool {
	if v.EndsWith(with) {
		return true
	}
	theirs := with.Origins()
	ends := func(o *ctxflow.Value) bool { return o.Op == ctxflow.Param && o.Var == theirs[0].Var }
	return len(theirs) == 1 && with.EndsWithAny(ends) && v.EndsWithAny(ends)
}
