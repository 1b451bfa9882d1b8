package ctxapi

import (
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Words are what a project says of functions that it does not own, and cannot
// write a directive above. It is a flag: names separated by commas, of packages
// (import/path), functions (import/path.Func) and methods
// (import/path.Type.Method).
type Words struct{ names map[string]bool }

// String is the value of the flag.
func (w *Words) String() string {
	if w == nil {
		return ""
	}
	return strings.Join(slices.Sorted(maps.Keys(w.names)), ",")
}

// Set replaces the words.
func (w *Words) Set(list string) error {
	names := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		if strings.ContainsAny(name, "()* ") || strings.HasSuffix(name, ".") || strings.HasSuffix(name, "/") {
			return fmt.Errorf("%q names no package, function or method: write import/path, import/path.Func or import/path.Type.Method", name)
		}
		names[name] = true
	}
	w.names = names
	return nil
}

// has reports whether the words name a function, or its package.
func (w *Words) has(fn *types.Func) bool {
	if w == nil || len(w.names) == 0 {
		return false
	}
	path := fn.Pkg().Path()
	if w.names[path] {
		return true
	}
	if recv := fn.Signature().Recv(); recv != nil {
		t := types.Unalias(recv.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		named, ok := t.(*types.Named)
		return ok && w.names[path+"."+named.Obj().Name()+"."+fn.Name()]
	}
	return w.names[path+"."+fn.Name()]
}
