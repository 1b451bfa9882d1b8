package command

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ctxlint/ctxlint/internal/configfile"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

// A teller writes what is known of a place.
type teller struct {
	World
	res      *driver.Result
	mine     *configfile.Scope // what is shown by the flags and the config of the user
	place    driver.Place
	full     map[spot]string // the fingerprints of what is found, with their ordinals
	accepted map[string]bool // those that the baseline holds
	baseline string
}

// A spot is where a category has a finding.
type spot struct {
	file           string
	line, column   int
	rule, category string
}

func spotOf(f finding.Finding) spot { return spot{f.File, f.Line, f.Column, f.Rule, f.Category} }

// accept reads which of the findings have ordinals, and which are in the baseline.
func (t *teller) accept(o *options) error {
	t.full, t.accepted = map[spot]string{}, map[string]bool{}
	var shown []finding.Finding
	for _, f := range t.res.Findings {
		t.full[spotOf(f)] = f.Fingerprint
		if t.mine.Shows(f.File, f.Rule, f.Category, f.Assumed) {
			shown = append(shown, f)
			t.accepted[f.Fingerprint] = true
		}
	}
	a, err := o.accepted(t.World)
	if err != nil {
		return err
	}
	if a.from == nil {
		clear(t.accepted)
		return nil
	}
	left, _ := a.from.Subtract(shown)
	for _, f := range left {
		delete(t.accepted, f.Fingerprint)
	}
	t.baseline = o.baseline
	return nil
}

func (t *teller) at(file string, line, column int) string {
	return fmt.Sprintf("%s:%d:%d", output.Visible(output.Relative(t.Dir, file)), line, column)
}

// tell writes the fates of the place, those of what stands around it, and the notes.
func (t *teller) tell() int {
	fates := t.res.At(t.place.File, t.place.Line)
	fmt.Fprintf(t.Stdout, "%s:%d\n", output.Visible(output.Relative(t.Dir, t.place.File)), t.place.Line)
	if len(fates) == 0 {
		fmt.Fprintln(t.Stdout, "\nNo rule looks at anything on this line.")
		for _, n := range t.res.Missing {
			fmt.Fprintf(t.Stdout, "  - %s\n", output.Visible(n.Message))
		}
	}
	rank := func(f driver.Fate) int { return slices.Index(outcomes, f.Outcome) }
	slices.SortStableFunc(fates, func(a, b driver.Fate) int { return cmp.Compare(rank(a), rank(b)) })
	for _, f := range fates {
		of := ""
		if columns(fates, f) > 1 {
			of = fmt.Sprintf(" at %d:%d", f.Line, f.Column)
		}
		t.fate(f, of)
	}
	t.around()
	if len(t.res.Notes) > 0 {
		fmt.Fprintln(t.Stdout, "\nWhat the model knows of the line:")
	}
	for _, n := range t.res.Notes {
		fmt.Fprintf(t.Stdout, "  - %s\n", output.Visible(n.Message))
	}
	return t.showErrors(t.res, Clean)
}

// columns counts the places at which the rule of a fate has one of its category.
func columns(fates []driver.Fate, of driver.Fate) int {
	at := map[[2]int]bool{}
	for _, f := range fates {
		if f.Rule == of.Rule && f.Category == of.Category {
			at[[2]int{f.Line, f.Column}] = true
		}
	}
	return len(at)
}

// around tells in short what becomes of the loops, goroutines and selects that the line
// stands in: what is said of it is said there.
func (t *teller) around() {
	head := false
	for _, n := range t.res.Around {
		for _, f := range t.res.Fates {
			if f.File != n.File || f.Line != n.Line || f.Column != n.Column && f.Rule != "ctxescape" {
				continue // of what a go statement starts it is said at the literal
			}
			if !head {
				fmt.Fprintln(t.Stdout, "\nWhat is said of what it stands in:")
				head = true
			}
			state, text := t.state(f)
			if f.Outcome == driver.Silent {
				state, text = "not reported", f.Why
			}
			fmt.Fprintf(t.Stdout, "  - %s of line %d, %s/%s, %s: %s\n", n.Message, n.Line, f.Rule, f.Category, output.Visible(state), output.Visible(text))
		}
	}
}

// outcomes are in the order in which they are told.
var outcomes = []driver.Outcome{driver.Reported, driver.Ignored, driver.Hidden, driver.Refuted, driver.Unproven, driver.Silent}

// state says whether a finding is reported, or why not, and what it says.
func (t *teller) state(f driver.Fate) (state, text string) {
	left := t.mine.LeftOut(f.File, f.Rule, f.Category, f.Assumed)
	switch {
	case f.Outcome != driver.Reported:
		state = "not reported: " + f.Why // no flag would change that
	case left != "":
		state = "not reported: " + left
	case t.accepted[t.fingerprint(f)]:
		state = "not reported: the baseline " + t.baseline + " accepts it"
	default:
		state = "reported"
	}
	return f.Tier + ", " + state, f.Text()
}

// fingerprint is that of a fate with its ordinal, if it has one.
func (t *teller) fingerprint(f driver.Fate) string {
	return cmp.Or(t.full[spotOf(f.Finding)], f.Fingerprint)
}

func (t *teller) fate(f driver.Fate, of string) {
	if f.Outcome == driver.Silent {
		fmt.Fprintf(t.Stdout, "\n%s/%s%s: not reported\n  %s\n", f.Rule, f.Category, of, output.Visible(f.Why))
		return
	}
	state, text := t.state(f)
	fmt.Fprintf(t.Stdout, "\n%s/%s%s (%s)\n  %s\n", f.Rule, f.Category, of, output.Visible(state), output.Visible(text))
	for i, s := range f.Steps() {
		fmt.Fprintf(t.Stdout, "  %d. %s: %s\n", i+1, t.at(s.File, s.Line, s.Column), output.Visible(s.Note))
	}
	for _, sentence := range f.Module {
		fmt.Fprintf(t.Stdout, "  module: %s\n", output.Visible(sentence))
	}
	for _, fix := range f.Fixes {
		how := "-fix applies it"
		if !fix.Safe {
			how = "-fix -unsafe applies it: read it first"
		}
		fmt.Fprintf(t.Stdout, "  fix: %s (%s)\n", output.Visible(fix.Message), how)
	}
	fmt.Fprintf(t.Stdout, "  fingerprint %s; %s\n", t.fingerprint(f), f.URL)
}
