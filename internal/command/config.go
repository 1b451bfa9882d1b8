package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/configfile"
	"github.com/ctxlint/ctxlint/internal/migrate"
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
)

// none is the value of -config that reads no file.
const none = "none"

// settings reads the config, puts what was given as a flag over it, and the
// result into the options. The world is in its directory already.
func (o *options) settings(rules []analyzers.Rule, w World) (*configfile.Settings, error) {
	s, err := o.file(rules, w)
	if err != nil {
		return nil, err
	}
	words := func(list string) []string {
		return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
	}
	if o.given["rules"] {
		s.Paths = nil // of which they would be changes
	}
	override(o, "rules", &s.Rules, words(o.request.Rules))
	override(o, "strict", &s.Strict, o.request.Strict)
	override(o, "style", &s.Style, o.request.Style)
	override(o, "test", &s.Tests, o.tests)
	override(o, "module", &s.Module, o.module)
	override(o, "tags", &s.Tags, words(o.tags))
	module := ownmodule.Root(w.Dir)
	for _, word := range analyzers.Vocabulary() {
		names := words(o.vocabulary[word])
		for _, name := range names {
			if err := ownmodule.Check(module, word, name); err != nil {
				return nil, fmt.Errorf("-%s: %w", word, err)
			}
		}
		override(o, word.String(), &s.Vocabulary[word], names)
	}
	if s.Baseline.Value != "" && s.File != "" {
		// Seen from where we are, as the flag is.
		s.Baseline.Value = output.Relative(w.Dir, resolve(s.Dir(), s.Baseline.Value))
	}
	override(o, "baseline", &s.Baseline, o.baseline)

	s.Declined = o.request.Declined
	o.request = config.Request{Rules: strings.Join(s.Rules.Value, ","), Strict: s.Strict.Value, Style: s.Style.Value, Declined: o.request.Declined}
	o.tests, o.module, o.tags, o.baseline = s.Tests.Value, s.Module.Value, strings.Join(s.Tags.Value, ","), s.Baseline.Value
	return s, nil
}

// override is what a flag does that was given.
func override[T any](o *options, name string, s *configfile.Setting[T], value T) {
	if o.given[name] {
		s.Value, s.From = value, "-"+name
	}
}

// file reads the config that the options name, or the nearest.
func (o *options) file(rules []analyzers.Rule, w World) (*configfile.Settings, error) {
	if o.config == none {
		return configfile.Defaults(), nil
	}
	name := o.config
	if name != "" {
		name = resolve(w.Dir, name)
	} else {
		found, err := configfile.Find(w.Dir)
		if err != nil || found == "" {
			return configfile.Defaults(), err
		}
		name = found
	}
	return configfile.Read(name, output.Relative(w.Dir, name), withPseudo(rules))
}

// setOptions gives the analyzers what is not about what is on.
func setOptions(s *configfile.Settings, rules []analyzers.Rule) error {
	for _, w := range analyzers.Vocabulary() {
		if err := analyzers.SetVocabulary(w, s.Vocabulary[w].Value); err != nil {
			return fmt.Errorf("%s: %w", s.Vocabulary[w].From, err)
		}
	}
	extent := map[analyzers.Threshold]time.Duration{}
	for _, x := range analyzers.Thresholds() {
		extent[x] = s.Extent[x].Value
	}
	if err := analyzers.SetThresholds(extent); err != nil {
		return err
	}
	for _, r := range rules {
		for _, name := range configfile.Own(r) {
			value, from := r.Analyzer.Flags.Lookup(name).DefValue, ""
			for _, o := range s.Options {
				if o.Rule == r.Name && o.Name == name {
					value, from = strings.Join(o.Value, ","), o.From
				}
			}
			if err := r.Analyzer.Flags.Set(name, value); err != nil {
				return fmt.Errorf("%s: %s of %s: %w", from, name, r.Name, err)
			}
		}
	}
	return nil
}

const configHelp = `ctxlint config: what is in force, and where it comes from

Usage:
  ctxlint config [flags]

It prints the settings of a run with these flags as a config, and behind each
where it was set: by a flag, in a line of ` + configfile.Name + `, or nowhere. Then
the categories that are on; those with a ? also where a step is assumed.

The file is the nearest ` + configfile.Name + ` from the working directory up to the root
of the module. -config names another one, -config=none none. Flags win.
`

// showConfig prints what is in force.
func showConfig(args []string, rules []analyzers.Rule, w World) int {
	if wantsHelp(args) {
		fmt.Fprint(w.Stdout, configHelp)
		return Clean
	}
	o, err := parse(args)
	if err == nil {
		err = o.enter(&w)
	}
	if err != nil {
		return w.fail(err)
	}
	s, err := o.settings(rules, w)
	if err != nil {
		return w.fail(err)
	}
	scope, err := s.Scope(withPseudo(rules))
	if err == nil {
		err = setOptions(s, rules)
	}
	if err != nil {
		return w.fail(err)
	}
	if s.File == "" {
		fmt.Fprintf(w.Stdout, "# no %s\n", configfile.Name)
	} else {
		fmt.Fprintf(w.Stdout, "# %s\n", output.Visible(output.Relative(w.Dir, s.File)))
	}
	out := &listing{w.Stdout}
	out.settings(s)
	if fmt.Fprintln(w.Stdout); len(s.Paths) > 0 {
		fmt.Fprintln(w.Stdout, "# On, where paths say nothing else:")
	} else {
		fmt.Fprintln(w.Stdout, "# On:")
	}
	for _, r := range withPseudo(rules) {
		var on []string
		for _, c := range r.Categories {
			switch {
			case scope.Base.Ran(r.Name, c.Name) && scope.Base.Assumed(r.Name, c.Name):
				on = append(on, c.Name+"?")
			case scope.Base.Ran(r.Name, c.Name):
				on = append(on, c.Name)
			}
		}
		if len(on) > 0 {
			fmt.Fprintf(w.Stdout, "#   %-11s %s\n", r.Name, strings.Join(on, " "))
		}
	}
	return Clean
}

// A listing prints settings as a config.
type listing struct{ io.Writer }

func (l listing) line(key, value, from string) { fmt.Fprintf(l, "%-40s # %s\n", key+": "+value, from) }

func (l listing) settings(s *configfile.Settings) {
	rules := s.Rules
	if len(rules.Value) == 0 {
		rules.Value = []string{"default"}
	}
	l.line("rules", flow(rules.Value), rules.From)
	l.line("strict", strconv.FormatBool(s.Strict.Value), s.Strict.From)
	l.line("style", strconv.FormatBool(s.Style.Value), s.Style.From)
	l.line("tests", strconv.FormatBool(s.Tests.Value), s.Tests.From)
	l.line("module", strconv.FormatBool(s.Module.Value), s.Module.From)
	l.line("tags", flow(s.Tags.Value), s.Tags.From)
	baseline := ""
	if s.Baseline.Value != "" {
		baseline = strconv.Quote(s.Baseline.Value)
	}
	l.line("baseline", baseline, s.Baseline.From)
	l.line("exclude", flow(s.Exclude.Value), s.Exclude.From)
	fmt.Fprintln(l, "vocabulary:")
	for _, w := range analyzers.Vocabulary() {
		l.line("  "+w.String(), flow(s.Vocabulary[w].Value), s.Vocabulary[w].From)
	}
	fmt.Fprintln(l, "extent:")
	for _, x := range analyzers.Thresholds() {
		l.line("  "+x.String(), s.Extent[x].Value.String(), s.Extent[x].From)
	}
	for i, o := range s.Options {
		if i == 0 {
			fmt.Fprintln(l, "options:")
		}
		if i == 0 || s.Options[i-1].Rule != o.Rule {
			fmt.Fprintf(l, "  %s:\n", o.Rule)
		}
		l.line("    "+o.Name, flow(o.Value), o.From)
	}
	for i, p := range s.Paths {
		if i == 0 {
			fmt.Fprintln(l, "paths:")
		}
		l.line("  - path", flow(p.Globs), p.From)
		if len(p.Rules) > 0 {
			fmt.Fprintf(l, "    rules: %s\n", flow(p.Rules))
		}
		if p.Strict != nil {
			fmt.Fprintf(l, "    strict: %v\n", *p.Strict)
		}
		if p.Style != nil {
			fmt.Fprintf(l, "    style: %v\n", *p.Style)
		}
	}
}

// flow writes a list of YAML in one line.
func flow(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = w
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz/-") != "" || w == "-" {
			quoted[i] = strconv.Quote(w)
		}
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// initialize writes a config to begin with.
func initialize(args []string, w World) int {
	o := &options{}
	fs := flag.NewFlagSet("ctxlint init", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.dir, "C", "", "change to `dir` before doing anything")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(w.Stdout, "Usage: ctxlint init [-C dir]\n\nIt writes a commented "+configfile.Name+" at the root of the module, if there is none.\n")
		return Clean
	case err != nil:
		return w.fail(flagError(fs, err))
	case fs.NArg() > 0:
		return w.fail(fmt.Errorf("ctxlint init takes no packages: %s", fs.Arg(0)))
	}
	if err := o.enter(&w); err != nil {
		return w.fail(err)
	}
	root := ownmodule.Root(w.Dir)
	if root == "" {
		return w.fail(errors.New("no go.mod in this directory or above it: the config belongs at the root of a module"))
	}
	if found, err := configfile.Find(w.Dir); err != nil || found != "" {
		if err == nil {
			err = fmt.Errorf("%s exists already; nothing was written", output.Relative(w.Dir, found))
		}
		return w.fail(err)
	}
	name := filepath.Join(root, configfile.Name)
	_, missing := os.Stat(filepath.Join(root, baselineFile))
	seen := configfile.See(root)
	replaced := migrate.Replaced(func(string) bool { return true })
	if err := configfile.Write(name, seen, missing == nil, replaced); err != nil {
		return w.fail(err)
	}
	var inForce []string
	for _, part := range []struct {
		is   bool
		name string
	}{{len(seen.Tags) > 0, "tags"}, {missing == nil, "baseline"}, {len(seen.Paths) > 0, "exclude"}} {
		if part.is {
			inForce = append(inForce, part.name)
		}
	}
	but := ""
	if len(inForce) > 0 {
		but = ", but for " + strings.Join(inForce, ", ") + ", as found here"
	}
	fmt.Fprintf(w.Stderr, "ctxlint: %s written; all of it is commented out%s\n", output.Relative(w.Dir, name), but)
	if golangci, _ := filepath.Glob(filepath.Join(root, ".golangci.*")); len(golangci) > 0 {
		fmt.Fprintf(w.Stderr, "ctxlint: golangci-lint is set up here: %s says which of its linters are covered\n", home+"/blob/main/docs/migrate.md")
	}
	return Clean
}
