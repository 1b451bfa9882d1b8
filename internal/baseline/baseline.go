// Package baseline keeps the findings that a project lives with, so that it
// can fail on new ones from the first day.
package baseline

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/atomic"
	"github.com/ctxlint/ctxlint/internal/finding"
)

// Version is that of the file.
const Version = 1

// A Baseline is a list of accepted findings.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Entry `json:"findings"`
}

// An Entry is an accepted finding. Only the fingerprint counts; the rest
// tells people what it is, and tools when it is stale.
type Entry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"` // rule/category
	Assumed     bool   `json:"assumed,omitempty"`
	Package     string `json:"package"`
	Symbol      string `json:"symbol,omitempty"`
	File        string `json:"file"`
}

// New accepts findings, whose file names are relative already.
func New(findings []finding.Finding) *Baseline {
	b := &Baseline{Version: Version, Findings: []Entry{}}
	for _, f := range findings {
		b.Findings = append(b.Findings, Entry{
			Fingerprint: f.Fingerprint,
			Rule:        f.Rule + "/" + f.Category,
			Assumed:     f.Assumed,
			Package:     f.Package, Symbol: f.Symbol, File: f.File,
		})
	}
	b.sort()
	return b
}

// sort uses neither lines nor messages, so that the file changes only when the
// list does.
func (b *Baseline) sort() {
	slices.SortFunc(b.Findings, func(x, y Entry) int {
		return strings.Compare(x.order(), y.order())
	})
}

// Keep takes over entries of an older baseline that nobody could look for.
func (b *Baseline) Keep(old *Baseline, unseen func(Entry) bool) {
	for _, e := range old.Findings {
		if unseen(e) && !slices.ContainsFunc(b.Findings, func(x Entry) bool { return x.Fingerprint == e.Fingerprint }) {
			b.Findings = append(b.Findings, e)
		}
	}
	b.sort()
}

func (e Entry) order() string {
	return strings.Join([]string{e.Package, e.File, e.Symbol, e.Rule, e.Fingerprint}, "\x00")
}

// Write writes the file, one finding to a line, for readable differences.
func (b *Baseline) Write(name string) error {
	return atomic.Write(name, func(w io.Writer) error {
		var out strings.Builder
		fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"findings\": [", b.Version)
		for i, e := range b.Findings {
			line, err := json.Marshal(e)
			if err != nil {
				return err
			}
			out.WriteString(map[bool]string{true: "\n    ", false: ",\n    "}[i == 0])
			out.Write(line)
		}
		if len(b.Findings) > 0 {
			out.WriteString("\n  ")
		}
		out.WriteString("]\n}\n")
		_, err := io.WriteString(w, out.String())
		return err
	})
}

// Read reads a file that Write wrote. Its errors name the file, and the line
// where they can.
func Read(name string) (*Baseline, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, missing(name)
	}
	if err != nil {
		return nil, fmt.Errorf("baseline: %w", err)
	}
	b, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("baseline %s%w; \"ctxlint baseline\" writes a new one", name, err)
	}
	return b, nil
}

// missing is the error of a file that does not exist.
type missing string

func (name missing) Error() string {
	return fmt.Sprintf("baseline %s does not exist; \"ctxlint baseline\" writes one", string(name))
}

func (missing) Is(err error) bool { return err == os.ErrNotExist }

// parse returns errors that begin with what follows the name of the file.
func parse(text []byte) (*Baseline, error) {
	dec := json.NewDecoder(strings.NewReader(string(text)))
	dec.DisallowUnknownFields()
	b := &Baseline{}
	switch err := dec.Decode(b); {
	case errors.Is(err, io.EOF):
		return nil, errors.New(" is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New(" ends too early")
	case err != nil:
		return nil, fmt.Errorf(":%d: %s", line(text, err, dec), plain(err))
	case b.Version != Version:
		return nil, fmt.Errorf(" has version %d, and this ctxlint reads version %d", b.Version, Version)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf(":%d: more than one value", 1+strings.Count(string(text[:dec.InputOffset()]), "\n"))
	}
	for i, e := range b.Findings {
		if e.Fingerprint == "" {
			return nil, fmt.Errorf(": finding %d has no fingerprint", i+1)
		}
	}
	return b, nil
}

// plain says what package json complains about without naming types of Go.
func plain(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		what := kind.Field
		if what == "" {
			what = "the file"
		}
		return fmt.Sprintf("%s can't be of the kind %s", what, kind.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// line is where an error of package json lies.
func line(text []byte, err error, dec *json.Decoder) int {
	at := dec.InputOffset()
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	at = min(at, int64(len(text)))
	return 1 + strings.Count(string(text[:at]), "\n")
}

// Subtract returns the findings that are not accepted, and the entries that
// nothing answered to. An entry also answers to a finding that has its
// fingerprint under a former name of the category: its ordinal counted other
// findings then, so that entries that differ by it alone are as good as each
// other.
func (b *Baseline) Subtract(findings []finding.Finding) (left []finding.Finding, unused []Entry) {
	open := map[string][]int{} // entries that nothing answered to, by fingerprint without ordinal
	exact := map[string]int{}
	for i, e := range b.Findings {
		base, _, _ := strings.Cut(e.Fingerprint, "-")
		open[base] = append(open[base], i)
		exact[e.Fingerprint] = i
	}
	met := map[int]bool{}
	left = []finding.Finding{}
	for _, f := range findings {
		i, ok := exact[f.Fingerprint]
		for _, former := range f.Former {
			for !ok && len(open[former]) > 0 {
				i, open[former] = open[former][0], open[former][1:]
				ok = !met[i]
			}
		}
		if !ok {
			left = append(left, f)
			continue
		}
		met[i] = true
	}
	for i, e := range b.Findings {
		if !met[i] {
			unused = append(unused, e)
		}
	}
	return left, unused
}
