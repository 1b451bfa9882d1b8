package driver

import (
	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/module"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// What the rules find in a package waits for the rest of the module, which may
// prove or refute it. Only then are findings judged, place by place: one that is
// refuted must not hide another. All that needs syntax is done before.

// pending is what is to be said about a package.
type pending struct {
	found      []candidate
	directives *suppress.Directives
	remarks    []finding.Finding // of the directives' remarks, in the same order
}

// A candidate is a finding that may be shown.
type candidate struct {
	analyzers.Finding
	arbitrated bool // it is to be judged
	shown      finding.Finding
}

// source returns the analyzer that has the findings of a rule's: of rules of the
// suite, one for all.
func source(a *analysis.Analyzer) *analysis.Analyzer {
	if analyzers.Arbitrated(a) {
		return analyzers.Undecided()
	}
	return a
}

// put keeps what was found in a unit, while its syntax is there.
func (x *executor) put(u *unit, found []candidate) {
	conv := newConverter(u, x.rules.Known)
	p := &pending{found: found, directives: suppress.Read(u.Fset, u.Syntax, x.rules)}
	for i := range found {
		found[i].shown = conv.finding(report(found[i].Finding))
	}
	for _, r := range p.directives.Remarks() {
		p.remarks = append(p.remarks, conv.finding(r.Report))
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.pending = append(x.pending, p)
}

func report(f analyzers.Finding) suppress.Report {
	r := suppress.Report{Rule: f.Rule, Diagnostic: f.Diagnostic}
	r.Category, r.Assumed = wire.SplitCategory(f.Category)
	return r
}

// findings decides what is shown. Without a world it is what each package shows
// by itself.
func (x *executor) findings(world *module.World) []finding.Finding {
	var shown []finding.Finding
	for _, p := range x.pending {
		shown = append(shown, p.decide(x.rules, world)...)
	}
	return shown
}

func (p *pending) decide(rules suppress.Rules, world *module.World) (shown []finding.Finding) {
	var disputed []analyzers.Finding
	kept := make([]bool, len(p.found))
	for i := range p.found {
		c := &p.found[i]
		if !c.stands(rules, world) {
			if world != nil { // whoever wrote a directive for it did so for a reason
				p.directives.Covers(c.Rule, c.shown.Category, c.Pos)
			}
			continue
		}
		if kept[i] = !c.arbitrated; c.arbitrated {
			c.ID = i
			disputed = append(disputed, c.Finding)
		}
	}
	for _, f := range analyzers.Judge(disputed) {
		kept[f.ID] = true
	}
	for i, c := range p.found {
		if kept[i] && !p.directives.Covers(c.Rule, c.shown.Category, c.Pos) {
			shown = append(shown, c.shown)
		}
	}
	for i, r := range p.directives.Remarks() {
		if p.directives.Holds(r) {
			shown = append(shown, p.remarks[i])
		}
	}
	return shown
}

// stands reports whether nothing refutes a candidate and somebody asked for it,
// after what the module proves of it.
func (c *candidate) stands(rules suppress.Rules, world *module.World) bool {
	if len(c.Claim.Needs) == 0 {
		return true
	}
	verdict := world.Decide(c.Claim.Needs)
	if verdict == module.Proven && c.shown.Assumed {
		c.Category, c.Message = c.shown.Category, c.Claim.Proven
		c.shown.Message, c.shown.Assumed = c.Message, false
		c.shown.Tier = tier(rules.Known, c.Rule, c.shown.Category, false)
	}
	return verdict != module.Refuted && (!c.shown.Assumed || !c.Claim.Only && rules.Assumed(c.Rule, c.shown.Category))
}
