package command

import (
	"os"
	"runtime/debug"
)

// growth is by how many percent of what is alive the heap may grow before it is
// collected: more than Go's 100, for collecting is a seventh of a run, and less than
// would cost a fifth more memory.
const growth = 150

// collectLess sets the garbage collector for a process that analyses once and ends,
// unless the user has set it.
func collectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(growth)
	}
}
