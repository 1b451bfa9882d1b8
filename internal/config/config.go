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
}

// A Selection is the set of categories that are on.
type Selection struct {
	known []analyzers.Rule
	on    map[string]bool // "rule/category"
}

// Names of sets that a -rules list may use beside rules and rule/category.
var sets = []string{"default", "strict", "style", "all"}

// Select resolves a request against the rules that exist.
func Select(known []analyzers.Rule, req Request) (Selection, error) {
	s := Selection{known, map[string]bool{}}
	words := strings.FieldsFunc(req.Rules, func(r rune) bool { return r == ',' || r == ' ' })
	if len(words) == 0 || strings.HasPrefix(words[0], "-") {
		// Dropping from nothing would be a strange wish.
		s.tier(analyzers.Default, true)
	}
	// The tiers come before the words, so that a drop holds against them.
	if req.Strict {
		s.tier(analyzers.Strict, true)
	}
	if req.Style {
		s.tier(analyzers.Style, true)
	}
	for _, word := range words {
		name, drop := strings.CutPrefix(word, "-")
		if err := s.set(name, !drop); err != nil {
			return s, err
		}
	}
	return s, nil
}

// tier switches all categories of a tier.
func (s Selection) tier(t analyzers.Tier, on bool) {
	for _, r := range s.known {
		for _, c := range r.Categories {
			if c.Tier == t {
				s.on[r.Name+"/"+c.Name] = on
			}
		}
	}
}

// set switches what a word names.
func (s Selection) set(name string, on bool) error {
	switch name {
	case "default":
		s.tier(analyzers.Default, on)
		return nil
	case "strict":
		s.tier(analyzers.Strict, on)
		return nil
	case "style":
		s.tier(analyzers.Style, on)
		return nil
	}
	rule, category, narrow := strings.Cut(name, "/")
	found := name == "all"
	for _, r := range s.known {
		if r.Name != rule && name != "all" {
			continue
		}
		for _, c := range r.Categories {
			if !narrow || c.Name == category {
				s.on[r.Name+"/"+c.Name] = on
				found = true
			}
		}
	}
	if !found {
		return unknown(name, s.Names())
	}
	return nil
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

// RanName is [Selection.Ran] of "rule/category".
func (s Selection) RanName(name string) bool { return s.on[name] }

// Empty reports whether nothing is on.
func (s Selection) Empty() bool {
	for _, on := range s.on {
		if on {
			return false
		}
	}
	return true
}

// A Door is what a driver leaves to the rules.
type Door struct {
	Directives bool // rules apply //ctxlint:ignore themselves
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
			wire.FlagCategories: strings.Join(s.Categories(r), ","),
			wire.FlagDirectives: strconv.FormatBool(door.Directives),
			wire.FlagSuggested:  strconv.FormatBool(door.Suggested),
		} {
			if err := r.Analyzer.Flags.Set(flag, value); err != nil {
				return fmt.Errorf("%s: flag %s: %w", r.Name, flag, err)
			}
		}
	}
	return nil
}

// Categories lists the categories of a rule that are on.
func (s Selection) Categories(r analyzers.Rule) []string {
	var on []string
	for _, c := range r.Categories {
		if s.Ran(r.Name, c.Name) {
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
