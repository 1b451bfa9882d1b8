package htmlreport

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Step is a place in the life of a context that a finding tells.
type Step struct {
	N       int // in the order of time, from 1
	Role    Role
	Note    string
	File    string
	Line    int
	Column  int
	Finding bool // the place of the finding itself, which has a range:

	EndLine, EndColumn int
}

// A Role is what happens to the context at a step.
type Role string

// The roles. Findings don't say them yet: they are read from the notes, and a
// note that tells none of them is just a step. Nothing but the looks of the
// page, and the order of its steps, depends on it.
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

// life puts the places of a finding in the order of time, as far as the notes
// tell it: where the context begins, what happens, what ends it; a finding
// comes after what ends the context, as it is about what is still done with
// it. Places of one kind keep the order of the source.
func life(f finding.Finding) []*Step {
	steps := []*Step{{
		Role: Defect, Note: headline(f), Finding: true,
		File: f.File, Line: f.Line, Column: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn,
	}}
	ended := false
	for _, r := range f.Related {
		s := &Step{Role: role(r.Message), Note: visible(r.Message), File: r.File, Line: r.Line, Column: r.Column}
		ended = ended || s.Role == End
		steps = append(steps, s)
	}
	rank := func(s *Step) int {
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
	away := func(s *Step) int { // callers are elsewhere, and come first
		if s.File != f.File {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(steps, func(a, b *Step) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(away(a), away(b)), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for i, s := range steps {
		s.N = i + 1
	}
	return steps
}

// headline is what the message says before it says what to do.
func headline(f finding.Finding) string {
	text, _, _ := strings.Cut(message(f), "; ")
	return text
}

// message is the message without the rule's name, which the page shows apart.
func message(f finding.Finding) string {
	return visible(strings.TrimSuffix(f.Message, " ("+f.Rule+")"))
}
