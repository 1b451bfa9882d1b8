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
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/overlay"
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
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	StdoutTerminal bool
	StdoutWidth    int // of the terminal; 0 if it is none, or does not say
	StderrTerminal bool
	Getenv         func(string) string

	terminal io.Writer // Stderr itself, which else shows no control characters
}

// Main runs a command line, without the name of the program, and returns its
// exit status.
func Main(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	w.Stderr, w.terminal = output.VisibleLines(w.Stderr), w.Stderr
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
		case "graph":
			return drawGraph(ctx, args[1:], w)
		case "explain":
			return explain(ctx, args[1:], rules, w)
		case "thread":
			return threadContext(ctx, args[1:], w)
		case "cache":
			return cacheCommand(args[1:], w)
		case "lsp":
			return serveLSP(ctx, args[1:], rules, w)
		case "rules":
			return listRules(args[1:], rules, w)
		case "completion":
			return completion(args[1:], rules, w)
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
	collectLess()
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
	vocabulary             []string // by analyzers.Word
	formats                formList
	forms                  []form // what formats means
	output                 string
	baseline               string
	newFrom                string
	fix                    bool
	diff                   bool
	unsafe                 bool
	migrate                bool
	stats                  bool
	cpuProfile, memProfile string
	overlay                string
	patterns               []string
	config                 string
	given                  map[string]bool // flags that were
	explain                *driver.Place   // say all about it

	// An editor's, see lsp.go.
	texts   *overlay.Overlay
	listing *driver.Listing
	kept    bool
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
	fs.StringVar(&o.newFrom, "new-from", "", "leave out the findings in code that did not change since HEAD and `revision` parted")
	fs.BoolVar(&o.fix, "fix", false, "apply the safe fixes, then show what is left")
	fs.BoolVar(&o.diff, "diff", false, "show what -fix would change, as a patch")
	fs.BoolVar(&o.unsafe, "unsafe", false, "with -fix or -diff: also fixes that need review")
	fs.BoolVar(&o.migrate, "migrate-nolint", false, "show how to rewrite the //nolint of linters that ctxlint replaces; with -fix: do it")
	fs.BoolVar(&o.stats, "stats", false, "say on standard error where the time went, and what came from the cache")
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
	o.vocabulary = make([]string, len(analyzers.Vocabulary()))
	for _, w := range analyzers.Vocabulary() {
		fs.StringVar(&o.vocabulary[w], w.String(), "", "comma-separated `list` of "+w.Of())
	}
	fs.BoolVar(&o.module, "module", true, "let all packages of the module decide together what one leaves open; without, say what go vet says")
	fs.BoolVar(&o.source, "source", false, "type-check dependencies from source; compile nothing")
	fs.StringVar(&o.overlay, "overlay", "", "read other files than those that are there, as the JSON in `file` says, see go help build")
	fs.StringVar(&o.cache, "cache", "", "keep the results of packages in `dir`, or nowhere: off (default $"+results.Variable+" or the user's cache)")
	fs.Var(&o.formats, "format", "`form` of the report: "+orList(formatNames())+" (default text); form=file writes it there; several are written at once")
}

// parse reads the command line of an analysis.
func parse(args []string) (*options, error) {
	o := &options{}
	if err := o.read(o.flags(), args); err != nil {
		return nil, err
	}
	if o.overlay != "" && (o.fix || o.migrate || o.newFrom != "") {
		return nil, errors.New("-overlay has texts that are not those of the files: it goes with neither -fix, -migrate-nolint nor -new-from")
	}
	if o.diff && o.output != "" {
		return nil, errors.New("-diff writes a patch to standard output: leave out -o")
	}
	if o.unsafe && !o.fix && !o.diff {
		return nil, errors.New("-unsafe says which fixes to apply: use it with -fix or -diff")
	}
	if o.diff && !o.plain() {
		return nil, errors.New("-diff writes a patch: it has no other format")
	}
	if o.migrate && (o.diff || o.unsafe || o.baseline != "" || o.newFrom != "" || o.output != "" || !o.plain()) {
		return nil, errors.New("-migrate-nolint shows a patch, and with -fix applies it: it goes with no other form of report")
	}
	return o, o.place()
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
	return o.readForms()
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
	if err == nil {
		err = o.apart(w.Dir)
	}
	if err != nil {
		return w.fail(err)
	}
	accepted, err := o.accepted(w)
	if err != nil {
		return w.fail(err)
	}
	since, err := o.since(ctx, w)
	if err != nil {
		return w.fail(err)
	}
	analyse := func() (*driver.Result, error) {
		res, err := run.analyse()
		if err == nil {
			res.Findings = accepted.subtract(res)
			res.Findings, err = since.fresh(ctx, res.Findings, run)
		}
		return res, err
	}
	res, err := analyse()
	if err != nil {
		return w.fail(err)
	}
	if o.stats {
		w.tellStats(res.Stats)
	}
	switch {
	case o.diff:
		since.tell(w)
		return o.showDiff(res, w)
	case o.fix:
		if res, err = o.repair(res, analyse, w); err != nil {
			return w.fail(err)
		}
	}
	accepted.tell(run, w)
	since.tell(w)
	return o.show(res, rules, w)
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
