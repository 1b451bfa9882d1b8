package configfile

import (
	"io"
	"strings"

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

// Write writes a file to begin with, in which the baseline of the usual name is
// used if there is one.
func Write(name string, baseline bool) error {
	text := start
	if baseline {
		text = strings.Replace(text, "#baseline:", "baseline:", 1)
	}
	return atomic.Write(name, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
