// Package plugin is ctxlint as a module plugin of golangci-lint, see
// docs/integrations/golangci-lint.md.
package plugin

import (
	"context"
	"fmt"
	"go/ast"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/directive"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/factless"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// Name is that of the linter in the configuration of golangci-lint.
const Name = "ctxlint"

// How a plugin makes itself known leaves no choice.
func init() { //nolint:gochecknoinits // see above
	register.Plugin(Name, New)
}

// Settings are what linters.settings.custom.ctxlint.settings may hold.
type Settings struct {
	// Rules is a list of default, strict, style, all, rules and
	// rule/category; -name drops one. The default is "default".
	Rules []string `json:"rules"`

	Strict bool `json:"strict"` // add the strict rules
	Style  bool `json:"style"`  // add the style rules

	// Suggested offers fixes that need review as well. golangci-lint --fix
	// applies whatever is offered.
	Suggested bool `json:"suggested"`

	// Vocabulary says what functions and types of other modules do, of which nothing
	// else tells: a word, and the packages (import/path), functions (import/path.Func)
	// and methods (import/path.Type.Method) that it is said of.
	Vocabulary map[string][]string `json:"vocabulary"`

	// Extent moves thresholds of how long a pause may be: {"finding": "500ms"}.
	Extent map[string]string `json:"extent"`

	// Options of rules, by rule and option: {"ctxbag": {"allow": ["example.com/p.T"]}}.
	Options map[string]map[string][]string `json:"options"`
}

// New returns the linter for settings as golangci-lint has read them. The
// error says what is wrong with them in a line.
func New(raw any) (register.LinterPlugin, error) {
	settings, err := register.DecodeSettings[Settings](raw)
	if err != nil {
		return nil, fmt.Errorf("ctxlint: %s", plain(err))
	}
	rules := analyzers.Rules()
	selection, err := config.Select(rules, config.Request{
		Rules: strings.Join(settings.Rules, ","), Strict: settings.Strict, Style: settings.Style,
	})
	if err == nil && selection.Empty() {
		err = fmt.Errorf("the selection of rules is empty")
	}
	if err == nil {
		err = selection.Apply(config.Door{Directives: true, Suggested: settings.Suggested})
	}
	if err == nil {
		err = setOptions(rules, settings.Options)
	}
	if err == nil {
		err = setVocabulary(settings.Vocabulary)
	}
	if err == nil {
		err = setExtent(settings.Extent)
	}
	if err != nil {
		return nil, fmt.Errorf("ctxlint: %w", err)
	}
	return linter{rules, selection}, nil
}

// plain takes package json's own words off an error.
func plain(err error) string {
	return strings.ReplaceAll(strings.ReplaceAll(err.Error(), "json: ", ""), "Go struct field Settings.", "")
}

func setOptions(rules []analyzers.Rule, options map[string]map[string][]string) error {
	known := map[string]*analysis.Analyzer{}
	for _, r := range rules {
		known[r.Name] = r.Analyzer
	}
	for name, values := range options {
		a := known[name]
		if a == nil {
			return fmt.Errorf("options: unknown rule %q", name)
		}
		for option, list := range values {
			if a.Flags.Lookup(option) == nil || wire.Common(option) {
				return fmt.Errorf("options: %s has no option %q", name, option)
			}
			if err := a.Flags.Set(option, strings.Join(list, ",")); err != nil {
				return fmt.Errorf("options: %s: %s: %w", name, option, err)
			}
		}
	}
	return nil
}

func setVocabulary(said map[string][]string) error {
	dir, err := filepath.Abs(".") // golangci-lint does not say where the module is
	if err != nil {
		return err
	}
	known, module := map[string]bool{}, ownmodule.Root(dir)
	for _, w := range analyzers.Vocabulary() {
		known[w.String()] = true
		names := said[w.String()]
		for _, name := range names {
			if err := ownmodule.Check(module, w, name); err != nil {
				return fmt.Errorf("vocabulary: %s: %w", w, err)
			}
		}
		if err := analyzers.SetVocabulary(w, names); err != nil {
			return fmt.Errorf("vocabulary: %s: %w", w, err)
		}
	}
	return unknown("vocabulary", said, known)
}

func setExtent(said map[string]string) error {
	known := map[string]bool{}
	values := map[analyzers.Threshold]time.Duration{}
	for _, x := range analyzers.Thresholds() {
		known[x.String()] = true
		if text, ok := said[x.String()]; ok {
			d, err := analyzers.ParseThreshold(text)
			if err != nil {
				return fmt.Errorf("extent: %s: %w", x, err)
			}
			values[x] = d
		}
	}
	if err := analyzers.SetThresholds(values); err != nil {
		return fmt.Errorf("extent: %w", err)
	}
	return unknown("extent", said, known)
}

// unknown complains of a key that nothing is known by.
func unknown[T any](of string, said map[string]T, known map[string]bool) error {
	for _, name := range slices.Sorted(maps.Keys(said)) {
		if known[name] {
			continue
		}
		names := slices.Sorted(maps.Keys(known))
		if near := config.Nearest(name, names); near != "" {
			return fmt.Errorf("%s: unknown key %q; did you mean %q?", of, name, near)
		}
		return fmt.Errorf("%s: unknown key %q; use %s", of, name, strings.Join(names, ", "))
	}
	return nil
}

type linter struct {
	rules     []analyzers.Rule
	selection config.Selection
}

// GetLoadMode says that every rule needs types.
func (linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the rules that have something to report. They have
// no facts, because golangci-lint would type-check and analyse every
// dependency for these; see package factless.
func (l linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	var on []*analysis.Analyzer
	for _, r := range l.rules {
		if l.selection.Any(r) {
			on = append(on, r.Analyzer)
		}
	}
	twins := factless.Wrap(on, fetch(on))
	for _, twin := range twins {
		run, name := twin.Run, twin.Name
		twin.Run = func(pass *analysis.Pass) (any, error) {
			p := *pass
			p.Report = func(d analysis.Diagnostic) {
				if !ignored(pass, name, d) {
					pass.Report(trim(d, name))
				}
			}
			return run(&p)
		}
	}
	return twins, nil
}

// trim leaves out what golangci-lint would show badly: it makes a finding of
// its own of each related place, and puts the name of the analyzer before the
// message, which ends with it already.
func trim(d analysis.Diagnostic, name string) analysis.Diagnostic {
	d.Related = nil
	d.Message = strings.TrimSuffix(d.Message, " ("+name+")")
	return d
}

// ignored reports whether a //nolint comment names the rule. golangci-lint
// itself knows the name of the linter only.
func ignored(pass *analysis.Pass, rule string, d analysis.Diagnostic) bool {
	for _, f := range pass.Files {
		if f.FileStart <= d.Pos && d.Pos <= f.FileEnd {
			return nolint(pass, f, rule, d)
		}
	}
	return false
}

func nolint(pass *analysis.Pass, f *ast.File, rule string, diag analysis.Diagnostic) bool {
	x := directive.File(pass.Fset, f)
	for _, d := range x.All() {
		if d.Kind == directive.NoLint && slices.Contains(d.Names, rule) && x.Covers(d, diag.Pos) {
			return true
		}
	}
	return false
}

// fetch makes the facts of a package that golangci-lint did not analyse in
// this run, because its findings were in the cache. Build tags have to come
// from the environment there: no analyzer is told of them.
func fetch(rules []*analysis.Analyzer) factless.Fetch {
	return func(pass *analysis.Pass, path string) []analysis.ObjectFact {
		if len(pass.Files) == 0 {
			return nil
		}
		dir := filepath.Dir(pass.Fset.File(pass.Files[0].FileStart).Name())
		facts, err := driver.Facts(context.Background(), driver.Options{Dir: dir, Patterns: []string{path}}, rules)
		if err != nil {
			return nil // as if nothing were known of it: silence
		}
		return facts
	}
}
