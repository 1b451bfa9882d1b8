package htmlreport

import "github.com/ctxlint/ctxlint/internal/finding"

// A Step is one of a finding's, as the page shows it.
type Step struct {
	finding.Step
	N       int // in the order of time, from 1
	Finding bool
}

// life is what a finding tells of the life of its context.
func life(f finding.Finding) (steps []*Step) {
	for i, s := range f.Steps() {
		s.Note = visible(s.Note)
		steps = append(steps, &Step{s, i + 1, s.Role == finding.Defect})
	}
	return steps
}

// message is the message without the rule's name, which the page shows apart.
func message(f finding.Finding) string { return visible(f.Text()) }
