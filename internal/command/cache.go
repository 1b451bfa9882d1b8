package command

import (
	"errors"
	"fmt"

	"github.com/ctxlint/ctxlint/internal/results"
)

// cacheCommand shows where the results of earlier runs are, or removes them.
func cacheCommand(args []string, w World) int {
	dir := results.Dir("", w.Getenv(results.Variable))
	clean := false
	for _, arg := range args {
		if arg != "clean" || clean {
			return w.fail(errors.New("ctxlint cache shows where results are kept, ctxlint cache clean removes them; there is nothing else"))
		}
		clean = true
	}
	switch {
	case dir == results.Off:
		fmt.Fprintln(w.Stdout, "no results are kept")
	case clean:
		if err := results.Clean(dir); err != nil {
			return w.fail(err)
		}
	default:
		entries, bytes := results.Size(dir)
		fmt.Fprintf(w.Stdout, "%s: %s, %.1f MB\n", dir, count(entries, "entry", "entries"), float64(bytes)/1e6)
	}
	return Clean
}
