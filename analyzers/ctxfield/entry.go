package ctxfield

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// entries are the functions by which the outside reaches a place: the
// exported ones, and those that nothing in the package calls.
type entries struct {
	u     *usage
	funcs []*types.Func
	kinds use // background: a goroutine reaches it too
	seen  map[*types.Func]bool
}

// entries walks from the sites up through the callers within the package.
// Functions in stop are where the context was stored: what they do with it
// happens in the call that brought it.
func (u *usage) entries(sites []site, stop map[*types.Func]bool) *entries {
	e := &entries{u: u, seen: make(map[*types.Func]bool)}
	for _, s := range sites {
		e.reach(s.in, stop)
	}
	return e
}

func (e *entries) reach(f *ctxindex.Func, stop map[*types.Func]bool) {
	if f.Obj == nil {
		e.kinds |= elsewhere
		return
	}
	if e.seen[f.Obj] || stop[f.Obj] {
		return
	}
	e.seen[f.Obj] = true
	refs := e.u.refs[f.Obj]
	if f.Obj.Exported() || len(refs) == 0 {
		e.funcs = append(e.funcs, f.Obj)
		return
	}
	for _, ref := range refs {
		call, ok := ctxindex.CallOf(ref)
		if !ok {
			e.kinds |= elsewhere // a method value: who runs it, and when?
			continue
		}
		switch in, run := e.u.runs(call); {
		case run != 0:
			e.kinds |= run
		case in == nil:
			e.kinds |= elsewhere
		case in.Obj != nil && isMain(in):
			e.funcs = append(e.funcs, f.Obj) // the program starts here
		default:
			e.reach(in, stop)
		}
	}
}
