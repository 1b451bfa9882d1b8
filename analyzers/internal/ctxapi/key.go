package ctxapi

import (
	"go/types"
	"maps"
	"slices"
	"strings"
)

// key returns the name under which the tables would list fn, or "" if none of
// them can: printing a full name is dear, and every call of a program is
// looked up.
func key(fn *types.Func) string {
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	paths := listed[fn.Name()]
	if len(paths) == 0 || !slices.Contains(paths, fn.Pkg().Path()) {
		return ""
	}
	return fn.Origin().FullName()
}

// listed holds, by the bare name of every function in a table, the paths of the
// packages that have one.
var listed = func() map[string][]string {
	names := make(map[string][]string)
	add := func(full string) {
		dot := strings.LastIndexByte(full, '.')
		path, name := full[:dot], full[dot+1:]
		if recv, ok := strings.CutPrefix(path, "("); ok { // (*path.Type[T]).Name
			recv, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSuffix(recv, ")"), "*"), "[")
			path = recv[:max(0, strings.LastIndexByte(recv, '.'))]
		}
		if !slices.Contains(names[name], path) {
			names[name] = append(names[name], path)
		}
	}
	for _, row := range table {
		add(row.Func)
	}
	for _, set := range []map[string]bool{valueOnlyFuncs, noReturn, blocking, observing, readerWraps, netFuncs, requestReaders, wantsPanic} {
		for name := range maps.Keys(set) {
			add(name)
		}
	}
	for name := range maps.Keys(callbacks) {
		add(name)
	}
	for name := range maps.Keys(variants) {
		add(name)
	}
	return names
}()

// rows indexes the table.
var rows = func() map[string]*Row {
	index := make(map[string]*Row, len(table))
	for i := range table {
		index[table[i].Func] = &table[i]
	}
	return index
}()
