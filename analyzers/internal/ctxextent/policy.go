package ctxextent

import (
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/limits"
)

// Looks says how a loop that pauses sees that its context has ended.
type Looks uint8

const (
	// Trapped: it has no way out at all.
	Trapped Looks = iota
	// Never: what ends it knows nothing of the context.
	Never
	// Late: it looks, but only when the pause is over.
	Late
	// Timed: it is no pause but work, which a timeout of its own ends: somebody has
	// thought of how long it may take.
	Timed
)

// A Weight says what a pause is worth.
type Weight uint8

const (
	// Nothing: nobody minds.
	Nothing Weight = iota
	// Word: some do; it is told with what is assumed.
	Word
	// Defect: whoever cancels waits for it.
	Defect
)

// patience is how long a timeout may be that was chosen to bound a call, and not
// to be safe from hanging for ever. Of eight root causes judged at first contact whose
// client has a shorter one, of one to thirty seconds, three were right.
const patience = time.Minute

// few is how many turns of a loop pile up nothing that anybody feels.
const few = 10

// Weigh returns the weight of a pause outside of loops, or in a loop that looks at
// its context like this. How long is long, package limits says.
func (e *Extents) Weigh(looks Looks, d Pause) Weight {
	long := e.x.Limits.Get
	var word, defect bool
	switch looks {
	case Trapped:
		defect = d.Each >= 0
	case Never:
		word, defect = d.Each > long(limits.Word), d.Each >= long(limits.Finding)
	case Late:
		word, defect = d.Each > long(limits.Finding), d.Each > long(limits.Late)
	case Timed:
		word, defect = d.Each > long(limits.Finding), d.Each >= max(patience, long(limits.Late))
	}
	switch {
	case d.Total < long(limits.Brief):
		return Nothing
	case defect:
		return Defect
	case word:
		return Word
	}
	return Nothing
}
