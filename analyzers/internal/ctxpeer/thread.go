package ctxpeer

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Step is a node of a function by which it comes to an operation: the operation
// itself, a call of the function that does it, or a literal that does.
type Step struct {
	In   *ctxindex.Func
	Node ast.Node
}

// A Thread is how the function that makes a channel comes to an operation on it.
type Thread struct {
	Near []Step      // in the maker and functions that it calls, the outermost first
	Go   *ast.GoStmt // the last of Near starts a goroutine; nil if none is started
	Far  []Step      // in what the goroutine runs, and starts in turn, the outermost first
}

// Thread follows an operation from the function that makes its channel, through
// functions that are given the channel at any depth; false if a literal on the way may
// run at another time.
func (m *Model) Thread(ch *ctxchan.Chan, op ctxchan.Op) (Thread, bool) {
	var t Thread
	calls := op.Calls()
	steps := []Step{{op.In, op.Node}}
	for f := op.In; f != ch.In; {
		var node ast.Node
		var spawned bool
		if n := len(calls); n > 0 && m.Runs(calls[n-1], f) {
			node, calls = calls[n-1], calls[:n-1]
			if cur, ok := m.x.Cursor(node); ok {
				k, _ := cur.ParentEdge()
				if spawned = k == edge.GoStmt_Call; spawned {
					node = cur.Parent().Node()
				}
			}
		} else if f.Parent != nil {
			switch node = f.Node; f.Run {
			case ctxindex.Called, ctxindex.Deferred:
			case ctxindex.Spawned:
				spawned = true
				if cur, ok := m.x.Cursor(f.Call); ok {
					node = cur.Parent().Node()
				}
			default:
				return Thread{}, false
			}
		} else {
			return Thread{}, false
		}
		if spawned {
			g, ok := node.(*ast.GoStmt)
			if !ok {
				return Thread{}, false
			}
			slices.Reverse(steps)
			t.Go, t.Far, steps = g, append(steps, t.Far...), nil
		}
		if f = m.x.Enclosing(node); f == nil {
			return Thread{}, false
		}
		steps = append(steps, Step{f, node})
	}
	slices.Reverse(steps)
	t.Near = steps
	return t, true
}

// Surely reports whether every way through a function comes to one of some
// operations, each given by its steps from there.
func (m *Model) Surely(f *ctxindex.Func, ops [][]Step) bool {
	flow := m.flows.Of(f)
	below := make(map[ast.Node][][]Step)
	stop := make(map[ctxflow.Point]bool)
	for _, steps := range ops {
		if len(steps) > 1 {
			below[steps[0].Node] = append(below[steps[0].Node], steps[1:])
		} else if at, ok := flow.Locate(at(steps[0].Node)); ok {
			stop[at] = true
		}
	}
	for node, steps := range below {
		if at, ok := flow.Locate(node); ok && m.Surely(steps[0][0].In, steps) {
			stop[at] = true
		}
	}
	return len(stop) > 0 && Ways(flow, ctxflow.Point{Block: 0, Node: -1}, func(at ctxflow.Point) bool { return stop[at] }) == nil
}

func at(n ast.Node) ast.Node {
	if rng, ok := n.(*ast.RangeStmt); ok {
		return rng.X
	}
	return n
}
