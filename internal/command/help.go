package command

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/configfile"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// home is where ctxlint lives.
const home = "https://github.com/ctxlint/ctxlint"

const synopsis = `ctxlint finds misuse of Go's context package.

Usage:
  ctxlint [flags] [packages]     analyse packages, named as for go list; default ./...
  ctxlint todo [-max n] [flags] [packages]
                                 list the calls of context.TODO; fail if there are more than n
  ctxlint graph [-to function | -from file:line] [flags] [function|package]
                                 how contexts flow: roots, derivations, calls, breaks, what never ends
  ctxlint explain [flags] file.go:line | fingerprint [packages]
                                 the proof of a finding, or why nothing is reported on a line
  ctxlint thread [-w] [flags] function
                                 give a function a context parameter, and every function on the way to it
  ctxlint help [rule|tier]       this text, or the documentation of a rule, or of default, strict or style
  ctxlint baseline [flags] [packages]   accept the findings of today
  ctxlint cache [clean]          where the results of packages are kept, and how many; clean removes them
  ctxlint config [flags]         what is in force, and where each value comes from
  ctxlint init [-C dir]          write a commented ` + configfile.Name + `
  ctxlint lsp [flags]            a language server, for an editor
  ctxlint rules [-json]          list the rules
  ctxlint completion SHELL       write a script by which bash, fish or zsh completes the command line
  ctxlint version

The same program is a tool for go vet: go vet -vettool=$(which ctxlint) ./...
Exit status: 0 no findings, 1 findings, 2 wrong usage or something that could
not be loaded or analysed.
`

func usage(w io.Writer, rules []analyzers.Rule) {
	fmt.Fprint(w, synopsis, "\nFlags:\n")
	fs := new(options).flags()
	tab := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		arg, text := flag.UnquoteUsage(f)
		fmt.Fprintf(tab, "  -%s\t%s\n", strings.TrimSpace(f.Name+" "+arg), text+defaultOf(f))
	})
	_ = tab.Flush() // as for all output here, there is nobody to tell
	fmt.Fprint(w, "\nRules:\n")
	for _, r := range withPseudo(rules) {
		fmt.Fprintf(tab, "  %s\t%s\t%s\n", r.Name, tiers(r), title(r))
	}
	_ = tab.Flush()
}

func defaultOf(f *flag.Flag) string {
	if f.DefValue == "" || f.DefValue == "false" {
		return ""
	}
	return " (default " + f.DefValue + ")"
}

// tiers names the tiers that a rule has categories in.
func tiers(r analyzers.Rule) string {
	var names []string
	for t := analyzers.Default; t <= analyzers.Style; t++ {
		for _, c := range r.Categories {
			if c.Tier == t {
				names = append(names, t.String())
				break
			}
		}
	}
	return strings.Join(names, ", ")
}

// doc is the documentation of a rule.
func doc(r analyzers.Rule) string {
	if r.Analyzer == nil {
		return r.Name + ": check the comments that speak to ctxlint\n\n" +
			"A directive that gives no reason, is not understood or suppresses nothing is\nreported itself."
	}
	return strings.TrimSpace(r.Analyzer.Doc)
}

// page is where more is said.
func page(r analyzers.Rule) string {
	if r.Analyzer == nil {
		return suppress.Docs
	}
	return wire.RuleURL(r.Name, "")
}

// title is the first line of a rule's documentation.
func title(r analyzers.Rule) string {
	line, _, _ := strings.Cut(doc(r), "\n")
	return strings.TrimPrefix(line, r.Name+": ")
}

func help(args []string, rules []analyzers.Rule, w World) int {
	if len(args) == 0 {
		usage(w.Stdout, rules)
		return Clean
	}
	for _, name := range args {
		if name == "baseline" {
			fmt.Fprint(w.Stdout, baselineHelp)
			continue
		}
		if tierTexts[name] != "" {
			helpTier(w.Stdout, name, rules)
			continue
		}
		name, _, _ = strings.Cut(name, "/")
		r, err := lookup(name, rules)
		if err != nil {
			return w.fail(err)
		}
		fmt.Fprintf(w.Stdout, "%s\n\n", doc(r))
		tab := tabwriter.NewWriter(w.Stdout, 0, 4, 2, ' ', 0)
		fmt.Fprintln(tab, "category\ttier\tfix\t")
		for _, c := range r.Categories {
			fmt.Fprintf(tab, "%s\t%s\t%s\t%s\n", c.Name, c.Tier, c.Fix, c.Summary)
		}
		_ = tab.Flush()
		fmt.Fprintf(w.Stdout, "\n%s\n", page(r))
	}
	return Clean
}

func lookup(name string, rules []analyzers.Rule) (analyzers.Rule, error) {
	var names []string
	for _, r := range withPseudo(rules) {
		if r.Name == name {
			return r, nil
		}
		names = append(names, r.Name)
	}
	if near := config.Nearest(name, names); near != "" {
		return analyzers.Rule{}, fmt.Errorf("no rule %q; did you mean %q?", name, near)
	}
	return analyzers.Rule{}, fmt.Errorf("no rule %q; ctxlint help lists the rules", name)
}

// version says which ctxlint this is, of which commit if that is known, and
// which Go built it, which matters: it can't read packages that need a newer
// one.
func version() string {
	return fmt.Sprintf("ctxlint %s%s %s %s/%s", release(), commit(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// commit is what the go command noted of the checkout that it built.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	noted := map[string]string{}
	for _, s := range info.Settings {
		noted[s.Key] = s.Value
	}
	revision := noted["vcs.revision"]
	if revision == "" {
		return ""
	}
	if noted["vcs.modified"] == "true" {
		revision += ", modified"
	}
	return " (commit " + revision + ")"
}

// release is the version of the module that the program was built from.
func release() string {
	info, ok := debug.ReadBuildInfo()
	switch {
	case !ok:
		return "(unknown)"
	case info.Main.Version == "":
		return "(devel)"
	}
	return info.Main.Version
}
