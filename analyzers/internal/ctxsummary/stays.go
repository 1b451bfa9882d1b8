package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
			fact.Stays = fact.Stays || n.Post == nil
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
			fact.Stays = fact.Stays || n.Op == token.ARROW && (s.fromDone(n.X) || !ctxapi.CanFail(f.Sig))
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
// work: if the context ends, the function fails.
func (s *Summaries) aborted(sel *ast.SelectStmt) bool {
	f := s.index.Enclosing(sel)
	if f == nil || !ctxapi.CanFail(f.Sig) {
		return false
	}
	for _, c := range sel.Body.List {
		clause := c.(*ast.CommClause)
		recv, ok := clause.Comm.(*ast.ExprStmt)
		if !ok || len(clause.Body) == 0 {
			continue
		}
		from, ok := ast.Unparen(recv.X).(*ast.UnaryExpr)
		ret, leaves := clause.Body[len(clause.Body)-1].(*ast.ReturnStmt)
		if ok && leaves && s.fromDone(from.X) && len(ret.Results) > 0 && !s.index.Info.Types[ret.Results[len(ret.Results)-1]].IsNil() {
			return true
		}
	}
	return false
}

// fromDone reports whether a channel is what the Done method of a context returns.
func (s *Summaries) fromDone(ch ast.Expr) bool {
	call, ok := ast.Unparen(ch).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Done" && s.index.API.IsContext(s.index.Info.TypeOf(sel.X))
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
