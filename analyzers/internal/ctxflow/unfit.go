package ctxflow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// An Unfit is a variable that holds or carries a context, and can be named where it is
// not at hand: what explains a silence.
type Unfit struct {
	Var    *types.Var
	Nil    ast.Node // the comparison by which the code says that it may be nil
	Origin *Value   // what it may come from, besides parameters; nil if who carries it is not trusted
}

// Unfit returns the variables in view at a position that [Func.AtHand] leaves out, in
// its order.
func (f *Func) Unfit(pos token.Pos) []Unfit {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	if _, reachable := f.LocatePos(pos); !reachable {
		return nil
	}
	var list []Unfit
	for _, v := range f.visible(pos) {
		if _, ok := f.hand(v, pos, f.pkg.trusted); ok || ctxapi.IsTesting(v.Type()) {
			continue
		}
		u := Unfit{Var: v}
		if f.pkg.nilable(v) {
			u.Nil = f.pkg.compared[v]
		} else {
			for _, o := range f.evalVar(v, pos).Origins() {
				if o.Op != Param {
					u.Origin = o
					break
				}
			}
		}
		list = append(list, u)
	}
	return list
}
