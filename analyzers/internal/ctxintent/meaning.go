package ctxintent

import "github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"

// Meaning says by what sign a use of a root is meant, with the call for its subject; ""
// if there is none: see [Model.Meant].
func (m *Model) Meaning(root *ctxflow.Value, u Use, h ctxflow.Hand) string {
	switch {
	case m.Linked(root):
		return "works under what is canceled by hand when the context at hand, or another signal, ends"
	case m.Spawned(u):
		return "stands in a go statement, and may go on when the function has returned"
	case m.CleansUp(u):
		return "cleans up: it is deferred, or follows what has failed, or a signal to stop"
	case m.Ends(u):
		return "ends something, by its name, or by then its context is done anyway: it has to be completed"
	case m.Outlives(u):
		return "makes what goes on in a goroutine when the function has returned"
	case m.AfterEnd(u, h):
		return "may follow the end of the context at hand, with which it would fail"
	case m.swallows(u):
		return "stands in a loop that goes on whatever fails: it would spin once the context at hand has ended"
	case m.grants(root, u):
		return "has a timeout of its own, and a comment beside it speaks of contexts"
	}
	return ""
}
