package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Stays reports whether a function goes on until it is stopped, as companions of
// whoever started them do, and is not one piece of work: it goes round in a loop
// without end, or waits for a channel, other than to fail when its context ends
// meanwhile.
func (s *Summaries) Stays(f *ctxindex.Func) bool { return s.known[f] != nil && s.known[f].Stays }

// stays infers Stays.
func (s *Summaries) stays(f *ctxindex.Func, _ []parameter, fact *Fact) {
	if fact.Stays {
		return
	}
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false
		case *ast.FuncLit:
			lit := s.index.FuncOf(n)
			return lit == nil || lit.Run != ctxindex.Spawned
		case *ast.ForStmt:
			fact.Stays = fact.Stays || n.Post == nil || n.Cond == nil
		case *ast.RangeStmt:
			if t := s.index.Info.TypeOf(n.X); t != nil {
				_, isChan := t.Underlying().(*types.Chan)
				fact.Stays = fact.Stays || isChan
			}
		case *ast.SelectStmt:
			fact.Stays = fact.Stays || !s.aborted(n)
			for _, clause := range n.Body.List {
				for _, stmt := range clause.(*ast.CommClause).Body {
					ast.Inspect(stmt, visit)
				}
			}
			return false
		case *ast.UnaryExpr:
			fact.Stays = fact.Stays || n.Op == token.ARROW && (!ctxapi.CanFail(f.Sig) || s.fromDone(n.X))
		case *ast.CallExpr:
			fact.Stays = fact.Stays || s.callStays(n)
		}
		return !fact.Stays
	}
	ast.Inspect(f.Body, visit)
}

func (s *Summaries) callStays(call *ast.CallExpr) bool {
	if known := s.callee(call); known != nil {
		return known.Stays
	}
	fn := s.index.Callee(call)
	if fn == nil {
		// What a function value does is not known; a cancel is nothing.
		sig := s.index.Signature(call)
		return sig != nil && sig.Params().Len() > 0
	}
	return runsOn(fn) || slices.ContainsFunc(s.implementations(fn), func(f *Fact) bool { return f.Stays })
}

// aborted reports whether a select waits for something that is one step of a piece of
// work: it waits for one answer, not for a time, and if the context ends, the function
// fails.
func (s *Summaries) aborted(sel *ast.SelectStmt) bool {
	f := s.index.Enclosing(sel)
	cur, ok := s.index.Cursor(sel)
	if f == nil || !ok || !ctxapi.CanFail(f.Sig) {
		return false
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		if up.Node() != f.Node {
			return false // for one after the other
		}
		break
	}
	fails := false
	for _, c := range sel.Body.List {
		clause := c.(*ast.CommClause)
		recv := ctxindex.Received(clause.Comm)
		if recv == nil {
			continue
		}
		from := recv.X
		if ch, ok := s.index.Info.TypeOf(from).Underlying().(*types.Chan); ok && ctxapi.IsTime(ch.Elem()) {
			return false
		}
		if n := len(clause.Body); n > 0 && s.fromDone(from) {
			ret, leaves := clause.Body[n-1].(*ast.ReturnStmt)
			fails = fails || leaves && len(ret.Results) > 0 && !s.index.Info.Types[ret.Results[len(ret.Results)-1]].IsNil()
		}
	}
	return fails
}

// fromDone reports whether a channel is what the Done method of a context returns.
func (s *Summaries) fromDone(ch ast.Expr) bool {
	return s.flow.Of(s.index.Enclosing(ch)).Eval(ch).Op == ctxflow.Done
}

// runsOn reports whether a foreign function may run until it is stopped. A
// name is all there is to go by, and it only makes rules silent.
func runsOn(fn *types.Func) bool {
	for _, prefix := range []string{"Run", "Serve", "Start", "Watch", "Listen", "Loop", "Poll", "Wait", "Stream", "Subscribe", "Consume", "Copy", "Receive", "Recv", "Accept", "Keep", "Monitor", "Until", "Refresh"} {
		if strings.HasPrefix(fn.Name(), prefix) {
			return true
		}
	}
	return false
}
