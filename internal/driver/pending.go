package driver

import (
	"slices"
	"strings"

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

// pending is what is to be said about a package: plain data.
type pending struct {
	Found   []candidate
	Remarks []remark
}

// A candidate is a finding that may be shown.
type candidate struct {
	analyzers.Finding
	Arbitrated bool // it is to be judged
	Shown      finding.Finding
	Covered    []int // by directives
}

// A remark is about a directive.
type remark struct {
	About  int
	Unused bool // only if it covers nothing
	Shown  finding.Finding
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
func (x *executor) put(u *unit, found []candidate) *pending {
	conv := newConverter(u, x.rules.Known, x.files)
	p := &pending{Found: found}
	directives := suppress.Read(u.Fset, u.Syntax, x.rules)
	for i := range found {
		c := &found[i]
		c.Shown = conv.finding(report(c.Finding))
		c.Covered = directives.Covering(c.Rule, c.Shown.Category, c.Pos)
		c.SuggestedFixes, c.Related = nil, nil // they are shown
	}
	for _, r := range directives.Remarks {
		p.Remarks = append(p.Remarks, remark{r.About, r.Unused, conv.finding(r.Report)})
	}
	return p
}

// join keeps what is known of a unit.
func (x *executor) join(p *pending, edges *module.Edges) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if p != nil {
		x.pending = append(x.pending, p)
	}
	if edges != nil {
		x.edges = append(x.edges, edges)
	}
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
		shown = append(shown, p.decide(x.rules, world, x.docket)...)
	}
	return shown
}

func (p *pending) decide(rules suppress.Rules, world *module.World, docket *docket) (shown []finding.Finding) {
	var disputed []analyzers.Finding
	used := map[int]bool{} // directives
	use := func(c candidate) {
		for _, d := range c.Covered {
			used[d] = true
		}
	}
	kept := make([]bool, len(p.Found))
	for i := range p.Found {
		c := &p.Found[i]
		if !c.stands(rules, world) {
			docket.refuted(c, world)
			if world != nil { // whoever wrote a directive for it did so for a reason
				use(*c)
			}
			continue
		}
		if !shows(rules, c.Shown) {
			use(*c) // it did what it is there for
			continue
		}
		if kept[i] = !c.Arbitrated; c.Arbitrated {
			c.ID = i
			disputed = append(disputed, c.Finding)
		}
	}
	judged := analyzers.Judge(slices.Clone(disputed))
	for _, f := range judged {
		kept[f.ID] = true
	}
	docket.outdone(disputed, judged, p.Found, world)
	for i, c := range p.Found {
		if !kept[i] {
			continue
		}
		if use(c); len(c.Covered) == 0 {
			shown = append(shown, c.Shown)
			docket.add(&c, world, Reported, "")
		} else {
			docket.add(&c, world, Ignored, "a directive in the code covers it")
		}
	}
	for _, r := range p.Remarks {
		if (!r.Unused || !used[r.About]) && shows(rules, r.Shown) {
			shown = append(shown, r.Shown)
		}
	}
	return shown
}

func shows(rules suppress.Rules, f finding.Finding) bool {
	return rules.Shows == nil || rules.Shows(f.File, f.Rule, f.Category, f.Assumed)
}

// stands reports whether nothing refutes a candidate and somebody asked for it,
// after what the module proves of it.
func (c *candidate) stands(rules suppress.Rules, world *module.World) bool {
	if len(c.Claim.Needs) == 0 {
		return true
	}
	if world.Shares(c.Claim.Needs) {
		c.Shown.Fixes = nil
	}
	verdict := world.Decide(c.Claim.Needs)
	if verdict == module.Proven && c.Shown.Assumed {
		c.Category, c.Message = c.Shown.Category, c.Claim.Proven
		c.Shown.Message, c.Shown.Assumed = c.Message, false
		c.Shown.Tier = tier(rules.Known, c.Rule, c.Shown.Category, false)
	}
	if what := world.Doubts(c.Claim.Needs); what != "" && verdict != module.Refuted && !c.Shown.Assumed {
		// The convention stands, and makes no difference here.
		c.Shown.Assumed = true
		c.Shown.Message = assuming(c.Shown.Message, c.Rule, what)
		c.Message, c.Category = c.Shown.Message, wire.MarkAssumed(c.Shown.Category)
		c.Shown.Tier = tier(rules.Known, c.Rule, c.Shown.Category, true)
	}
	return verdict != module.Refuted && (!c.Shown.Assumed || !c.Claim.Only && rules.Assumed(c.Rule, c.Shown.Category))
}

// assuming adds what a finding assumes to its message, which ends in the name of the rule.
func assuming(message, rule, what string) string {
	name := " (" + rule + ")"
	return strings.TrimSuffix(message, name) + "; assuming " + what + name
}
