package ctxintent

import "github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"

// Lazy reports whether the function around a root makes something once and
// keeps it. What is kept must not depend on the one caller who came first.
func (m *Model) Lazy(root *ctxflow.Value) bool {
	return m.x.Lazily(root.In.Outermost().Body, root.Node)
}
