package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
)

// commands are what may stand first on the command line.
var commands = []string{"baseline", "cache", "completion", "config", "explain", "graph", "help", "init", "lsp", "rules", "thread", "todo", "version"}

// shells are those that completion speaks to.
var shells = map[string]func(io.Writer, []word){"bash": bash, "fish": fish, "zsh": zsh}

// A word is a flag, with what may follow it.
type word struct {
	flag, usage string
	alone       bool     // nothing follows
	values      []string // what follows, if it is one of few
	dirs        bool     // a directory follows; else a file
}

// completion writes a script by which a shell completes our command line.
func completion(args []string, rules []analyzers.Rule, w World) int {
	if len(args) != 1 || shells[args[0]] == nil {
		return w.fail(errors.New("ctxlint completion bash, fish or zsh: writes a script for that shell; docs/terminal.md says where it belongs"))
	}
	var names []string
	for _, r := range withPseudo(rules) {
		names = append(names, r.Name)
	}
	tiers := []string{"default", "strict", "style"}
	words := []word{{flag: "help", values: slices.Concat(names, tiers)}, {flag: "completion", values: []string{"bash", "fish", "zsh"}},
		{flag: "cache", values: []string{"clean"}}}
	fs := new(options).flags()
	fs.VisitAll(func(f *flag.Flag) {
		_, usage := flag.UnquoteUsage(f)
		x := word{flag: "-" + f.Name, usage: usage}
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		x.alone = ok && b.IsBoolFlag()
		switch f.Name {
		case "rules":
			x.values = slices.Concat([]string{"all"}, tiers, names)
		case "format":
			x.values = formatNames()
		case "C", "cache":
			x.dirs = true
		}
		words = append(words, x)
	})
	shells[args[0]](w.Stdout, words)
	return Clean
}

func bash(out io.Writer, words []word) {
	var flags []string
	fmt.Fprint(out, "# ctxlint for bash: source it.\n_ctxlint() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n\tCOMPREPLY=()\n\tcase $prev in\n")
	for _, x := range words {
		if strings.HasPrefix(x.flag, "-") {
			flags = append(flags, x.flag)
		}
		switch {
		case x.values != nil:
			fmt.Fprintf(out, "\t%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", x.flag, strings.Join(x.values, " "))
		case x.dirs:
			fmt.Fprintf(out, "\t%s) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", x.flag)
		case !x.alone:
			fmt.Fprintf(out, "\t%s) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", x.flag)
		}
	}
	fmt.Fprintf(out, "\tesac\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n\tesac\n", strings.Join(flags, " "))
	fmt.Fprintf(out, "\tlocal words='./...'\n\t[ \"$COMP_CWORD\" = 1 ] && words='./... %s'\n", strings.Join(commands, " "))
	fmt.Fprint(out, "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\") $(compgen -d -- \"$cur\"))\n}\ncomplete -o filenames -F _ctxlint ctxlint\n")
}

func zsh(out io.Writer, words []word) {
	fmt.Fprint(out, "#compdef ctxlint\n# ctxlint for zsh: a file _ctxlint in a directory of $fpath.\n_ctxlint() {\n\tcase ${words[2]} in\n")
	quote := strings.NewReplacer("'", `'\''`, "[", `\[`, "]", `\]`, ":", `\:`)
	for _, x := range words {
		if !strings.HasPrefix(x.flag, "-") {
			fmt.Fprintf(out, "\t%s) (( CURRENT > 2 )) && { compadd -- %s; return; } ;;\n", x.flag, strings.Join(x.values, " "))
		}
	}
	fmt.Fprint(out, "\tesac\n\t(( CURRENT == 2 )) && compadd -- ./... ", strings.Join(commands, " "), "\n\t_arguments \\\n")
	for _, x := range words {
		if !strings.HasPrefix(x.flag, "-") {
			continue
		}
		follows := ""
		switch {
		case x.values != nil:
			follows = ":value:(" + strings.Join(x.values, " ") + ")"
		case x.dirs:
			follows = ":directory:_files -/"
		case !x.alone:
			follows = ":value:_files"
		}
		fmt.Fprintf(out, "\t\t'*%s[%s]%s' \\\n", x.flag, quote.Replace(x.usage), follows)
	}
	fmt.Fprint(out, "\t\t'*:package:_files -/'\n}\ncompdef _ctxlint ctxlint 2>/dev/null || _ctxlint \"$@\"\n")
}

func fish(out io.Writer, words []word) {
	quote := strings.NewReplacer(`\`, `\\`, "'", `\'`)
	fmt.Fprintf(out, "# ctxlint for fish: a file ctxlint.fish in ~/.config/fish/completions.\n"+
		"complete -c ctxlint -n __fish_use_subcommand -a '%s'\n", strings.Join(commands, " "))
	for _, x := range words {
		switch name, ok := strings.CutPrefix(x.flag, "-"); {
		case !ok:
			fmt.Fprintf(out, "complete -c ctxlint -f -n '__fish_seen_subcommand_from %s' -a '%s'\n", x.flag, strings.Join(x.values, " "))
		case x.values != nil:
			fmt.Fprintf(out, "complete -c ctxlint -o %s -x -a '%s' -d '%s'\n", name, strings.Join(x.values, " "), quote.Replace(x.usage))
		case x.alone:
			fmt.Fprintf(out, "complete -c ctxlint -o %s -d '%s'\n", name, quote.Replace(x.usage))
		default:
			fmt.Fprintf(out, "complete -c ctxlint -o %s -r -d '%s'\n", name, quote.Replace(x.usage))
		}
	}
}
