package driver

import (
	"bytes"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/funcname"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

type category = analyzers.Category

// A converter turns the reports on one package into findings.
type converter struct {
	unit  *unit
	rules []analyzers.Rule
	files *results.Files
	text  map[string][]byte // sources of files with findings
}

func newConverter(u *unit, rules []analyzers.Rule, files *results.Files) *converter {
	return &converter{unit: u, rules: rules, files: files, text: map[string][]byte{}}
}

func (c *converter) finding(r suppress.Report) finding.Finding {
	if !r.End.IsValid() {
		r.End = r.Pos
	}
	from, to := c.position(r.Pos), c.position(r.End)
	f := finding.Finding{
		Rule: r.Rule, Category: r.Category, Tier: tier(c.rules, r.Rule, r.Category, r.Assumed), Assumed: r.Assumed, Message: r.Message,
		File: from.Filename, Line: from.Line, Column: from.Column,
		EndLine: to.Line, EndColumn: to.Column,
		Package: c.unit.PkgPath, Symbol: c.symbol(r.Pos),
		Related: []finding.Related{}, Fixes: []finding.Fix{},
		URL: r.URL,
	}
	if f.URL == "" {
		f.URL = wire.RuleURL(r.Rule, r.Category)
	}
	f.Fingerprint = finding.Fingerprint(r.Rule, r.Category, f.Package, f.Symbol, c.line(r.Pos))
	for _, old := range analyzers.Former(r.Rule, r.Category) {
		f.Former = append(f.Former, finding.Fingerprint(old.Rule, old.Category, f.Package, f.Symbol, c.line(r.Pos)))
	}
	for _, rel := range r.Related {
		at := c.position(rel.Pos)
		f.Related = append(f.Related, finding.Related{File: at.Filename, Line: at.Line, Column: at.Column, Message: rel.Message})
	}
	for _, fix := range r.SuggestedFixes {
		if fix, ok := c.fix(fix); ok {
			f.Fixes = append(f.Fixes, fix)
		}
	}
	return f
}

func (c *converter) position(pos token.Pos) token.Position { return c.unit.Fset.Position(pos) }

func tier(rules []analyzers.Rule, rule, category string, assumed bool) string {
	for _, r := range rules {
		if r.Name == rule {
			cat, _ := r.Category(category)
			return r.Tier(cat, assumed).String()
		}
	}
	return analyzers.Default.String()
}

// fix converts a fix, unless it edits a file that nobody wrote: what cgo or a
// generator made, which //line comments give away.
func (c *converter) fix(fix analysis.SuggestedFix) (finding.Fix, bool) {
	var out finding.Fix
	out.Message, out.Safe = wire.SplitFix(fix.Message)
	for _, e := range fix.TextEdits {
		if !e.End.IsValid() {
			e.End = e.Pos
		}
		file := c.unit.Fset.File(e.Pos)
		if file == nil || c.position(e.Pos).Filename != file.Name() {
			return out, false
		}
		out.Edits = append(out.Edits, finding.Edit{
			File:   file.Name(),
			Offset: file.Offset(e.Pos), End: file.Offset(e.End),
			New: string(e.NewText),
		})
	}
	return out, len(out.Edits) > 0
}

// symbol names the declaration that pos lies in: "f", "T.m", "T".
func (c *converter) symbol(pos token.Pos) string {
	for _, f := range c.unit.Syntax {
		if pos < f.FileStart || f.FileEnd < pos {
			continue
		}
		for _, decl := range f.Decls {
			if pos < decl.Pos() || decl.End() <= pos {
				continue
			}
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				return strings.TrimPrefix(funcname.Receiver(decl)+"."+decl.Name.Name, ".")
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if spec.Pos() <= pos && pos < spec.End() {
						return specName(spec)
					}
				}
			}
		}
	}
	return ""
}

func specName(spec ast.Spec) string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return spec.Name.Name
	case *ast.ValueSpec:
		return spec.Names[0].Name
	}
	return ""
}

// line is the text of the line that a finding starts on.
func (c *converter) line(pos token.Pos) string {
	file := c.unit.Fset.File(pos)
	if file == nil {
		return ""
	}
	name := file.Name()
	if _, ok := c.text[name]; !ok {
		c.text[name], _ = c.files.Read(name) // unreadable: no text, still a fingerprint
	}
	text, at := c.text[name], file.Offset(pos)
	if at > len(text) {
		return ""
	}
	from := bytes.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := bytes.Cut(text[from:], []byte("\n"))
	return string(line)
}
