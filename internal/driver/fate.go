package driver

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// A Fate is what became of something that a rule found, or of a place that it
// looked at.
type Fate struct {
	finding.Finding
	Outcome Outcome
	Why     string   // nothing is shown; empty if it is
	Module  []string // what the module says of what it needs, in sentences
}

// An Outcome says whether something is shown, or else why not.
type Outcome string

// The outcomes.
const (
	Reported Outcome = "reported"
	Refuted  Outcome = "refuted"  // by the module
	Unproven Outcome = "unproven" // shown only if the module proves it
	Hidden   Outcome = "hidden"   // another finding of the same statement tells it
	Ignored  Outcome = "ignored"  // by a directive
	Silent   Outcome = "silent"   // the rule looked, and has no finding
)

// About is what is known of the place to explain, whatever rules say of it.
type About struct {
	Notes   []finding.Related // what the model knows of the contexts there
	Around  []finding.Related // the loops, goroutines and the like that it stands in, innermost first
	Missing []finding.Related // what would have to be there for a rule to look at it
}

// A docket collects fates and notes. The nil docket collects none.
type docket struct {
	fates []Fate
	about About
}

func (d *docket) add(c *candidate, world *module.World, outcome Outcome, why string) {
	if d == nil {
		return
	}
	d.fates = append(d.fates, Fate{c.Shown, outcome, why, world.Tell(c.Claim.Needs)})
}

func isSilent(f analyzers.Finding) bool {
	_, silent := wire.SplitSilent(f.Category)
	return silent
}

// spare keeps what rules looked at and left alone.
func (x *executor) spare(u *unit, list []analyzers.Finding) {
	if x.docket == nil {
		return
	}
	conv := newConverter(u, x.rules.Known, x.files)
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, f := range list {
		f.Category, _ = wire.SplitSilent(f.Category)
		c := conv.finding(report(f))
		why := c.Message
		c.Message = ""
		x.docket.fates = append(x.docket.fates, Fate{Finding: c, Outcome: Silent, Why: why})
	}
}

// note keeps what the model knows of the place to explain, if it is in a unit.
func (x *executor) note(u *unit, t *analyzers.Teller) {
	if x.explained == nil || !slices.Contains(u.CompiledGoFiles, x.explained.File) {
		return
	}
	file, line := x.explained.File, x.explained.Line
	about := About{
		Notes:   placed(u, t.Line(file, line)),
		Around:  placed(u, t.Around(file, line)),
		Missing: placed(u, t.Missing(file, line)),
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.docket.about.Missing) == 0 { // a test variant of the package says the same
		x.docket.about = about
	}
}

func placed(u *unit, notes []analyzers.Note) (list []finding.Related) {
	for _, n := range notes {
		at := u.Fset.Position(n.Pos)
		list = append(list, finding.Related{File: at.Filename, Line: at.Line, Column: at.Column, Message: n.Text})
	}
	return list
}

// told returns the fates in order, and what is known of the place.
func (x *executor) told() ([]Fate, About) {
	if x.docket == nil {
		return nil, About{}
	}
	slices.SortStableFunc(x.docket.fates, func(a, b Fate) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Rule, b.Rule), strings.Compare(a.Category, b.Category), strings.Compare(a.Why, b.Why))
	})
	same := func(a, b Fate) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Rule == b.Rule && a.Category == b.Category &&
			a.Outcome == b.Outcome && a.Why == b.Why && a.Message == b.Message
	}
	return slices.CompactFunc(x.docket.fates, same), x.docket.about
}

// outdone adds those of the disputed that are not among the kept, with who was
// preferred.
func (d *docket) outdone(disputed, kept []analyzers.Finding, found []candidate, world *module.World) {
	if d == nil {
		return
	}
	stays := map[int]bool{}
	for _, f := range kept {
		stays[f.ID] = true
	}
	for _, f := range disputed {
		if stays[f.ID] {
			continue
		}
		for _, k := range kept {
			if k.Place == f.Place && analyzers.Clash(k, f) {
				by := found[k.ID].Shown
				d.add(&found[f.ID], world, Hidden, fmt.Sprintf("%s/%s says more of the same statement, at line %d", by.Rule, by.Category, by.Line))
				break
			}
		}
	}
}

func (d *docket) refuted(c *candidate, world *module.World) {
	if d == nil {
		return
	}
	if world.Decide(c.Claim.Needs) == module.Refuted {
		d.add(c, world, Refuted, "the module refutes it")
	} else {
		d.add(c, world, Unproven, "it would have to be proven by the whole module, and is not")
	}
}

// At returns the fates of what lies on a line of a file, in the order of rules.
func (r *Result) At(file string, line int) (list []Fate) {
	for _, f := range r.Fates {
		if f.File == file && f.Line <= line && line <= max(f.Line, lastLine(f.Finding)) {
			list = append(list, f)
		}
	}
	return list
}

// lastLine is the last line of a finding that is about an expression or a header:
// what goes over many lines is about its first.
func lastLine(f finding.Finding) int {
	if f.EndColumn <= 1 || strings.TrimSpace(f.Message) == "" {
		return f.Line
	}
	return f.EndLine
}
