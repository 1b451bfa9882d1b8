package ctxextent

import "time"

// Looks says how a loop that pauses sees that its context has ended.
type Looks uint8

const (
	// Trapped: it has no way out at all.
	Trapped Looks = iota
	// Never: what ends it knows nothing of the context.
	Never
	// Late: it looks, but only when the pause is over.
	Late
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

// policy is the one place for how long is long: from Word on a pause is worth a
// word, from Defect on it is a defect.
var policy = map[Looks]struct{ Word, Defect time.Duration }{
	Trapped: {0, 0},
	Never:   {yield + 1, time.Second},
	Late:    {time.Second + 1, 2*time.Second + 1},
}

const (
	// yield is the pause of a loop that lets others run rather than waits.
	yield = 10 * time.Millisecond
	// nobody minds all pauses of a loop together if they are shorter than this.
	brief = time.Second
	// few is how many turns of a loop pile up nothing that anybody feels.
	few = 10
)

// Weigh returns the weight of a pause outside of loops, or in a loop that looks
// at its context like this.
func (looks Looks) Weigh(d Pause) Weight {
	if d.Total < brief {
		return Nothing
	}
	switch row := policy[looks]; {
	case d.Each >= row.Defect:
		return Defect
	case d.Each >= row.Word:
		return Word
	}
	return Nothing
}
