// Package command is ctxlint's command line: arguments in, text out, an exit
// status.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/configfile"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

// Exit statuses.
const (
	Clean   = 0 // no findings
	Found   = 1 // findings
	Failure = 2 // wrong usage, or something could not be loaded or analysed
)

// A World is what a command sees of the process that runs it.
type World struct {
	Dir            string // the working directory
	Stdout, Stderr io.Writer
	StdoutTerminal bool
	StderrTerminal bool
	Getenv         func(string) string
}

// Main runs a command line, without the name of the program, and returns its
// exit status.
func Main(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	if len(args) > 0 {
		switch args[0] {
		case "help":
			return help(args[1:], rules, w)
		case "version", "-version", "--version":
			fmt.Fprintln(w.Stdout, version())
			return Clean
		case "baseline":
			return accept(ctx, args[1:], rules, w)
		case "config":
			return showConfig(args[1:], rules, w)
		case "init":
			return initialize(args[1:], w)
		case "todo":
			return todo(ctx, args[1:], rules, w)
		case "thread":
			return threadContext(ctx, args[1:], w)
		case "cache":
			return cacheCommand(args[1:], w)
		}
	}
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage(w.Stdout, rules)
		return Clean
	case err != nil:
		return w.fail(err)
	}
	if opts.migrate {
		return migrateNolint(ctx, opts, rules, w)
	}
	return opts.profiled(w, func() int { return lint(ctx, opts, rules, w) })
}

// fail tells why nothing was done.
func (w World) fail(err error) int {
	fmt.Fprintf(w.Stderr, "ctxlint: %v\n", err)
	return Failure
}

// options is a parsed command line.
type options struct {
	request                config.Request
	dir                    string
	tests                  bool
	tags                   string
	source                 bool
	module                 bool
	cache                  string
	valueOnly              string
	format                 string
	output                 string
	baseline               string
	fix                    bool
	diff                   bool
	unsafe                 bool
	migrate                bool
	cpuProfile, memProfile string
	patterns               []string
	config                 string
	given                  map[string]bool // flags that were
}

func (o *options) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("ctxlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.request.Rules, "rules", "", "comma-separated `list` of default, strict, style, all, rules, rule/category; -name drops one")
	fs.BoolVar(&o.request.Strict, "strict", false, "add the findings that assume a step of their reasoning, and the strict categories")
	fs.BoolVar(&o.request.Style, "style", false, "add the style categories")
	o.loading(fs)
	fs.StringVar(&o.output, "o", "", "write the report to `file` instead of standard output")
	fs.StringVar(&o.baseline, "baseline", "", "leave out the findings that `file` accepts, see ctxlint help baseline")
	fs.BoolVar(&o.fix, "fix", false, "apply the safe fixes, then show what is left")
	fs.BoolVar(&o.diff, "diff", false, "show what -fix would change, as a patch")
	fs.BoolVar(&o.unsafe, "unsafe", false, "with -fix or -diff: also fixes that need review")
	fs.BoolVar(&o.migrate, "migrate-nolint", false, "show how to rewrite the //nolint of linters that ctxlint replaces; with -fix: do it")
	fs.StringVar(&o.cpuProfile, "cpuprofile", "", "write a profile of the run's CPU time to `file`, for go tool pprof")
	fs.StringVar(&o.memProfile, "memprofile", "", "write a profile of the run's allocations to `file`, for go tool pprof")
	return fs
}

// loading adds the flags about what is analysed, and how it is shown.
func (o *options) loading(fs *flag.FlagSet) {
	fs.StringVar(&o.dir, "C", "", "change to `dir` before doing anything")
	fs.StringVar(&o.config, "config", "", "read `file`, or none, instead of the nearest "+configfile.Name+" up to the root of the module")
	fs.BoolVar(&o.tests, "test", true, "analyse test files too")
	fs.StringVar(&o.tags, "tags", "", "comma-separated `list` of build tags")
	fs.StringVar(&o.valueOnly, "valueonly", "", "comma-separated `list` of foreign packages and functions that only read values of their contexts")
	fs.BoolVar(&o.module, "module", true, "let all packages of the module decide together what one leaves open; without, say what go vet says")
	fs.BoolVar(&o.source, "source", false, "type-check dependencies from source; compile nothing")
	fs.StringVar(&o.cache, "cache", "", "keep the results of packages in `dir`, or nowhere: off (default $"+results.Variable+" or the user's cache)")
	fs.StringVar(&o.format, "format", "text", "`form` of the report: "+orList(formatNames()))
}

// parse reads the command line of an analysis.
func parse(args []string) (*options, error) {
	o := &options{}
	if err := o.read(o.flags(), args); err != nil {
		return nil, err
	}
	if o.unsafe && !o.fix && !o.diff {
		return nil, errors.New("-unsafe says which fixes to apply: use it with -fix or -diff")
	}
	if o.diff && o.format != "text" {
		return nil, errors.New("-diff writes a patch: it has no other format")
	}
	if o.migrate && (o.diff || o.unsafe || o.baseline != "" || o.output != "" || o.format != "text") {
		return nil, errors.New("-migrate-nolint shows a patch, and with -fix applies it: it goes with no other form of report")
	}
	if o.diff && o.output != "" {
		return nil, errors.New("-diff writes a patch to standard output: leave out -o")
	}
	return o, nil
}

// read reads flags and patterns in any order, as there is no pattern that
// looks like a flag. "--" ends the flags.
func (o *options) read(fs *flag.FlagSet, args []string) error {
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return flagError(fs, err)
		}
		rest := fs.Args()
		if consumed := len(args) - len(rest); consumed > 0 && args[consumed-1] == "--" {
			o.patterns = append(o.patterns, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		o.patterns = append(o.patterns, rest[0])
		args = rest[1:]
	}
	o.given = map[string]bool{}
	fs.Visit(func(f *flag.Flag) { o.given[f.Name] = true })
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if _, ok := formats[o.format]; !ok {
		return fmt.Errorf("unknown format %q: use %s", o.format, orList(formatNames()))
	}
	return nil
}

// flagError adds the nearest flag to package flag's complaint.
func flagError(fs *flag.FlagSet, err error) error {
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return err
	}
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if near := config.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown flag -%s; did you mean -%s?", name, near)
	}
	return fmt.Errorf("unknown flag -%s; see ctxlint help", name)
}

// lint is what ctxlint is for.
func lint(ctx context.Context, o *options, rules []analyzers.Rule, w World) int {
	run, err := o.prepare(ctx, rules, &w)
	if err != nil {
		return w.fail(err)
	}
	accepted, err := o.accepted(w)
	if err != nil {
		return w.fail(err)
	}
	analyse := func() (*driver.Result, error) {
		res, err := run.analyse()
		if err == nil {
			res.Findings = accepted.subtract(res)
		}
		return res, err
	}
	res, err := analyse()
	if err != nil {
		return w.fail(err)
	}
	switch {
	case o.diff:
		return o.showDiff(res, w)
	case o.fix:
		if res, err = o.repair(res, analyse, w); err != nil {
			return w.fail(err)
		}
	}
	accepted.tell(run, w)
	return o.show(res, rules, w)
}

// A runner is a selection of rules that is ready to run.
type runner struct {
	selection config.Selection
	scope     *configfile.Scope
	analyse   func() (*driver.Result, error)
}

// prepare turns options into a run, and moves the world to its directory.
func (o *options) prepare(ctx context.Context, rules []analyzers.Rule, w *World) (*runner, error) {
	if err := o.enter(w); err != nil {
		return nil, err
	}
	settings, err := o.settings(rules, *w)
	if err != nil {
		return nil, err
	}
	scope, err := settings.Scope(withPseudo(rules))
	if err != nil {
		return nil, err
	}
	if scope.All.Empty() {
		return nil, errors.New("the selection of rules is empty")
	}
	door := config.Own
	door.Module = o.module && o.tests
	if err := scope.All.Apply(door); err != nil {
		return nil, err
	}
	if err := setOptions(settings, rules); err != nil {
		return nil, err
	}
	asked := suppress.Rules{Known: rules, Ran: scope.All.Ran, Assumed: scope.All.Assumed}
	if !scope.Everywhere() {
		asked.Shows = scope.Shows
	}
	world := *w
	return &runner{scope.All, scope, func() (*driver.Result, error) {
		meter := newProgress(world)
		defer meter.stop()
		return driver.Run(ctx, driver.Options{
			Dir:        world.Dir,
			Patterns:   o.patterns,
			Tags:       o.tags,
			Tests:      o.tests,
			FromSource: o.source,
			Module:     o.module,
			Cache:      results.Open(results.Dir(o.cache, w.Getenv(results.Variable))),
			Progress:   meter.stage,
			Compiling:  meter.compiling,
		}, asked)
	}}, nil
}

// enter moves the world to its directory.
func (o *options) enter(w *World) error {
	if o.dir == "" {
		return nil
	}
	w.Dir = resolve(w.Dir, o.dir)
	if info, err := os.Stat(w.Dir); err != nil || !info.IsDir() {
		return fmt.Errorf("-C %s: not a directory", o.dir)
	}
	return nil
}

func withPseudo(rules []analyzers.Rule) []analyzers.Rule {
	return append(slices.Clip(rules), suppress.Pseudo())
}

// resolve is the directory dir as seen from base.
func resolve(base, dir string) string {
	if filepath.IsAbs(dir) {
		return filepath.Clean(dir)
	}
	return filepath.Join(base, dir)
}
