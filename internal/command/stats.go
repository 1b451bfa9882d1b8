package command

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/ctxlint/ctxlint/internal/driver"
)

// slowest bounds how many analyzers are listed.
const slowest = 12

// tellStats says on standard error what a run cost.
func (w World) tellStats(s driver.Stats) {
	ms := func(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
	fmt.Fprintf(w.Stderr, "ctxlint: listing %v, type-checking and analysing %v, the module %v\n", ms(s.Listing), ms(s.Analysis), ms(s.Module))
	fmt.Fprintf(w.Stderr, "ctxlint: %s, tests included, %d of them from the cache\n", count(s.Units, "package", "packages"), s.Records)
	names := slices.SortedFunc(maps.Keys(s.Analyzers), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Analyzers[b], s.Analyzers[a]), cmp.Compare(a, b))
	})
	for _, name := range names[:min(len(names), slowest)] {
		fmt.Fprintf(w.Stderr, "\t%-12s %v\n", name, s.Analyzers[name].Round(10*time.Microsecond))
	}
}
