package configfile

import (
	"fmt"
	"strings"
)

// LeftOut says why a finding of a category, or one that assumes a step, is not shown in
// a file: what would have to be different. It is empty if it is shown.
func (c *Scope) LeftOut(file, rule, category string, assumed bool) string {
	if c.Shows(file, rule, category, assumed) {
		return ""
	}
	s := c.settings
	if c.Excluded(file) {
		return fmt.Sprintf("exclude in %s leaves the file out", s.Exclude.From)
	}
	shown := func(change func(s *Settings)) bool {
		other := *s
		other.Paths = append([]Path(nil), s.Paths...)
		change(&other)
		scope, err := other.Scope(c.known)
		return err == nil && scope.Shows(file, rule, category, assumed)
	}
	for _, tier := range []struct {
		flag string
		add  func(s *Settings)
	}{
		{"strict", func(s *Settings) { s.Strict.Value = true }},
		{"style", func(s *Settings) { s.Style.Value = true }},
	} {
		if shown(tier.add) {
			return "add -" + tier.flag
		}
	}
	for i := range s.Paths {
		if !c.match(file, s.Paths[i].Globs) {
			continue
		}
		for _, tier := range []struct {
			name  string
			off   bool
			clear func(s *Settings)
		}{
			{"strict: false", s.Paths[i].Strict != nil && !*s.Paths[i].Strict, func(s *Settings) { s.Paths[i].Strict, s.Strict.Value = nil, true }},
			{"style: false", s.Paths[i].Style != nil && !*s.Paths[i].Style, func(s *Settings) { s.Paths[i].Style, s.Style.Value = nil, true }},
		} {
			if tier.off && shown(tier.clear) {
				return fmt.Sprintf("%s of the path in %s leaves it out, whatever flags say", tier.name, s.Paths[i].From)
			}
		}
		without := func(s *Settings) { s.Paths[i].Rules, s.Strict.Value, s.Style.Value = nil, true, true }
		if len(s.Paths[i].Rules) > 0 && shown(without) {
			return fmt.Sprintf("the rules of the path in %s (%s) leave it out", s.Paths[i].From, strings.Join(s.Paths[i].Rules, ", "))
		}
	}
	from := s.Rules.From
	if from == Default {
		return "the rules that are on leave it out"
	}
	return fmt.Sprintf("the rules that are on (%s, by %s) leave it out", strings.Join(s.Rules.Value, ", "), from)
}
