// Package wire holds the conventions by which a rule speaks to a driver
// through an [analysis.Diagnostic], which has no field for them. Both sides
// import this package, so that neither guesses.
package wire

import "strings"

// DocsURL is the directory that holds one page per rule.
const DocsURL = "https://github.com/ctxlint/ctxlint/blob/main/docs/rules/"

// RuleURL returns the address of a rule's page, at the given category.
func RuleURL(rule, category string) string {
	url := DocsURL + rule + ".md"
	if category != "" {
		url += "#" + category
	}
	return url
}

// Names of the flags that every rule has; internal/config sets them.
const (
	// FlagCategories lists the categories that the rule reports, separated
	// by commas. Its default is the rule's categories of the default tier.
	FlagCategories = "categories"

	// FlagAssumed lists the categories of which the rule also reports what it
	// can't prove: findings that assume a step. By default there are none.
	FlagAssumed = "assumed"

	// FlagDirectives is false when the driver applies //ctxlint:ignore
	// itself, because it accounts for unused ones.
	FlagDirectives = "directives"

	// FlagModule is true when the driver reads the whole module, and decides
	// what the findings of single packages leave open: the rule then also
	// reports findings of [FlagCategories] that it can't prove but the module may.
	FlagModule = "module"

	// FlagDeclined makes the rule report, as assumed, what a line says of which
	// another linter's like check is switched off. By default that is an answer.
	FlagDeclined = "declined"

	// FlagExplain makes the rule report, marked, what it looked at and left alone, and
	// why: what [SplitSilent] tells.
	FlagExplain = "explain"

	// FlagSuggested makes the rule attach fixes that need a reader's eye.
	// It is off by default because go vet -fix and golangci-lint --fix apply
	// whatever a diagnostic carries.
	FlagSuggested = "suggested"
)

// Common reports whether a flag is one that every rule has, and not an option
// of a rule.
func Common(flag string) bool {
	switch flag {
	case FlagCategories, FlagAssumed, FlagDirectives, FlagModule, FlagDeclined, FlagExplain, FlagSuggested:
		return true
	}
	return false
}

// CategoryInternal marks a diagnostic that reports a failure of the rule
// itself (a recovered panic), not a defect in the code. Drivers turn it into
// an analysis error.
const CategoryInternal = "internal"

// assumedMark ends the category of a finding that assumes a step: no category
// has it in its name.
const assumedMark = "?"

// MarkAssumed marks a category as that of a finding that is not proven.
func MarkAssumed(category string) string { return category + assumedMark }

// SplitCategory takes the mark off a category, and reports whether the finding
// assumes a step of its reasoning.
func SplitCategory(category string) (name string, assumed bool) {
	return strings.CutSuffix(category, assumedMark)
}

// silentMark ends the category of what is no finding: a rule looked at the place, and
// the message says why it has nothing to say.
const silentMark = "!"

// MarkSilent marks a category as one of which nothing is reported.
func MarkSilent(category string) string { return category + silentMark }

// SplitSilent takes the mark off a category, and reports whether it was there.
func SplitSilent(category string) (name string, silent bool) {
	return strings.CutSuffix(category, silentMark)
}

// suggestedMark ends the message of a fix that is not safe to apply unseen.
const suggestedMark = " (suggested)"

// MarkSuggested marks a fix message as needing review.
func MarkSuggested(message string) string { return message + suggestedMark }

// SplitFix takes the mark off a fix message and reports whether the fix is
// safe to apply unseen.
func SplitFix(message string) (text string, safe bool) {
	if text, ok := strings.CutSuffix(message, suggestedMark); ok {
		return text, false
	}
	return message, true
}
