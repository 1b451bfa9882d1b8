package configfile

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// Read reads a file over the defaults. Errors are one line, and call the file
// by the name show, with a line.
func Read(file, show string, rules []analyzers.Rule) (*Settings, error) {
	text, err := os.ReadFile(file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("config %s does not exist; \"ctxlint init\" writes one", show)
	case err != nil:
		return nil, fmt.Errorf("config: %w", err)
	}
	d := &decoder{show: show, rules: rules, module: ownmodule.Root(filepath.Dir(file))}
	s, err := d.parse(text)
	if s != nil {
		s.File = file
	}
	return s, err
}

// Parse is Read of a text.
func Parse(text []byte, show string, rules []analyzers.Rule) (*Settings, error) {
	return (&decoder{show: show, rules: rules}).parse(text)
}

func (d *decoder) parse(text []byte) (*Settings, error) {
	s := Defaults()
	s.File = d.show
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return s, nil // nothing but comments
	case err != nil:
		return nil, d.syntax(err)
	}
	var more yaml.Node
	switch err := dec.Decode(&more); {
	case err == nil:
		return nil, d.errorf(&more, "a second document; the file is one")
	case !errors.Is(err, io.EOF):
		return nil, d.syntax(err)
	}
	return s, d.top(doc.Content[0], s)
}

type decoder struct {
	show   string
	rules  []analyzers.Rule
	module string // the directory of the module, if there is one
}

// fields says what each key of a mapping is decoded by.
type fields map[string]func(key string, n *yaml.Node) error

func (d *decoder) top(n *yaml.Node, s *Settings) error {
	return d.mapping(n, "", fields{
		"rules":      func(key string, n *yaml.Node) error { return d.list(key, n, &s.Rules, d.rule) },
		"strict":     d.bool(&s.Strict),
		"style":      d.bool(&s.Style),
		"tests":      d.bool(&s.Tests),
		"module":     d.bool(&s.Module),
		"tags":       func(key string, n *yaml.Node) error { return d.list(key, n, &s.Tags, tag) },
		"baseline":   func(key string, n *yaml.Node) error { return d.string(key, n, &s.Baseline) },
		"exclude":    func(key string, n *yaml.Node) error { return d.list(key, n, &s.Exclude, glob) },
		"vocabulary": func(key string, n *yaml.Node) error { return d.mapping(n, key, d.vocabulary(s)) },
		"extent":     func(key string, n *yaml.Node) error { return d.extent(key, n, s) },
		"options":    func(key string, n *yaml.Node) error { return d.mapping(n, key, d.options(s)) },
		"paths":      func(key string, n *yaml.Node) error { return d.paths(key, n, s) },
	})
}

// options are those that the rules have for themselves.
func (d *decoder) options(s *Settings) fields {
	of := fields{}
	for _, r := range d.rules {
		own := fields{}
		for _, name := range Own(r) {
			own[name] = func(key string, n *yaml.Node) error {
				o := Option{Rule: r.Name, Name: name}
				err := d.list(key, n, &o.Setting, nil)
				s.Options = append(s.Options, o)
				return err
			}
		}
		if len(own) > 0 {
			of[r.Name] = func(key string, n *yaml.Node) error { return d.mapping(n, "options of "+key, own) }
		}
	}
	return of
}

// Own lists the options that a rule has for itself.
func Own(r analyzers.Rule) []string {
	var names []string
	if r.Analyzer != nil {
		r.Analyzer.Flags.VisitAll(func(f *flag.Flag) {
			if !wire.Common(f.Name) {
				names = append(names, f.Name)
			}
		})
	}
	return names
}

func (d *decoder) paths(key string, n *yaml.Node, s *Settings) error {
	n = deref(n)
	if n.Kind != yaml.SequenceNode {
		return d.errorf(n, "%s: want a list of entries with path and rules", key)
	}
	for _, item := range n.Content {
		p := Path{From: d.at(item)}
		var globs, rules Setting[[]string]
		strict, style := Setting[bool]{}, Setting[bool]{}
		err := d.mapping(item, key, fields{
			"path":   func(key string, n *yaml.Node) error { return d.list(key, listed(n), &globs, glob) },
			"rules":  func(key string, n *yaml.Node) error { return d.list(key, n, &rules, d.rule) },
			"strict": d.bool(&strict),
			"style":  d.bool(&style),
		})
		if err != nil {
			return err
		}
		p.Globs, p.Rules = globs.Value, rules.Value
		if strict.From != "" {
			p.Strict = &strict.Value
		}
		if style.From != "" {
			p.Style = &style.Value
		}
		switch {
		case len(p.Globs) == 0:
			return d.errorf(item, "paths: this entry names no path")
		case len(p.Rules) == 0 && p.Strict == nil && p.Style == nil:
			return d.errorf(item, "paths: this entry changes nothing; give it rules, strict or style, or use exclude")
		}
		s.Paths = append(s.Paths, p)
	}
	return nil
}

// mapping decodes keys and values.
func (d *decoder) mapping(n *yaml.Node, of string, fields fields) error {
	n = deref(n)
	if null(n) {
		return nil
	}
	if of != "" {
		of = " in " + of
	}
	if n.Kind != yaml.MappingNode {
		return d.errorf(n, "want keys and values%s: %s", of, keys(fields))
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		decode, ok := fields[key.Value]
		switch {
		case !ok:
			if near := config.Nearest(key.Value, strings.Split(keys(fields), ", ")); near != "" {
				return d.errorf(key, "unknown key %q%s; did you mean %q?", key.Value, of, near)
			}
			return d.errorf(key, "unknown key %q%s; use %s", key.Value, of, keys(fields))
		case seen[key.Value]:
			return d.errorf(key, "%q%s is there twice", key.Value, of)
		}
		seen[key.Value] = true
		if null(deref(value)) {
			continue // its value is commented out
		}
		if err := decode(key.Value, value); err != nil {
			return err
		}
	}
	return nil
}

func keys(fields fields) string {
	var names []string
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func (d *decoder) bool(to *Setting[bool]) func(string, *yaml.Node) error {
	return func(key string, n *yaml.Node) error {
		at := deref(n)
		if at.Kind != yaml.ScalarNode || at.Tag != "!!bool" || at.Decode(&to.Value) != nil {
			return d.errorf(n, "%s: want true or false", key)
		}
		to.From = d.at(n)
		return nil
	}
}

func (d *decoder) string(key string, n *yaml.Node, to *Setting[string]) error {
	at := deref(n)
	if at.Kind != yaml.ScalarNode || at.Tag != "!!str" || at.Value == "" {
		return d.errorf(n, "%s: want a text", key)
	}
	to.Value, to.From = at.Value, d.at(n)
	return nil
}

// list decodes a list of words, each of which check may refuse.
func (d *decoder) list(key string, n *yaml.Node, to *Setting[[]string], check func(string) error) error {
	at := deref(n)
	if at.Kind != yaml.SequenceNode {
		return d.errorf(n, "%s: want a list, such as [a, b]", key)
	}
	to.Value = []string{}
	for _, item := range at.Content {
		var word Setting[string]
		if err := d.string(key, item, &word); err != nil {
			return err
		}
		if check != nil {
			if err := check(word.Value); err != nil {
				return d.errorf(item, "%s: %v", key, err)
			}
		}
		to.Value = append(to.Value, word.Value)
	}
	to.From = d.at(n)
	return nil
}

func (d *decoder) rule(word string) error {
	if strings.ContainsAny(word, ", ") {
		return fmt.Errorf("%q is more than one word: make it several of the list", word)
	}
	_, err := config.Select(d.rules, config.Request{Rules: word})
	return err
}

func tag(word string) error {
	if strings.ContainsAny(word, ", ") {
		return fmt.Errorf("%q is more than one tag: make it several of the list", word)
	}
	return nil
}

func glob(pattern string) error {
	switch {
	case strings.HasPrefix(pattern, "!"):
		return fmt.Errorf("%q: there are no exceptions here; name what is meant", pattern)
	case filepath.IsAbs(pattern) || strings.HasPrefix(pattern, "/") || slices.Contains(strings.Split(pattern, "/"), ".."):
		return fmt.Errorf("%q: paths are relative to the directory of the file, and lie in it", pattern)
	case !doublestar.ValidatePattern(pattern):
		return fmt.Errorf("%q is no pattern: use *, ?, [abc], {a,b} and **", pattern)
	}
	return nil
}

// listed makes a list of one of a single value.
func listed(n *yaml.Node) *yaml.Node {
	if at := deref(n); at.Kind == yaml.ScalarNode {
		return &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{at}, Line: n.Line, Column: n.Column}
	}
	return n
}

func deref(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func (d *decoder) at(n *yaml.Node) string { return fmt.Sprintf("%s:%d", d.show, n.Line) }

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", d.show, n.Line, fmt.Sprintf(format, args...))
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax makes one line of what package yaml complains about.
func (d *decoder) syntax(err error) error {
	text, _, _ := strings.Cut(err.Error(), "\n")
	m := yamlLine.FindStringSubmatch(text)
	if m == nil || m[1] == "" {
		return fmt.Errorf("%s: %s", d.show, strings.TrimPrefix(text, "yaml: "))
	}
	return fmt.Errorf("%s:%s: %s", d.show, m[1], text[len(m[0]):])
}
