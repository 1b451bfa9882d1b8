package configfile

import (
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
)

// A Scope says what is shown of a file. It is not for concurrent use.
type Scope struct {
	// All is on somewhere. The rules run with it, and what is not on in a file
	// is left out before findings compete for a place.
	All config.Selection

	Base config.Selection // for files that no entry of paths names

	settings *Settings
	known    []analyzers.Rule
	roots    []string                    // names of the directory of the file
	files    map[string]config.Selection // of files that were asked for
	sets     map[string]config.Selection // by the entries of paths that match
}

// Scope resolves the settings against the rules that exist.
func (s *Settings) Scope(known []analyzers.Rule) (*Scope, error) {
	c := &Scope{settings: s, known: known, files: map[string]config.Selection{}, sets: map[string]config.Selection{}}
	// No drop of an entry counts here, so that this is more than any file has.
	words, strict, style := s.Rules.Value, s.Strict.Value, s.Style.Value
	if len(s.Paths) > 0 {
		words = base(words)
	}
	for _, p := range s.Paths {
		words = append(words[:len(words):len(words)], positive(p.Rules)...)
		strict, style = strict || p.Strict != nil && *p.Strict, style || p.Style != nil && *p.Style
	}
	var err error
	if c.All, err = config.Select(known, s.request(words, strict, style)); err != nil {
		return nil, err
	}
	if c.Base, err = config.Select(known, s.request(s.Rules.Value, s.Strict.Value, s.Style.Value)); err != nil {
		return nil, err
	}
	if s.File != "" {
		c.roots = []string{s.Dir()}
		if resolved, err := filepath.EvalSymlinks(s.Dir()); err == nil && resolved != s.Dir() {
			c.roots = append(c.roots, resolved)
		}
	}
	return c, nil
}

func (s *Settings) request(words []string, strict, style bool) config.Request {
	return config.Request{Rules: strings.Join(words, ","), Strict: strict, Style: style, Declined: s.Declined}
}

// base writes out what a list means, so that more words can follow.
func base(words []string) []string {
	if len(words) == 0 || strings.HasPrefix(words[0], "-") {
		return append([]string{"default"}, words...)
	}
	return words
}

// Everywhere reports whether all files are treated alike.
func (c *Scope) Everywhere() bool {
	return len(c.settings.Paths) == 0 && len(c.settings.Exclude.Value) == 0
}

// Excluded reports whether nothing is shown of a file.
func (c *Scope) Excluded(file string) bool { return c.match(file, c.settings.Exclude.Value) }

// Shows reports whether findings of a category are shown in a file.
func (c *Scope) Shows(file, rule, category string, assumed bool) bool {
	on, ok := c.files[file]
	if !ok {
		if !c.Excluded(file) {
			on = c.of(file)
		}
		c.files[file] = on
	}
	if assumed {
		return on.Assumed(rule, category)
	}
	return on.Ran(rule, category)
}

// of is the selection for a file: each entry that matches adds its words to
// those before it.
func (c *Scope) of(file string) config.Selection {
	s := c.settings
	words, strict, style, key := base(s.Rules.Value), s.Strict.Value, s.Style.Value, ""
	for _, p := range s.Paths {
		if !c.match(file, p.Globs) {
			key += "0"
			continue
		}
		key += "1"
		words = append(words[:len(words):len(words)], p.Rules...)
		if p.Strict != nil {
			strict = *p.Strict
		}
		if p.Style != nil {
			style = *p.Style
		}
	}
	on, ok := c.sets[key]
	if !ok {
		on, _ = config.Select(c.known, s.request(words, strict, style)) // each word was known when it was read
		c.sets[key] = on
	}
	return on
}

// match reports whether a pattern names a file, or a directory above it.
func (c *Scope) match(file string, globs []string) bool {
	for _, root := range c.roots {
		rel, err := filepath.Rel(root, file)
		if err != nil || !filepath.IsLocal(rel) {
			continue
		}
		rel = filepath.ToSlash(rel)
		for _, glob := range globs {
			glob = strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/")
			if doublestar.MatchUnvalidated(glob, rel) || doublestar.MatchUnvalidated(glob+"/**", rel) {
				return true
			}
		}
	}
	return false
}
