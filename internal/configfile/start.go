package configfile

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ctxlint/ctxlint/internal/atomic"
)

// start is the file that a project begins with.
const start = `# yaml-language-server: $schema=https://raw.githubusercontent.com/ctxlint/ctxlint/main/docs/ctxlint.schema.json
#
# What ctxlint does in this module. Flags win over it; "ctxlint config" prints
# what is in force. https://github.com/ctxlint/ctxlint/blob/main/docs/config.md

# Which rules: default, strict, style, all, rules and rule/category; -name drops
# one. "ctxlint help" lists them.
#rules: [default, -ctxerr, ctxroot/unbounded]

# Add the findings that assume a step of their reasoning, and the conventions.
#strict: false
#style: false

# Analyse test files too, and with which build tags.
#tests: true
#tags: [integration]

# Findings that are accepted already: "ctxlint baseline" writes the file.
#baseline: ctxlint-baseline.json

# Files and directories of which nothing is shown.
#exclude:
#  - gen/**
#  - "**/*_mock.go"

# What is different in some of them; the words follow those of rules.
#paths:
#  - path: internal/legacy
#    rules: [-ctxroot, -ctxparam]
#  - path: [internal/server, cmd/**]
#    strict: true

# What functions and types of other modules do: loggers and the like that only
# read values of their contexts, clean-ups that must complete although it is done,
# what returns a context that outlives the given one, waits for goroutines, or
# carries a context in a method or field.
#vocabulary:
#  valueonly: [example.com/log, example.com/trace.Tracer.Note]
#  cleanup: [example.com/queue.Message.Nack]
#  detach: [example.com/async.Detached]
#  joins: [example.com/pool.Pool.Collect]
#  carriers: [example.com/web.Ctx.Std]

# From when on a pause that its context can't end is long.
#extent:
#  brief: 1s
#  word: 10ms
#  finding: 1s
#  late: 2s
`

// Write writes a file to begin with: what the module says of itself is filled in, of
// which build tags, paths and a baseline are in force. Replaced are the linters that
// ctxlint replaces.
func Write(name string, seen Seen, baseline bool, replaced []string) error {
	text := start
	put := func(marker, value, from string) {
		i := strings.Index(text, "\n#"+marker+":") + 1
		end := i
		for { // the example may have more lines
			end += strings.IndexByte(text[end:], '\n') + 1
			if !strings.HasPrefix(text[end:], "#  ") {
				break
			}
		}
		text = text[:i] + marker + ": " + value + " # as in " + from + "\n" + text[end:]
	}
	if baseline {
		text = strings.Replace(text, "#baseline:", "baseline:", 1)
	}
	if len(seen.Tags) > 0 {
		put("tags", list(seen.Tags), seen.Golangci)
	}
	if len(seen.Paths) > 0 {
		put("exclude", list(seen.Paths), seen.Golangci)
	}
	return atomic.Write(name, func(w io.Writer) error {
		_, err := io.WriteString(w, text+remarks(seen, replaced))
		return err
	})
}

// remarks are comments on what was seen.
func remarks(seen Seen, replaced []string) string {
	var b strings.Builder
	if len(seen.Regexps) > 0 {
		fmt.Fprintf(&b, "\n# %s leaves out more, by regular expressions; here they are patterns:\n", seen.Golangci)
		for _, r := range seen.Regexps {
			fmt.Fprintf(&b, "#   %s\n", oneLine(r))
		}
	}
	var covered []string
	for _, l := range seen.Linters {
		if slices.Contains(replaced, l) {
			covered = append(covered, l)
		}
	}
	if len(covered) > 0 {
		fmt.Fprintf(&b, "\n# %s enables %s, which ctxlint replaces:\n# https://github.com/ctxlint/ctxlint/blob/main/docs/migrate.md\n", seen.Golangci, strings.Join(covered, ", "))
	}
	if len(seen.Frameworks) > 0 {
		fmt.Fprintf(&b, "\n# Known to the rules, so that nothing need be said of them: %s.\n", strings.Join(seen.Frameworks, ", "))
	}
	return b.String()
}

// list writes a list of YAML in one line.
func list(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// oneLine keeps what somebody else wrote within a comment.
func oneLine(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsPrint(r) }) {
		return strconv.QuoteToASCII(s)
	}
	return s
}
