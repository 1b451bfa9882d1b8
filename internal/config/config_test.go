package config

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/wire"
)

func rules() []analyzers.Rule {
	rule := func(name string, categories ...analyzers.Category) analyzers.Rule {
		var r analyzers.Rule
		r.Name, r.Categories = name, categories
		r.Analyzer = &analysis.Analyzer{Name: name}
		r.Analyzer.Flags.String(wire.FlagCategories, "", "")
		r.Analyzer.Flags.String(wire.FlagAssumed, "", "")
		r.Analyzer.Flags.Bool(wire.FlagDirectives, true, "")
		r.Analyzer.Flags.Bool(wire.FlagModule, false, "")
		r.Analyzer.Flags.Bool(wire.FlagDeclined, false, "")
		r.Analyzer.Flags.Bool(wire.FlagExplain, false, "")
		r.Analyzer.Flags.Bool(wire.FlagSuggested, false, "")
		return r
	}
	return []analyzers.Rule{
		rule("one", analyzers.Category{Name: "d", Tier: analyzers.Default}, analyzers.Category{Name: "s", Tier: analyzers.Strict}),
		rule("two", analyzers.Category{Name: "d", Tier: analyzers.Default}, analyzers.Category{Name: "y", Tier: analyzers.Style}),
		rule("three", analyzers.Category{Name: "s", Tier: analyzers.Strict}),
	}
}

func TestSelect(t *testing.T) {
	for _, test := range []struct {
		req  Request
		want string
	}{
		{Request{}, "one/d two/d"},
		{Request{Strict: true}, "one/d one/d? one/s one/s? three/s three/s? two/d two/d?"},
		{Request{Style: true}, "one/d two/d two/y two/y?"},
		{Request{Rules: "default"}, "one/d two/d"},
		{Request{Rules: "default", Strict: true}, "one/d one/d? one/s one/s? three/s three/s? two/d two/d?"},
		{Request{Rules: "all"}, "one/d one/d? one/s one/s? three/s three/s? two/d two/d? two/y two/y?"},
		{Request{Rules: "all,-style"}, "one/d one/d? one/s one/s? three/s three/s? two/d two/d?"},
		{Request{Rules: "all,-strict,-style"}, "one/d two/d"},
		{Request{Rules: "strict,style"}, "one/d? one/s one/s? three/s three/s? two/d? two/y two/y?"},
		// A rule honours the tiers, a category is all that it says.
		{Request{Rules: "one"}, "one/d"},
		{Request{Rules: "one", Strict: true}, "one/d one/d? one/s one/s?"},
		{Request{Rules: "one/d"}, "one/d one/d?"},
		{Request{Rules: "one/s, two/y"}, "one/s one/s? two/y two/y?"},
		{Request{Rules: "three"}, "three/s three/s?"},
		{Request{Rules: "three", Style: true}, "three/s three/s?"},
		{Request{Rules: "-one"}, "two/d"},
		{Request{Rules: "-one", Strict: true}, "three/s three/s? two/d two/d?"},
		{Request{Rules: "-one/d,three"}, "three/s three/s? two/d"},
		{Request{Rules: "default,-one,one/s"}, "one/s one/s? two/d"},
		{Request{Rules: "-default"}, ""},
	} {
		s, err := Select(rules(), test.req)
		if err != nil {
			t.Errorf("%+v: %v", test.req, err)
			continue
		}
		var on []string
		for name, is := range s.on {
			if is {
				on = append(on, name)
			}
		}
		for name, is := range s.assumed {
			if is {
				on = append(on, name+"?")
			}
		}
		slices.Sort(on)
		if got := strings.Join(on, " "); got != test.want {
			t.Errorf("%+v: %s, want %s", test.req, got, test.want)
		}
		if s.Empty() != (test.want == "") {
			t.Errorf("%+v: Empty is %v", test.req, s.Empty())
		}
	}
}

func TestUnknown(t *testing.T) {
	for word, want := range map[string]string{
		"on":        `unknown rule "on"; did you mean "one"?`,
		"-thre":     `unknown rule "thre"; did you mean "three"?`,
		"one/x":     `unknown rule "one/x"; did you mean "one/d"?`,
		"defaults":  `unknown rule "defaults"; did you mean "default"?`,
		"nothing/z": `unknown rule "nothing/z"; ctxlint help lists the rules`,
		"all/x":     "unknown rule",
	} {
		if _, err := Select(rules(), Request{Rules: "two," + word}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", word, err)
		}
	}
}

func TestApply(t *testing.T) {
	list := rules()
	s, err := Select(list, Request{Rules: "one,two/y"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(Own); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"d", "y", ""} {
		flags := &list[i].Analyzer.Flags
		if got := flags.Lookup(wire.FlagCategories).Value.String(); got != want {
			t.Errorf("%s: categories %q, want %q", list[i].Name, got, want)
		}
		if got, want := flags.Lookup(wire.FlagAssumed).Value.String(), []string{"", "y", ""}[i]; got != want {
			t.Errorf("%s: assumed %q, want %q", list[i].Name, got, want)
		}
		if flags.Lookup(wire.FlagDirectives).Value.String() != "false" || flags.Lookup(wire.FlagSuggested).Value.String() != "true" {
			t.Errorf("%s: directives or suggested is not set", list[i].Name)
		}
	}
	if err := (Selection{known: []analyzers.Rule{{Analyzer: &analysis.Analyzer{}}}}).Apply(Own); err == nil {
		t.Error("an analyzer without the flags passes unseen")
	}
}

// TestSuite holds the real rules to what Apply needs.
func TestSuite(t *testing.T) {
	for _, r := range analyzers.Rules() {
		for _, name := range []string{wire.FlagCategories, wire.FlagDirectives, wire.FlagSuggested} {
			if r.Analyzer.Flags.Lookup(name) == nil {
				t.Errorf("%s has no flag %s", r.Name, name)
			}
		}
	}
}

func FuzzSelect(f *testing.F) {
	f.Add("default,-one/d", true)
	f.Fuzz(func(t *testing.T, words string, strict bool) {
		s, err := Select(rules(), Request{Rules: words, Strict: strict})
		if err == nil && s.Ran("nobody", "d") {
			t.Error("a rule that does not exist is on")
		}
	})
}
