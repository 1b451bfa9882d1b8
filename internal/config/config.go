// Package config turns what the user asked for into the categories that are
// on and the flags of the analyzers. It knows no file and no environment.
package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// A Request is what the command line says about rules.
type Request struct {
	Rules  string // the -rules list; empty is "default"
	Strict bool   // add the strict tier
	Style  bool   // add the style tier

	// Declined adds what another linter's //nolint has answered, of each category
	// that is on.
	Declined bool
}

// A Selection is the set of findings that are on: by category, and apart from
// that those of a category that assume a step.
type Selection struct {
	known   []analyzers.Rule
	on      map[string]bool // "rule/category"
	assumed map[string]bool

	declined bool
}

// Names of sets that a -rules list may use beside rules and rule/category.
var sets = []string{"default", "strict", "style", "all"}

// Select resolves a request against the rules that exist. A rule's name stands
// for its findings of the tiers that are asked for; the name of a category, of
// a tier and "all" for all that they name.
func Select(known []analyzers.Rule, req Request) (Selection, error) {
	s := Selection{known: known, on: map[string]bool{}, assumed: map[string]bool{}}
	words := strings.FieldsFunc(req.Rules, func(r rune) bool { return r == ',' || r == ' ' })
	tiers := []analyzers.Tier{analyzers.Default}
	if req.Strict {
		tiers = append(tiers, analyzers.Strict)
	}
	if req.Style {
		tiers = append(tiers, analyzers.Style)
	}
	// Dropping from nothing would be a strange wish.
	if len(words) == 0 || strings.HasPrefix(words[0], "-") || slices.Contains(words, "default") {
		s.tiers(known, tiers)
	}
	for _, word := range words {
		name, drop := strings.CutPrefix(word, "-")
		if err := s.set(name, !drop, tiers); err != nil {
			return s, err
		}
	}
	if s.declined = req.Declined; s.declined {
		for name, on := range s.on {
			s.assumed[name] = s.assumed[name] || on
		}
	}
	return s, nil
}

// tiers switches the findings of tiers on.
func (s Selection) tiers(rules []analyzers.Rule, tiers []analyzers.Tier) {
	for _, t := range tiers {
		s.tier(rules, t, true)
	}
}

// tier switches the findings of a tier.
func (s Selection) tier(rules []analyzers.Rule, t analyzers.Tier, on bool) {
	for _, r := range rules {
		for _, c := range r.Categories {
			if r.Tier(c, false) == t {
				s.on[r.Name+"/"+c.Name] = on
			}
			if r.Tier(c, true) == t {
				s.assumed[r.Name+"/"+c.Name] = on
			}
		}
	}
}

// set switches what a word names.
func (s Selection) set(name string, on bool, tiers []analyzers.Tier) error {
	if t := slices.Index(sets, name); t >= 0 && name != "all" {
		s.tier(s.known, analyzers.Tier(t), on)
		return nil
	}
	rule, category, narrow := strings.Cut(name, "/")
	found := name == "all"
	for _, r := range s.known {
		switch {
		case r.Name != rule && name != "all":
			continue
		case r.Name == rule && !narrow && on:
			s.rule(r, tiers)
			found = true
			continue
		}
		for _, c := range r.Categories {
			if !narrow || c.Name == category {
				s.on[r.Name+"/"+c.Name], s.assumed[r.Name+"/"+c.Name] = on, on
				found = true
			}
		}
	}
	if now, ok := analyzers.Renamed(name); ok && !found {
		return fmt.Errorf("%q is now %q", name, now)
	}
	if !found {
		return unknown(name, s.Names())
	}
	return nil
}

// rule switches the findings of a rule on that belong to the tiers. One that
// has none in these says what it says first.
func (s Selection) rule(r analyzers.Rule, tiers []analyzers.Tier) {
	first := analyzers.Style
	for _, c := range r.Categories {
		first = min(first, c.Tier)
	}
	s.tiers([]analyzers.Rule{r}, append(slices.Clone(tiers), first))
}

// Names lists all words that a -rules list may use.
func (s Selection) Names() []string {
	names := slices.Clone(sets)
	for _, r := range s.known {
		names = append(names, r.Name)
		for _, c := range r.Categories {
			names = append(names, r.Name+"/"+c.Name)
		}
	}
	return names
}

// Ran reports whether a category is on.
func (s Selection) Ran(rule, category string) bool { return s.on[rule+"/"+category] }

// Assumed reports whether findings of a category are on that assume a step.
func (s Selection) Assumed(rule, category string) bool { return s.assumed[rule+"/"+category] }

// RanName is [Selection.Ran] of "rule/category", or [Selection.Assumed]. Of a
// name of former times, which did not tell the one from the other, both.
func (s Selection) RanName(name string, assumed bool) bool {
	if now, ok := analyzers.Renamed(name); ok {
		return s.on[now] && s.assumed[now]
	}
	if assumed {
		return s.assumed[name]
	}
	return s.on[name]
}

// Empty reports whether nothing is on.
func (s Selection) Empty() bool {
	return !slices.ContainsFunc(s.known, s.Any)
}

// Any reports whether something of a rule is on.
func (s Selection) Any(r analyzers.Rule) bool {
	return len(s.list(r, s.on))+len(s.list(r, s.assumed)) > 0
}

// A Door is what a driver leaves to the rules.
type Door struct {
	Directives bool // rules apply //ctxlint:ignore themselves
	Module     bool // the whole module is read, and decides what rules leave open
	Explain    bool // rules say what they looked at and left alone, too
	Suggested  bool // rules attach fixes that need review
}

// Own is our own driver, which applies directives itself, accounts for unused
// ones and shows every fix.
var Own = Door{Suggested: true}

// Apply sets the flags of the analyzers.
func (s Selection) Apply(door Door) error {
	for _, r := range s.known {
		if r.Analyzer == nil {
			continue // nothing to set: the driver does its work
		}
		for flag, value := range map[string]string{
			wire.FlagCategories: strings.Join(s.list(r, s.on), ","),
			wire.FlagAssumed:    strings.Join(s.list(r, s.assumed), ","),
			wire.FlagDirectives: strconv.FormatBool(door.Directives),
			wire.FlagModule:     strconv.FormatBool(door.Module),
			wire.FlagDeclined:   strconv.FormatBool(s.declined),
			wire.FlagExplain:    strconv.FormatBool(door.Explain),
			wire.FlagSuggested:  strconv.FormatBool(door.Suggested),
		} {
			if err := r.Analyzer.Flags.Set(flag, value); err != nil {
				return fmt.Errorf("%s: flag %s: %w", r.Name, flag, err)
			}
		}
	}
	return nil
}

// list names the categories of a rule that are in a set.
func (s Selection) list(r analyzers.Rule, set map[string]bool) []string {
	var on []string
	for _, c := range r.Categories {
		if set[r.Name+"/"+c.Name] {
			on = append(on, c.Name)
		}
	}
	return on
}

// unknown names a word that nobody knows, with the nearest that somebody does.
func unknown(name string, known []string) error {
	if near := Nearest(name, known); near != "" {
		return fmt.Errorf("unknown rule %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("unknown rule %q; ctxlint help lists the rules", name)
}
