// Package configfile reads ctxlint.yaml, and says what its rules and excludes
// mean for a file. What the command line can say it says in the same words.
package configfile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
)

// Name is that of the file.
const Name = "ctxlint.yaml"

// wrong are names that somebody might give it.
var wrong = []string{"ctxlint.yml", ".ctxlint.yaml", ".ctxlint.yml"}

// Default is where a value comes from that nobody set.
const Default = "default"

// A Setting is a value and where it was set: [Default], a file with a line, or
// a flag.
type Setting[T any] struct {
	Value T
	From  string
}

// Settings are all that a file may say.
type Settings struct {
	File string // empty if there is none

	Rules      Setting[[]string] // as for -rules; none is "default"
	Strict     Setting[bool]
	Style      Setting[bool]
	Tests      Setting[bool]
	Module     Setting[bool]
	Tags       Setting[[]string]
	Baseline   Setting[string] // a path as seen from the file
	Exclude    Setting[[]string]
	Vocabulary []Setting[[]string]      // by analyzers.Word
	Extent     []Setting[time.Duration] // by analyzers.Threshold
	Options    []Option
	Paths      []Path

	// Declined adds what another linter's //nolint has answered. No file says so.
	Declined bool
}

// An Option is one that a rule has for itself.
type Option struct {
	Rule, Name string
	Setting[[]string]
}

// A Path says what is different for some files.
type Path struct {
	From          string
	Globs         []string
	Rules         []string // after those of all files
	Strict, Style *bool
}

// Defaults are the settings without a file.
func Defaults() *Settings {
	s := &Settings{
		Vocabulary: make([]Setting[[]string], len(analyzers.Vocabulary())),
		Extent:     make([]Setting[time.Duration], len(analyzers.Thresholds())),
	}
	for _, b := range []*Setting[bool]{&s.Strict, &s.Style, &s.Tests, &s.Module} {
		b.From = Default
	}
	for _, l := range []*Setting[[]string]{&s.Rules, &s.Tags, &s.Exclude} {
		l.From = Default
	}
	for i := range s.Vocabulary {
		s.Vocabulary[i].From = Default
	}
	for _, x := range analyzers.Thresholds() {
		s.Extent[x] = Setting[time.Duration]{x.Default(), Default}
	}
	s.Tests.Value, s.Module.Value, s.Baseline.From = true, true, Default
	return s
}

// Dir is the directory of the file, which its paths are relative to.
func (s *Settings) Dir() string { return filepath.Dir(s.File) }

// Find returns the nearest file from dir up to the root of the module, or the
// empty string. A name that was meant to be that of the file is an error: a file
// that is silently not read is worse.
func Find(dir string) (string, error) {
	root := ownmodule.Root(dir)
	if root == "" {
		root = dir
	}
	for at := dir; ; at = filepath.Dir(at) {
		if name := filepath.Join(at, Name); exists(name) {
			return name, nil
		}
		if i := slices.IndexFunc(wrong, func(name string) bool { return exists(filepath.Join(at, name)) }); i >= 0 {
			return "", fmt.Errorf("%s is not read: call it %s, or use -config", filepath.Join(at, wrong[i]), Name)
		}
		if at == root || at == filepath.Dir(at) {
			return "", nil
		}
	}
}

func exists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// positive leaves out the words that drop something.
func positive(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.HasPrefix(w, "-") })
}
