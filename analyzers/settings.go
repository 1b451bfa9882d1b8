package analyzers

import (
	"strings"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/limits"
	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

// A Word is what a project can say of functions and types that it does not own, and
// of which nothing else tells.
type Word = vocabulary.Word

// Vocabulary returns the words that there are.
func Vocabulary() []Word { return vocabulary.All() }

// SetVocabulary says a word of packages (import/path), functions (import/path.Func)
// and methods (import/path.Type.Method), and of nothing else any more. Functions of
// the module say it by a directive, such as //ctxlint:valueonly.
func SetVocabulary(w Word, names []string) error {
	return ctxindex.Analyzer.Flags.Set(w.String(), strings.Join(names, ","))
}

// A Threshold is one from which a pause that a context can't end is long.
type Threshold = limits.Limit

// Thresholds returns those that there are.
func Thresholds() []Threshold { return limits.All() }

// ParseThreshold reads the value of a threshold.
func ParseThreshold(text string) (time.Duration, error) { return limits.Parse(text) }

// CheckThresholds says which threshold does not go with the others, and why.
func CheckThresholds(get func(Threshold) time.Duration) (Threshold, error) { return limits.Check(get) }

// SetThresholds moves thresholds. Those that are not given are the defaults.
func SetThresholds(values map[Threshold]time.Duration) error {
	var list []string
	for x, d := range values {
		list = append(list, x.String()+"="+d.String())
	}
	return ctxindex.Analyzer.Flags.Set(ctxindex.Extent, strings.Join(list, ","))
}
