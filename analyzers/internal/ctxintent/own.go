package ctxintent

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// Own says by what a root stands for a life of its own, and where; "" if it does not:
// see [Root.Kept] and [Model.Lazy].
func (m *Model) Own(r *Root) (why string, at ast.Node) {
	switch {
	case r.Stored && r.At != nil:
		return "it is stored, or what is made of it", r.At
	case len(r.Returned) > 0:
		return "what is made of it is returned, and its life is the caller's to end", r.Returned[0]
	case len(r.Bound) > 0:
		u := r.Bound[0]
		switch e, _ := m.sums.Effect(u.Call, u.Arg); {
		case e.Has(ctxsummary.Stops):
			return "what it is given to starts a goroutine that ends with it", u.Call
		case m.sums.Keeps(u.Call, u.Arg):
			return "what it is given to stores it", u.Call
		}
		return "what it is given to makes something, by its name and result, that may live on under it", u.Call
	case m.Lazy(r.Value):
		return "what is made under it is made once, and kept for all callers", r.Call
	}
	return "", nil
}
