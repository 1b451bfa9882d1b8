package ctxedges

import (
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/internal/module"
)

// keys notes the keys of context values that other packages can have too, being strings:
// those that contexts of frameworks are given, and those of stores and lookups.
func (w *walker) keys(v *ctxvalues.Values) {
	add := func(list *[]module.ID, k ctxvalues.Key) {
		if text, ok := k.AsString(); ok {
			if id := module.Hash(text); !slices.Contains(*list, id) {
				*list = append(*list, id)
			}
		}
	}
	for _, k := range v.Framed {
		add(&w.out.Framed, k)
	}
	for _, s := range slices.Concat(v.Stores, v.Lookups) {
		add(&w.out.Keyed, s.Key)
	}
}
