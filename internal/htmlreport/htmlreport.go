// Package htmlreport writes findings as one page for people: it stands alone,
// asks no network, and runs no script but its own.
package htmlreport

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

//go:embed page.html.tmpl
var pageText string

//go:embed page.css
var style string

//go:embed page.js
var script string

// page is parsed when the first report is written, and not whenever ctxlint starts.
func page() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{"visible": visible, "slug": slug}).Parse(pageText)
}

// slug is a role as a name of page.css.
func slug(r finding.Role) string { return strings.ReplaceAll(string(r), " ", "-") }

type model struct {
	Policy   string
	Style    template.CSS
	Script   template.JS
	Version  string
	URL      string
	Summary  string
	Errors   []string
	Facets   []facet
	Findings []view
}

// A view is a finding as the page shows it.
type view struct {
	finding.Finding
	Title  string // of the rule
	Text   string // the message, without the rule
	Steps  []*Step
	Frames []Frame
}

// A facet is something to choose findings by.
type facet struct {
	Name, Label string
	Choices     []choice
}

type choice struct {
	Value, Title string
	Count        int
}

// Write writes the page. Names of files are relative to dir.
func Write(w io.Writer, r output.Report, dir string, tool output.Tool) error {
	titles := map[string]string{}
	for _, h := range tool.Rules {
		titles[h.Name] = h.Title
	}
	m := model{
		Policy: policy(), Style: template.CSS(style), Script: template.JS(script),
		Version: tool.Version, URL: tool.URL, Summary: output.Summary(r.Findings), Facets: facets(r.Findings, titles),
	}
	for _, e := range r.Errors {
		var b strings.Builder
		output.Error(&b, e)
		m.Errors = append(m.Errors, visible(strings.TrimSuffix(b.String(), "\n")))
	}
	read := r.Read
	if read == nil {
		read = os.ReadFile
	}
	src := &sources{dir, read, map[string]*source{}}
	for _, f := range r.Findings {
		steps := life(f)
		m.Findings = append(m.Findings, view{f, titles[f.Rule], message(f), steps, src.frames(steps)})
	}
	slices.SortStableFunc(m.Findings, func(a, b view) int { return strings.Compare(a.Package, b.Package) })
	t, err := page()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, m); err != nil {
		return err
	}
	_, err = b.WriteTo(w)
	return err
}

// policy allows the page its own script and style, by their hashes, and
// nothing else: no address is asked for anything.
func policy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; base-uri 'none'; form-action 'none'"
}

// tierTitles say what a finding of a tier is worth.
var tierTitles = map[string]string{
	"default": "every step is shown by the code",
	"strict":  "a step is assumed, or the category is not sure enough",
	"style":   "a convention",
}

func facets(list []finding.Finding, titles map[string]string) []facet {
	return []facet{
		count("tier", "Strength of proof", list, func(f finding.Finding) string { return f.Tier }, tierTitles),
		count("rule", "Rule", list, func(f finding.Finding) string { return f.Rule }, titles),
		count("package", "Package", list, func(f finding.Finding) string { return f.Package }, nil),
	}
}

func count(name, label string, list []finding.Finding, of func(finding.Finding) string, titles map[string]string) facet {
	f := facet{Name: name, Label: label}
	n := map[string]int{}
	for _, x := range list {
		if n[of(x)]++; n[of(x)] == 1 {
			f.Choices = append(f.Choices, choice{Value: of(x), Title: titles[of(x)]})
		}
	}
	for i := range f.Choices {
		f.Choices[i].Count = n[f.Choices[i].Value]
	}
	slices.SortFunc(f.Choices, func(a, b choice) int { return strings.Compare(a.Value, b.Value) })
	return f
}
