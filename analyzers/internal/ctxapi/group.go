package ctxapi

import "go/types"

// groupTypes are the types whose Wait joins what their Go started, and ends
// the context that came with the group. Rows are type names with the path of
// their package.
var groupTypes = map[[2]string]bool{
	{"golang.org/x/sync/errgroup", "Group"}: true,
}

// IsGroup reports whether t is a group of goroutines, or a pointer to one.
func IsGroup(t types.Type) bool {
	if t == nil {
		return false
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	return groupTypes[[2]string{named.Obj().Pkg().Path(), named.Obj().Name()}]
}
