package configfile

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/ctxlint/ctxlint/analyzers"
)

// cases are texts with what is wrong with them; known to the decoder alone is
// what a schema can't say.
var cases = []struct {
	name, text, want string
	only             bool
}{
	{name: "empty"},
	{name: "comments", text: "# nothing\n"},
	{name: "start", text: start},
	{name: "all of it", text: regexp.MustCompile(`(?m)^#([a-z]|  )`).ReplaceAllString(start, "$1")},
	{name: "no values", text: "rules:\nstrict:\ntags:\npaths:\nexclude:\noptions:\nextent:\n  late:\nvocabulary:\n  valueonly:\n  carriers:\n"},
	{name: "vocabulary", text: "vocabulary:\n  valueonly: [log, gopkg.in/log.v2, gopkg.in/log.v2.Logger.Print]\n  carriers: [example.com/web.Ctx.Std, gopkg.in/web.v2.Ctx.Std, web.Ctx.Std]\n"},
	{name: "extent", text: "extent: {brief: 1m, word: 1s, finding: 1s, late: 1.5h30m}\n"},
	{name: "options", text: "options:\n  ctxbag: {allow: [example.com/p.T], deny: []}\n"},
	{name: "anchors", text: "rules: &r [-ctxroot]\npaths:\n  - {path: a, rules: *r}\n"},
	{name: "one path", text: "paths: [{path: ./a, strict: false}]"},

	{name: "unknown key", text: "strict: true\nrulez: []\n", want: `c.yaml:2: unknown key "rulez"; did you mean "rules"?`},
	{name: "far key", text: "linters-settings: {}\n", want: `c.yaml:1: unknown key "linters-settings"; use baseline, exclude, extent, module, options, paths, rules, strict, style, tags, tests, vocabulary`},
	{name: "unknown key below", text: "vocabulary:\n  valueOnly: []\n", want: `c.yaml:2: unknown key "valueOnly" in vocabulary; did you mean "valueonly"?`},
	{name: "unknown word", text: "vocabulary:\n  loggers: []\n", want: `c.yaml:2: unknown key "loggers" in vocabulary; use carriers, cleanup, detach, joins, valueonly`},
	{name: "no function", text: "vocabulary:\n  joins:\n    - p.F\n    - (*p.T).M\n", want: `c.yaml:4: joins: "(*p.T).M" names no package, function or method: write import/path, import/path.Func or import/path.Type.Method`},
	{name: "no end", text: "vocabulary:\n  detach: [example.com/p.]\n", want: `c.yaml:2: detach: "example.com/p." names no package`},
	{name: "two names", text: "vocabulary:\n  cleanup: ['p.F, p.G']\n", want: `c.yaml:2: cleanup: "p.F, p.G" names no package`},
	{name: "no member", text: "vocabulary:\n  carriers: [example.com/web.Ctx]\n", want: `c.yaml:2: carriers: "example.com/web.Ctx" names no method or field of a type: write import/path.Type.Method or import/path.Type.Field`},
	{name: "unexported member", text: "vocabulary:\n  carriers: [example.com/web.Ctx.std]\n", want: `c.yaml:2: carriers: "example.com/web.Ctx.std" names no method or field`},
	{name: "unknown threshold", text: "extent:\n  lates: 1s\n", want: `c.yaml:2: unknown key "lates" in extent; did you mean "late"?`},
	{name: "no unit", text: "extent: {word: '1'}\n", want: `c.yaml:1: word: "1" is no duration: write one such as 500ms, 2s or 1m`},
	{name: "number of seconds", text: "extent: {word: 1}\n", want: `c.yaml:1: word: want a duration, such as 500ms`},
	{name: "negative", text: "extent: {word: -1s}\n", want: `c.yaml:1: word: -1s is not positive`},
	{name: "zero", text: "extent: {word: 0s}\n", want: `c.yaml:1: word: 0s is not positive`, only: true},
	{name: "out of order", text: "extent:\n  finding: 1s\n  late: 500ms\n", want: `c.yaml:3: late: 500ms is shorter than finding: 1s`, only: true},
	{name: "out of order beside a default", text: "extent:\n  word: 5s\n", want: `c.yaml:2: finding: 1s is shorter than word: 5s`, only: true},
	{name: "unknown key of a path", text: "paths:\n  - path: a\n    rule: []\n", want: `c.yaml:3: unknown key "rule" in paths; did you mean "rules"?`},
	{name: "unknown option", text: "options:\n  ctxbag:\n    alow: []\n", want: `c.yaml:3: unknown key "alow" in options of ctxbag; did you mean "allow"?`},
	{name: "option of nobody", text: "options:\n  ctxbog: {}\n", want: `c.yaml:2: unknown key "ctxbog" in options; did you mean "ctxbag"?`},
	{name: "no option", text: "options:\n  ctxbag:\n    categories: []\n", want: `c.yaml:3: unknown key "categories" in options of ctxbag; use allow, deny`},
	{name: "unknown rule", text: "rules:\n  - default\n  - -ctxrot\n", want: `c.yaml:3: rules: unknown rule "ctxrot"; did you mean "ctxroot"?`, only: true},
	{name: "unknown category", text: "paths:\n  - path: a\n    rules: [ctxleak/pth]\n", want: `c.yaml:3: rules: unknown rule "ctxleak/pth"; did you mean "ctxleak/path"?`, only: true},
	{name: "old name", text: "rules: [ctxleak/errpath]\n", want: `c.yaml:1: rules: "ctxleak/errpath" is now "ctxleak/path"`, only: true},
	{name: "several words", text: "rules: ['default,-ctxerr']\n", want: `c.yaml:1: rules: "default,-ctxerr" is more than one word: make it several of the list`},
	{name: "no list", text: "rules: default\n", want: "c.yaml:1: rules: want a list, such as [a, b]"},
	{name: "number", text: "tags: [1]\n", want: "c.yaml:1: tags: want a text"},
	{name: "no truth", text: "strict: yes\n", want: "c.yaml:1: strict: want true or false"},
	{name: "truth as text", text: "strict: \"true\"\n", want: "c.yaml:1: strict: want true or false"},
	{name: "list", text: "- rules\n", want: "c.yaml:1: want keys and values: baseline, exclude"},
	{name: "text", text: "rules\n", want: "c.yaml:1: want keys and values: baseline, exclude"},
	{name: "no path", text: "paths:\n  - rules: [all]\n", want: "c.yaml:2: paths: this entry names no path"},
	{name: "no change", text: "paths:\n  - path: a\n", want: "c.yaml:2: paths: this entry changes nothing; give it rules, strict or style, or use exclude"},
	{name: "paths as a mapping", text: "paths:\n  a: {strict: true}\n", want: "c.yaml:2: paths: want a list of entries with path and rules"},
	{name: "absolute", text: "exclude: [/a]\n", want: `c.yaml:1: exclude: "/a": paths are relative to the directory of the file, and lie in it`},
	{name: "outside", text: "exclude: [a/../../b]\n", want: `c.yaml:1: exclude: "a/../../b": paths are relative`},
	{name: "exception", text: "exclude: ['!a']\n", want: `c.yaml:1: exclude: "!a": there are no exceptions here`},
	{name: "no pattern", text: "exclude: ['a[']\n", want: `c.yaml:1: exclude: "a[" is no pattern`, only: true},
	{name: "empty pattern", text: "exclude: ['']\n", want: `c.yaml:1: exclude: want a text`},
	{name: "twice", text: "strict: true\nstrict: true\n", want: `c.yaml:2: "strict" is there twice`, only: true},
	{name: "tab", text: "strict: true\nvocabulary:\n\tvalueonly: []\n", want: "c.yaml:3: found character that cannot start any token", only: true},
	{name: "cut off", text: "rules: [default\n", want: "c.yaml:", only: true},
	{name: "two", text: "strict: true\n---\nstyle: true\n", want: "c.yaml:2: a second document; the file is one", only: true},
	{name: "no alias", text: "rules: *r\n", want: "c.yaml: unknown anchor 'r' referenced", only: true},
}

func TestParse(t *testing.T) {
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse([]byte(test.text), "c.yaml", analyzers.Rules())
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want) || strings.Contains(err.Error(), "\n")):
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

// TestSchema holds the published schema to what the decoder takes.
func TestSchema(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "ctxlint.schema.json")
	schema, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range cases {
		if test.only {
			continue
		}
		var value any
		if err := yaml.Unmarshal([]byte(test.text), &value); err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if err := schema.Validate(value); (err != nil) != (test.want != "") {
			t.Errorf("%s: the schema says %v", test.name, err)
		}
	}
	// Both know the same keys.
	var top []string
	for name := range schema.Properties {
		top = append(top, name)
	}
	slices.Sort(top)
	_, err = Parse([]byte("zzzzzzzzzzzzzzzzzz: 1"), "c", analyzers.Rules())
	if want := "; use " + strings.Join(top, ", "); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("the schema has %s: %v", want, err)
	}
	for _, w := range analyzers.Vocabulary() {
		if schema.Properties["vocabulary"].Properties[w.String()] == nil {
			t.Errorf("the schema has no %s in vocabulary", w)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range analyzers.Thresholds() {
		says := regexp.MustCompile(`"` + x.String() + `": .*The default is ` + x.Default().String() + `\."`)
		if schema.Properties["extent"].Properties[x.String()] == nil || !says.Match(text) {
			t.Errorf("the schema does not say that %s is %s", x, x.Default())
		}
		if line := "#  " + x.String() + ": " + x.Default().String() + "\n"; !strings.Contains(start, line) {
			t.Errorf("the start does not say that %s is %s", x, x.Default())
		}
	}
	var options []string
	for _, r := range analyzers.Rules() {
		for _, name := range Own(r) {
			options = append(options, r.Name+"."+name)
			if p := schema.Properties["options"].Properties[r.Name]; p == nil || p.Properties[name] == nil {
				t.Errorf("the schema has no %s of %s", name, r.Name)
			}
		}
	}
	if len(options) == 0 {
		t.Error("no rule has options")
	}
}

func TestShows(t *testing.T) {
	const text = `
rules: [default, -ctxerr]
exclude: [gen, "**/*_mock.go"]
paths:
  - path: legacy/**
    rules: [-ctxroot]
  - path: [legacy/core, cmd]
    rules: [ctxroot/root, ctxerr]
    strict: true
`
	dir := t.TempDir()
	s, err := Parse([]byte(text), "c.yaml", analyzers.Rules())
	if err != nil {
		t.Fatal(err)
	}
	s.File = filepath.Join(dir, Name)
	scope, err := s.Scope(analyzers.Rules())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		file, rule, category string
		assumed, want        bool
	}{
		{"a.go", "ctxroot", "root", false, true},
		{"a.go", "ctxroot", "root", true, false},
		{"a.go", "ctxerr", "compare", false, false},
		{"gen/x/a.go", "ctxroot", "root", false, false},
		{"generated/a.go", "ctxroot", "root", false, true},
		{"x/y_mock.go", "ctxroot", "root", false, false},
		{"legacy/a.go", "ctxroot", "root", false, false},
		{"legacy/a.go", "ctxleak", "path", false, true},
		{"legacy/core/x/a.go", "ctxroot", "root", false, true},
		{"legacy/core/x/a.go", "ctxroot", "root", true, true},
		{"cmd/a.go", "ctxerr", "compare", false, true},
		{"cmd/a.go", "ctxleak", "path", true, true},
		{"../cmd/a.go", "ctxleak", "path", true, false},
	} {
		got := scope.Shows(filepath.Join(dir, filepath.FromSlash(test.file)), test.rule, test.category, test.assumed)
		if got != test.want {
			t.Errorf("%+v", test)
		}
		if got && !(test.assumed && scope.All.Assumed(test.rule, test.category) || !test.assumed && scope.All.Ran(test.rule, test.category)) {
			t.Errorf("%+v is shown, and does not run", test)
		}
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	find := func(at, want string) {
		t.Helper()
		got, err := Find(filepath.Join(dir, filepath.FromSlash(at)))
		if err != nil {
			got = err.Error()
		}
		if rel, err := filepath.Rel(dir, got); err == nil && filepath.IsAbs(got) {
			got = filepath.ToSlash(rel)
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("from %s: %q, want %q", at, got, want)
		}
	}
	write("ctxlint.yaml")
	write("m/go.mod")
	write("m/a/b/b.go")
	find("m/a/b", "") // what is above the module is not for it
	write("m/ctxlint.yaml")
	find("m/a/b", "m/ctxlint.yaml")
	find("m", "m/ctxlint.yaml")
	write("m/a/ctxlint.yaml")
	find("m/a/b", "m/a/ctxlint.yaml")
	write("m/a/b/.ctxlint.yml")
	find("m/a/b", "m/a/b/.ctxlint.yml is not read: call it ctxlint.yaml")
}

func FuzzParse(f *testing.F) {
	for _, test := range cases {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := Parse([]byte(text), "c.yaml", analyzers.Rules()); err == nil {
			if _, err := s.Scope(analyzers.Rules()); err != nil {
				t.Errorf("what was read can't be used: %v", err)
			}
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than a line: %v", err)
		}
	})
}
