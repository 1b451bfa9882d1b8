package finding

import (
	"cmp"
	"slices"
	"strings"
)

// A Step of a proof is a place in the life of a context that a finding tells.
type Step struct {
	Role   Role   `json:"role"`
	Note   string `json:"message"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`

	// The place of the finding itself has a range.
	EndLine   int `json:"endLine,omitempty"`
	EndColumn int `json:"endColumn,omitempty"`
}

// A Role is what happens to the context at a step.
type Role string

// The roles. Findings don't say them yet: they are read from the notes, and a
// note that tells none of them is just a step. Nothing but the looks of the
// page, and the order of the steps, depends on it.
const (
	Origin Role = "begins"
	Other  Role = "step"
	Use    Role = "used"
	End    Role = "ends"
	Open   Role = "never ended"
	Defect Role = "finding"
)

// words tell roles, the first that is in a note.
var words = []struct {
	word string
	role Role
}{
	{"without calling", Open}, {"nothing calls", Open}, {"drops it", Open}, {"overwritten", Open}, {"can stop", Open},
	{"may already be done", Use}, {"fails", Use},
	{"cancel function", Origin}, {"derive", Origin},
	{"cancels", End}, {"canceled", End}, {"already done", End}, {"is done", End}, {"done after", End}, {"returns here", End},
	{"has ended", End},
	{"used here", Use}, {"uses", Use}, {"gets", Use}, {"called here", Use}, {"looked up", Use}, {"waits", Use}, {"watch", Use},
	{"declared", Origin}, {"in scope", Origin}, {"made here", Origin}, {"created", Origin}, {"stored", Origin}, {"stores", Origin}, {"bound", Origin},
	{"the parameter", Origin}, {"caller's context", Origin}, {"acquired", Origin},
}

func role(note string) Role {
	for _, w := range words {
		if strings.Contains(note, w.word) {
			return w.role
		}
	}
	return Other
}

// Steps puts the places of a finding in the order of time, as far as the notes
// tell it: where the context begins, what happens, what ends it; a finding
// comes after what ends the context, as it is about what is still done with
// it. Places of one kind keep the order of the source.
func (f Finding) Steps() []Step {
	steps := []Step{{
		Role: Defect, Note: f.Headline(),
		File: f.File, Line: f.Line, Column: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn,
	}}
	ended := false
	for _, r := range f.Related {
		s := Step{Role: role(r.Message), Note: r.Message, File: r.File, Line: r.Line, Column: r.Column}
		ended = ended || s.Role == End
		steps = append(steps, s)
	}
	rank := func(s Step) int {
		switch s.Role {
		case Origin:
			return 0
		case End, Open:
			return 2
		case Defect:
			if ended {
				return 3
			}
		}
		return 1
	}
	away := func(s Step) int { // callers are elsewhere, and come first
		if s.File != f.File {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(away(a), away(b)), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return steps
}

// Text is the message without the name of the rule.
func (f Finding) Text() string { return strings.TrimSuffix(f.Message, " ("+f.Rule+")") }

// Headline is what the message says before it says what to do.
func (f Finding) Headline() string {
	text, _, _ := strings.Cut(f.Text(), "; ")
	return text
}
