package ctxintent

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// Unnamed returns the nearest function around f, f included, that has a
// context parameter, and the first of these, if none of them has a name.
func Unnamed(f *ctxflow.Func) (*ctxflow.Func, *types.Var) {
	for ; f != nil; f = f.ParentFlow() {
		var blank *types.Var
		for v := range f.Sig.Params().Variables() {
			switch {
			case !ctxapi.IsStdContext(v.Type()):
			case v.Name() != "_" && v.Name() != "":
				return nil, nil
			case blank == nil:
				blank = v
			}
		}
		if blank != nil {
			return f, blank
		}
	}
	return nil, nil
}

// ignored returns the context parameter that the function around a call is given and
// does not name, if the call is over before that function returns.
func (m *Model) ignored(u Use) *types.Var {
	f, blank := Unnamed(u.In)
	if f == nil || f.Obj != nil && (ctxapi.Ends(f.Obj.Name()) || ctxapi.Begins(f.Obj.Name())) {
		return nil
	}
	if but, ok := m.life.Within(u.In.Below(f)); !ok || but != "" {
		return nil
	}
	return blank
}
