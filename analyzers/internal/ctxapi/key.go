package ctxapi

import (
	"go/types"
	"maps"
	"strings"
)

// key returns the name under which the tables would list fn, or "" if none of
// them can: printing a full name is dear, and every call of a program is
// looked up.
func key(fn *types.Func) string {
	if fn == nil || fn.Pkg() == nil || !listed[fn.Name()] {
		return ""
	}
	return fn.Origin().FullName()
}

// listed holds the bare name of every function in a table.
var listed = func() map[string]bool {
	names := make(map[string]bool)
	add := func(full string) { names[full[strings.LastIndexByte(full, '.')+1:]] = true }
	for _, row := range table {
		add(row.Func)
	}
	for _, set := range []map[string]bool{valueOnlyFuncs, noReturn, blocking, observing, readerWraps, disk, retrying, netFuncs} {
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
