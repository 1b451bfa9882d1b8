package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/lsp"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/thread"
)

const lspHelp = `ctxlint lsp: a language server on standard input and output, for an editor

Usage:
  ctxlint lsp [flags]

It looks at the module of each file that is open, when it is opened and saved,
as "ctxlint ./..." would at its root, and while somebody types where that needs
no go command. The flags are those about rules and loading; ` + "ctxlint.yaml" + ` is
read anew each time.
https://github.com/ctxlint/ctxlint/blob/main/docs/integrations/editors.md
`

// serveLSP serves an editor until it leaves.
func serveLSP(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	if wantsHelp(args) {
		fmt.Fprint(w.Stdout, lspHelp)
		return Clean
	}
	o, err := parseLSP(args)
	if err != nil {
		return w.fail(err)
	}
	if err := o.enter(&w); err != nil {
		return w.fail(err)
	}
	// From now on each module is looked at from its root.
	for _, name := range []*string{&o.config, &o.baseline} {
		if *name != "" && *name != none {
			*name = resolve(w.Dir, *name)
		}
	}
	o.dir = ""
	first := o.clone()
	if first.config == "" {
		first.config = none // that of a module may be mended while the server runs
	}
	if _, err := first.prepare(ctx, rules, &w); err != nil {
		return w.fail(err) // better now than in a message of an editor
	}
	orderly, err := lsp.Serve(ctx, w.Stdin, w.Stdout, lsp.Config{
		Analyse:      o.analyseFor(rules, w),
		Thread:       o.threadFor(rules, w),
		Doc:          func(name string) string { return docOf(name, rules) },
		Suppressible: func(name string) bool { return name != suppress.Rule },
		Version:      release(),
	})
	switch {
	case err != nil:
		return w.fail(err)
	case !orderly:
		return Found // as the protocol wants
	}
	return Clean
}

func parseLSP(args []string) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("ctxlint lsp", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	all := o.flags()
	names := []string{"rules", "strict", "style", "C", "config", "test", "tags", "module", "source", "cache", "baseline"}
	for _, w := range analyzers.Vocabulary() {
		names = append(names, w.String())
	}
	for _, name := range names {
		f := all.Lookup(name)
		fs.Var(f.Value, name, f.Usage)
	}
	if err := fs.Parse(args); err != nil {
		return nil, flagError(fs, err)
	}
	if fs.NArg() > 0 {
		return nil, fmt.Errorf("ctxlint lsp takes no packages: %s; the editor says which files are open", fs.Arg(0))
	}
	o.patterns, o.given = []string{"./..."}, map[string]bool{}
	fs.Visit(func(f *flag.Flag) { o.given[f.Name] = true })
	return o, nil
}

// clone is a copy, as a run changes its options.
func (o *options) clone() *options {
	c := *o
	c.given = maps.Clone(o.given)
	return &c
}

// analyseFor returns a function that runs like ctxlint ./... in a module.
func (o *options) analyseFor(rules []analyzers.Rule, w World) func(context.Context, lsp.Request) (*lsp.Result, error) {
	listings := map[string]*driver.Listing{}
	return func(ctx context.Context, req lsp.Request) (*lsp.Result, error) {
		own, at := o.clone(), w
		at.Dir, at.Stdout, at.Stderr, at.StderrTerminal = req.Root, req.Notes, req.Notes, false
		if listings[req.Root] == nil {
			listings[req.Root] = new(driver.Listing)
		}
		own.texts, own.listing, own.kept = req.Texts, listings[req.Root], req.Quick
		run, err := own.prepare(ctx, rules, &at)
		if err != nil {
			return nil, err
		}
		accepted, err := own.accepted(at)
		if err != nil {
			return nil, err
		}
		res, err := run.analyse()
		switch {
		case errors.Is(err, driver.ErrNotKept):
			return nil, nil
		case err != nil:
			return nil, err
		}
		return &lsp.Result{Findings: accepted.subtract(res), Errors: res.Errors, Source: res.Source}, nil
	}
}

// threadFor returns a function that plans what ctxlint thread would do at the root
// of a module, with the tags that the analysis has.
func (o *options) threadFor(rules []analyzers.Rule, w World) func(context.Context, lsp.ThreadRequest) (*thread.Result, error) {
	return func(ctx context.Context, req lsp.ThreadRequest) (*thread.Result, error) {
		own, at := o.clone(), w
		at.Dir = req.Root
		if _, err := own.settings(rules, at); err != nil {
			return nil, err
		}
		return thread.Run(ctx, thread.Options{Dir: req.Root, Tags: own.tags, Target: req.Target, Texts: req.Texts})
	}
}

func docOf(name string, rules []analyzers.Rule) string {
	r, err := lookup(name, rules)
	if err != nil {
		return ""
	}
	return doc(r)
}
