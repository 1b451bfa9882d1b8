// Package report is how a rule becomes an analyzer and how it reports: one
// place decides which packages are analysed, which categories are on, what a
// diagnostic looks like, and that generated files and ignored lines are quiet.
package report

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// A Rule is what a rule's package hands to [New].
type Rule struct {
	Name     string
	Doc      string               // the embedded doc.go
	Requires []*analysis.Analyzer // besides those of the model that each [Pass] carries
	Run      func(*Pass)
}

// A Pass is a rule's view of one package, with the model of it.
type Pass struct {
	*analysis.Pass
	Index *ctxindex.Index
	Flow  *ctxflow.Package
	Sums  *ctxsummary.Summaries
	Life  *ctxlife.Model

	rule       policy.Rule
	categories []string
	assumed    []string
	directives bool
	module     bool
	declined   bool
	explain    bool
	suggested  bool
	files      srcfile.Table
	reported   int
	claims     Claims
}

// model are the analyzers whose results a Pass carries.
var model = []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxlife.Analyzer}

// A Finding is a defect at a place.
type Finding struct {
	Category string
	At       analysis.Range // the smallest expression that is wrong
	Message  string         // lower case save for names of the code, no final period; the rule's name is added

	// Assumes is the step of the reasoning that the code does not show, as a
	// clause: "fetch may wait for the network". A finding without one is
	// proven; one that has it is strict, and its message says so.
	Assumes string

	// Needs are claims about functions that the rest of the module can decide, see
	// [module.Atom]; they have to cover all that Assumes says. Any door reports
	// such a finding as assumed. Where the whole module is read it becomes proven
	// if all of them are, and is dropped if one is refuted. A proven finding may
	// need what is granted by contract: it stays unless that is refuted.
	Needs []Atom

	// OnlyProven findings are shown where the whole module proves what they need,
	// and nowhere else: one package has no evidence for them.
	OnlyProven bool

	Related []analysis.RelatedInformation
	Fix     *Fix
}

// A Fix repairs a finding by edits of the finding's own file: golangci-lint
// computes the offsets of other files' edits wrongly.
type Fix struct {
	Message string // imperative: "insert defer cancel()"
	Safe    bool
	Edits   []analysis.TextEdit
}

// New returns a fresh analyzer for rule. It fails loudly, by an analyzer that
// does not validate, if the policy has no such rule.
func New(rule Rule) *analysis.Analyzer {
	row, _ := policy.Of(rule.Name)
	a := &analysis.Analyzer{
		Name:     rule.Name,
		Doc:      Doc(rule.Doc, rule.Name),
		URL:      wire.RuleURL(rule.Name, ""),
		Requires: slices.Concat(model, rule.Requires),

		ResultType: reflect.TypeFor[Claims](),
	}
	opts := &options{directives: true, categories: categories{rule: row, on: defaults(row)}, assumed: categories{rule: row}}
	a.Flags.Var(&opts.categories, wire.FlagCategories, "comma-separated categories to report")
	a.Flags.Var(&opts.assumed, wire.FlagAssumed, "comma-separated categories to report where a step is assumed, too")
	a.Flags.BoolVar(&opts.directives, wire.FlagDirectives, true, "honour //ctxlint:ignore")
	a.Flags.BoolVar(&opts.module, wire.FlagModule, false, "leave what the whole module can prove to the driver")
	a.Flags.BoolVar(&opts.declined, wire.FlagDeclined, false, "report where the like check of another linter is switched off")
	a.Flags.BoolVar(&opts.explain, wire.FlagExplain, false, "report what was looked at and left alone, too; for ctxlint explain")
	a.Flags.BoolVar(&opts.suggested, wire.FlagSuggested, false, "attach fixes that need review")
	a.Run = func(pass *analysis.Pass) (result any, err error) {
		if srcfile.Outside(pass) || len(opts.categories.on)+len(opts.assumed.on) == 0 {
			return Claims(nil), nil
		}
		p := newPass(pass, row, opts)
		// A defect of ctxlint must not break a build: under go vet a panic
		// here would fail every importer of the package as well.
		defer func() {
			if r := recover(); r != nil {
				pass.Report(srcfile.Internal(pass, rule.Name, r))
				result = p.claims
			}
		}()
		rule.Run(p)
		return p.claims, nil
	}
	return a
}

type options struct {
	categories categories
	assumed    categories
	directives bool
	module     bool
	declined   bool
	explain    bool
	suggested  bool
}

// categories is a flag of comma-separated categories of a rule.
type categories struct {
	rule policy.Rule
	on   []string
}

func (c *categories) String() string { return strings.Join(c.on, ",") }

// Set refuses a category that the rule does not have: under go vet and nogo
// nobody else would notice that it never reports.
func (c *categories) Set(s string) error {
	c.on = nil
	if s == "" {
		return nil
	}
	for name := range strings.SplitSeq(s, ",") {
		if _, ok := c.rule.Category(name); !ok {
			return fmt.Errorf("%s has no category %q", c.rule.Name, name)
		}
		c.on = append(c.on, name)
	}
	return nil
}

func defaults(row policy.Rule) []string {
	var on []string
	for _, c := range row.Categories {
		if c.Tier == policy.Default {
			on = append(on, c.Name)
		}
	}
	return on
}

func newPass(pass *analysis.Pass, row policy.Rule, opts *options) *Pass {
	if pass.ReadFile == nil { // nogo
		own := *pass
		own.ReadFile = func(string) ([]byte, error) { return nil, errors.New("the driver reads no files") }
		pass = &own
	}
	return &Pass{
		Pass:       pass,
		Index:      pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		Flow:       pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		Sums:       pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		Life:       pass.ResultOf[ctxlife.Analyzer].(*ctxlife.Model),
		rule:       row,
		categories: opts.categories.on,
		assumed:    opts.assumed.on,
		directives: opts.directives,
		module:     opts.module,
		declined:   opts.declined,
		explain:    opts.explain,
		suggested:  opts.suggested,
		files:      pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index).Files,
	}
}

// Enabled reports whether a category is switched on, be it only for what is
// assumed. Rules ask before expensive work; [Pass.Report] asks again.
func (p *Pass) Enabled(category string) bool {
	category, assumes := policy.Bridge(p.rule.Name, category)
	return assumes == "" && slices.Contains(p.categories, category) || slices.Contains(p.assumed, category)
}

// Likely reports whether findings of a category are wanted that assume a step.
func (p *Pass) Likely(category string) bool { return slices.Contains(p.assumed, category) }

// Report reports a finding, unless its category is off, its file generated,
// or its line ignored.
func (p *Pass) Report(f Finding) {
	if category, assumes := policy.Bridge(p.rule.Name, f.Category); category != f.Category || f.Assumes == "" {
		f.Category, f.Assumes = category, cmp.Or(f.Assumes, assumes)
	}
	c, ok := p.rule.Category(f.Category)
	if !ok {
		panic(fmt.Sprintf("category %q is not in the policy", f.Category))
	}
	file := p.files.Of(f.At.Pos())
	if file == nil {
		return
	}
	if file.Generated() {
		p.Silent(f.At, f.Category, "%s; but the file is generated", f.Message)
		return
	}
	if !p.wanted(f) {
		p.Silent(f.At, f.Category, "%s; but only the whole module could prove it", f.Message)
		return
	}
	if p.directives && ignored(p.Fset, file.Syntax, p.rule.Name, f.Category, f.At.Pos()) {
		return
	}
	if but, silent := p.doubted(file.Syntax, f); silent {
		p.Silent(f.At, f.Category, "%s; but the suppression of a like linter's check answers it", f.Message)
		return
	} else if but != "" {
		// No caller proves what was meant here; what is granted can still be refuted.
		f.Assumes, f.Needs = but, slices.DeleteFunc(slices.Clone(f.Needs), func(a Atom) bool { return !a.Contract })
		if f.OnlyProven || !p.wanted(f) {
			p.Silent(f.At, f.Category, "%s; but it would assume that %s", f.Message, but)
			return
		}
	}
	category, message := f.Category, f.Message
	if f.Assumes != "" {
		category, message = wire.MarkAssumed(category), message+"; assuming "+f.Assumes
	}
	d := analysis.Diagnostic{
		Pos:      f.At.Pos(),
		End:      f.At.End(),
		Category: category,
		Message:  message + " (" + p.rule.Name + ")",
		URL:      wire.RuleURL(p.rule.Name, f.Category),
		Related:  f.Related,
	}
	if fix := f.Fix; fix != nil && len(fix.Edits) > 0 && (fix.Safe && c.Fix == policy.Safe || p.suggested) {
		message := fix.Message
		if !fix.Safe || c.Fix != policy.Safe {
			message = wire.MarkSuggested(message)
		}
		d.SuggestedFixes = []analysis.SuggestedFix{{Message: message, TextEdits: fix.Edits}}
	}
	if len(f.Needs) > 0 {
		p.claim(Claim{f.Needs, f.Message + " (" + p.rule.Name + ")", f.OnlyProven})
	}
	p.reported++
	p.Pass.Report(d)
}

// Related is a place that explains a finding.
func Related(at ast.Node, format string, args ...any) analysis.RelatedInformation {
	return analysis.RelatedInformation{Pos: at.Pos(), End: at.End(), Message: fmt.Sprintf(format, args...)}
}

// At is the range from pos to end.
func At(pos, end token.Pos) analysis.Range { return span{pos, end} }

type span struct{ pos, end token.Pos }

func (s span) Pos() token.Pos { return s.pos }
func (s span) End() token.Pos { return s.end }
