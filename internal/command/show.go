package command

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/atomic"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/output"
)

// formats are the forms of a report.
var formats = map[string]func(to io.Writer, res *driver.Result, rules []analyzers.Rule, w World) error{
	"text": func(to io.Writer, res *driver.Result, _ []analyzers.Rule, w World) error {
		return output.Text(to, report(res, w.Dir), w.style(to == w.Stdout))
	},
	"json": func(to io.Writer, res *driver.Result, _ []analyzers.Rule, w World) error {
		return output.JSON(to, report(res, w.Dir))
	},
	// Code hosts know files by their place in the repository.
	"github": func(to io.Writer, res *driver.Result, _ []analyzers.Rule, w World) error {
		root := output.Root(w.Dir)
		return output.GitHub(to, report(res, root), root)
	},
	"sarif": func(to io.Writer, res *driver.Result, rules []analyzers.Rule, w World) error {
		root := output.Root(w.Dir)
		return output.SARIF(to, report(res, root), root, tool(rules))
	},
}

// withErrors names the formats that hold the errors of the run. Whoever
// chooses another one sees them on standard error.
var withErrors = []string{"json", "sarif", "github"}

func formatNames() []string { return slices.Sorted(maps.Keys(formats)) }

// orList writes names as a choice.
func orList(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func report(res *driver.Result, dir string) output.Report {
	r := output.New(dir, res.Findings, res.Errors)
	r.Read = res.Source
	return r
}

func tool(rules []analyzers.Rule) output.Tool {
	t := output.Tool{Version: release(), URL: home}
	for _, r := range withPseudo(rules) {
		// A rule is as grave as the gravest of its categories.
		first := analyzers.Style
		for _, c := range r.Categories {
			first = min(first, c.Tier)
		}
		t.Rules = append(t.Rules, output.Help{
			Name: r.Name, Title: title(r), Text: doc(r), URL: page(r),
			Level: output.Level(first.String()),
		})
	}
	return t
}

// show writes the report and returns the exit status that it deserves.
func (o *options) show(res *driver.Result, rules []analyzers.Rule, w World) int {
	write := formats[o.format]
	var err error
	if o.output == "" {
		err = write(w.Stdout, res, rules, w)
	} else {
		name := resolve(w.Dir, o.output)
		err = atomic.Write(name, func(to io.Writer) error { return write(to, res, rules, w) })
		if err == nil {
			fmt.Fprintf(w.Stderr, "ctxlint: %s, written to %s\n", output.Summary(res.Findings), o.output)
		}
	}
	if o.output != "" || !slices.Contains(withErrors, o.format) {
		for _, e := range report(res, w.Dir).Errors {
			output.Error(w.Stderr, e)
		}
	}
	switch {
	case err != nil:
		return w.fail(err)
	case len(res.Errors) > 0:
		return Failure
	case len(res.Findings) > 0:
		return Found
	}
	return Clean
}

// style follows the terminal and https://no-color.org.
func (w World) style(terminal bool) output.Style {
	terminal = terminal && w.StdoutTerminal
	return output.Style{
		Dir:    w.Dir,
		Frames: terminal,
		Color:  terminal && w.Getenv("NO_COLOR") == "" && w.Getenv("TERM") != "dumb",
	}
}
