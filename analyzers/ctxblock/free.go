package ctxblock

import (
	"go/ast"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
)

// free returns a bare send that a goroutine comes to whatever its starter does: all
// that decides is how often a loop turns, and whether something failed. Nil if
// there is none.
func (m *meeting) free(g goroutine) *ctxchan.Op {
	for i, op := range g.ops {
		if op.Select == nil && m.unasked(g.steps[i]) {
			return &g.ops[i]
		}
	}
	return nil
}

// unasked reports whether no condition but that of a loop, or on an error, stands
// around any of some steps.
func (m *meeting) unasked(steps []ctxpeer.Step) bool {
	for _, step := range steps {
		cur, ok := m.Index.Cursor(step.Node)
		if !ok {
			return false
		}
		for up := cur; up.Node() != step.In.Node; up = up.Parent() {
			switch n := up.Parent().Node().(type) {
			case *ast.IfStmt:
				if k, _ := up.ParentEdge(); k != edge.IfStmt_Init && k != edge.IfStmt_Cond && !m.Index.OnError(n.Cond) {
					return false
				}
			case *ast.CommClause:
				if n.Comm != nil {
					return false
				}
			case *ast.CaseClause:
				return false
			}
		}
	}
	return true
}

// repeats returns a go statement in a loop, by which a goroutine starts others that
// are each certain to do the same; nil if there is none.
func (m *meeting) repeats(g goroutine) ast.Node {
	for _, steps := range g.steps {
		for i, step := range steps {
			f := m.Flow.Of(step.In)
			if _, spawns := step.Node.(*ast.GoStmt); !spawns {
				continue
			}
			at, ok := f.Locate(step.Node)
			if ok && f.InLoop(at) && m.peers.Surely(steps[i+1].In, [][]ctxpeer.Step{steps[i+1:]}) {
				return step.Node
			}
		}
	}
	return nil
}

// answers reports whether a clause receives what other goroutines send once a
// context is done, whatever this one does.
func (m *meeting) answers(g goroutine, clause *ast.CommClause) bool {
	recv := ctxindex.Received(clause.Comm)
	if recv == nil {
		return false
	}
	ch := m.sole(recv.X)
	if ch == nil || ch.In != m.ch.In || ch.Escapes || len(ch.Of(ctxchan.Close)) > 0 {
		return false
	}
	sends := ch.Of(ctxchan.Send)
	for _, op := range sends {
		t, ok := m.peers.Thread(ch, op)
		if !ok || t.Go == nil || t.Far[0].In == g.f.Func || !m.afterDone(t.Far) {
			return false
		}
	}
	return len(sends) > 0
}

// afterDone reports whether one of some steps stands in a Done arm, or behind the
// wait for the end of a context.
func (m *meeting) afterDone(steps []ctxpeer.Step) bool {
	for _, step := range steps {
		f := m.Flow.Of(step.In)
		for _, arm := range f.DoneArms() {
			if ctxindex.Contains(arm.Clause, step.Node) && !arm.Ctx.Endless() {
				return true
			}
		}
		to, ok := f.Locate(step.Node)
		for n := range step.In.Nodes((*ast.UnaryExpr)(nil)) {
			wait := n.(*ast.UnaryExpr)
			v := f.Eval(wait.X)
			if at, found := f.Locate(wait); ok && found && v.Op == ctxflow.Done && v.Parent() != nil && !v.Parent().Endless() && f.Dominates(at, to) {
				return true
			}
		}
	}
	return false
}
