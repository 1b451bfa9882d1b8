package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// GitHub writes workflow commands, which GitHub Actions shows as annotations
// of the changed lines: errors for what is on by default, warnings for what
// was asked for. The names of the report are relative to dir, which has to be
// the root of the repository.
//
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, r Report, dir string) error {
	out := bufio.NewWriter(w)
	src := newSources(dir, r.Read)
	for _, f := range r.Findings {
		level := "warning"
		if f.Tier == "default" {
			level = "error"
		}
		fmt.Fprintf(out, "::%s file=%s,line=%d,endLine=%d", level, property(Visible(f.File)), f.Line, max(f.Line, f.EndLine))
		if f.EndLine == f.Line && f.Column > 0 && f.EndColumn > 0 { // columns are for ranges within a line
			fmt.Fprintf(out, ",col=%d,endColumn=%d",
				src.column(f.File, f.Line, f.Column, codePoints), src.column(f.File, f.EndLine, f.EndColumn, codePoints))
		}
		fmt.Fprintf(out, ",title=%s::%s\n", property(f.Rule+"/"+f.Category), data(annotation(f)))
	}
	for _, e := range r.Errors {
		var text strings.Builder
		Error(&text, e)
		fmt.Fprintf(out, "::error title=ctxlint::%s\n", data(strings.TrimSuffix(text.String(), "\n")))
	}
	return out.Flush()
}

// annotation is a finding with its evidence, one to a line.
func annotation(f finding.Finding) string {
	var b strings.Builder
	b.WriteString(f.Message)
	for _, r := range f.Related {
		fmt.Fprintf(&b, "\n%s:%d: %s", r.File, r.Line, r.Message)
	}
	return b.String()
}

// data and property quote what would end a command or a part of it.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
