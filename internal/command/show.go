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
	"github.com/ctxlint/ctxlint/internal/htmlreport"
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
	"html": func(to io.Writer, res *driver.Result, rules []analyzers.Rule, w World) error {
		return htmlreport.Write(to, report(res, w.Dir), w.Dir, tool(rules))
	},
	"sarif": func(to io.Writer, res *driver.Result, rules []analyzers.Rule, w World) error {
		root := output.Root(w.Dir)
		return output.SARIF(to, report(res, root), root, tool(rules))
	},
}

// withErrors names the formats that hold the errors of the run. Whoever
// chooses another one sees them on standard error.
var withErrors = []string{"json", "sarif", "github", "html"}

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

// show writes the reports and returns the exit status that they deserve. Files
// are there all or not at all, and before anything is on standard output.
func (o *options) show(res *driver.Result, rules []analyzers.Rule, w World) int {
	var files, out []form
	for _, f := range o.forms {
		if f.file != "" {
			files = append(files, f)
		} else {
			out = append(out, f)
		}
	}
	if err := writeFiles(files, res, rules, w); err != nil {
		return w.showErrors(res, w.fail(err))
	}
	for _, f := range files {
		fmt.Fprintf(w.Stderr, "ctxlint: %s, written to %s\n", output.Summary(res.Findings), f.file)
	}
	for _, f := range out {
		if err := formats[f.name](w.Stdout, res, rules, w); err != nil {
			return w.showErrors(res, w.fail(err))
		}
	}
	status := Clean
	switch {
	case len(res.Errors) > 0:
		status = Failure
	case len(res.Findings) > 0:
		status = Found
	}
	if len(out) == 1 && slices.Contains(withErrors, out[0].name) {
		return status
	}
	return w.showErrors(res, status)
}

// writeFiles writes each file inside of the writing of the one before, so that
// none is renamed into its place before all are whole.
func writeFiles(files []form, res *driver.Result, rules []analyzers.Rule, w World) error {
	if len(files) == 0 {
		return nil
	}
	return atomic.Write(resolve(w.Dir, files[0].file), func(to io.Writer) error {
		if err := formats[files[0].name](to, res, rules, w); err != nil {
			return err
		}
		return writeFiles(files[1:], res, rules, w)
	})
}

// showErrors shows what could not be analysed, and hands on the exit status.
func (w World) showErrors(res *driver.Result, status int) int {
	for _, e := range report(res, w.Dir).Errors {
		output.Error(w.Stderr, e)
	}
	return status
}

// style follows the terminal and https://no-color.org.
func (w World) style(terminal bool) output.Style {
	terminal = terminal && w.StdoutTerminal
	s := output.Style{
		Dir:    w.Dir,
		Frames: terminal,
		Color:  terminal && w.Getenv("NO_COLOR") == "" && w.Getenv("TERM") != "dumb",
		Links:  terminal && output.Hyperlinks(w.Getenv),
	}
	if terminal {
		s.Width = w.StdoutWidth
	}
	return s
}
