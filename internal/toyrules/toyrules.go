// Package toyrules has two small rules that tests of the drivers use: one
// reports by facts that cross packages and offers fixes of both classes, one
// fails. With them a driver's test says what the driver does, and no change
// of a real rule breaks it.
package toyrules

import (
	"go/ast"
	"go/types"
	"os"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// LogVar names an environment variable with a file, to which the fact pass
// appends the path of each package that it is run on.
const LogVar = "TOYRULES_LOG"

// Rules returns a fresh suite.
//
// toycall/marked (default) is reported where a function is called that has
// toy:marked in its doc comment, or calls such a function. Calls of one named
// old can be fixed safely, of one named risky by suggestion: to fresh.
// toycall/strict (strict) is reported where a function is called whose name
// begins with strict. toyfail fails on packages that declare boom.
func Rules() []analyzers.Rule {
	summary := &analysis.Analyzer{
		Name:      "toysummary",
		Doc:       "toysummary: which functions are marked",
		FactTypes: []analysis.Fact{new(Marked)},
		Run:       summarize,
		// The marked functions that the package calls.
		ResultType: reflect.TypeFor[map[*types.Func]bool](),
	}
	call := rule("toycall", "toycall: report calls of marked functions",
		analyzers.Category{Name: "marked", Tier: analyzers.Default, Summary: "a marked function is called"},
		analyzers.Category{Name: "strict", Tier: analyzers.Strict, Summary: "a strict function is called"},
	)
	call.Analyzer.Requires = []*analysis.Analyzer{summary}
	call.Analyzer.Run = reportCalls
	fail := rule("toyfail", "toyfail: fail on purpose",
		analyzers.Category{Name: "boom", Tier: analyzers.Default, Summary: "never reported"},
	)
	fail.Analyzer.Run = explode
	return []analyzers.Rule{call, fail}
}

// Marked is the fact that calling a function is to be reported.
type Marked struct{ Schema uint8 }

// AFact marks Marked as a fact.
func (*Marked) AFact() {}

func rule(name, doc string, categories ...analyzers.Category) analyzers.Rule {
	var r analyzers.Rule
	r.Name, r.Since, r.Categories = name, "0.1.0", categories
	r.Analyzer = &analysis.Analyzer{Name: name, Doc: doc, URL: wire.RuleURL(name, "")}
	var on []string
	for _, c := range categories {
		if c.Tier == analyzers.Default {
			on = append(on, c.Name)
		}
	}
	r.Analyzer.Flags.String(wire.FlagCategories, strings.Join(on, ","), "comma-separated categories to report")
	r.Analyzer.Flags.String(wire.FlagAssumed, "", "comma-separated categories to report where a step is assumed, too")
	r.Analyzer.Flags.Bool(wire.FlagDirectives, true, "honour //ctxlint:ignore")
	r.Analyzer.Flags.Bool(wire.FlagModule, false, "leave what the whole module can prove to the driver")
	r.Analyzer.Flags.Bool(wire.FlagDeclined, false, "report where the like check of another linter is switched off")
	r.Analyzer.Flags.Bool(wire.FlagExplain, false, "report what was looked at and left alone, too")
	r.Analyzer.Flags.Bool(wire.FlagSuggested, false, "attach fixes that need review")
	return r
}

func summarize(pass *analysis.Pass) (any, error) {
	if name := os.Getenv(LogVar); name != "" {
		f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if _, err := f.WriteString(pass.Pkg.Path() + "\n"); err != nil {
			return nil, err
		}
	}
	for changed := true; changed; {
		changed = false
		for _, f := range pass.Files {
			for _, decl := range f.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				if !ok {
					continue
				}
				obj := pass.TypesInfo.Defs[fn.Name]
				if pass.ImportObjectFact(obj, new(Marked)) {
					continue
				}
				// The directive-like comment is no part of Doc.Text.
				marked := fn.Doc != nil && slices.ContainsFunc(fn.Doc.List, func(c *ast.Comment) bool {
					return strings.Contains(c.Text, "toy:marked")
				})
				if marked || callsMarked(pass, fn) {
					pass.ExportObjectFact(obj, new(Marked))
					changed = true
				}
			}
		}
	}
	marked := map[*types.Func]bool{}
	for _, obj := range pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && pass.ImportObjectFact(fn, new(Marked)) {
			marked[fn] = true
		}
	}
	return marked, nil
}

func callsMarked(pass *analysis.Pass, fn *ast.FuncDecl) bool {
	found := false
	ast.Inspect(fn, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if callee := typeutil.StaticCallee(pass.TypesInfo, call); callee != nil {
				found = found || pass.ImportObjectFact(callee.Origin(), new(Marked))
			}
		}
		return !found
	})
	return found
}

func reportCalls(pass *analysis.Pass) (any, error) {
	on := strings.Split(pass.Analyzer.Flags.Lookup(wire.FlagCategories).Value.String(), ",")
	suggested := pass.Analyzer.Flags.Lookup(wire.FlagSuggested).Value.String() == "true"
	marked := pass.ResultOf[pass.Analyzer.Requires[0]].(map[*types.Func]bool)
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			callee := typeutil.StaticCallee(pass.TypesInfo, call)
			if callee == nil {
				return true
			}
			category := ""
			switch {
			case marked[callee]:
				category = "marked"
			case strings.HasPrefix(callee.Name(), "strict"):
				category = "strict"
			}
			if !slices.Contains(on, category) {
				return true
			}
			d := analysis.Diagnostic{
				Pos: call.Pos(), End: call.End(), Category: category,
				Message: "call of " + callee.Name() + " (toycall)",
				URL:     wire.RuleURL("toycall", category),
			}
			if callee.Pkg() == pass.Pkg {
				d.Related = []analysis.RelatedInformation{{Pos: callee.Pos(), Message: callee.Name() + " is declared here"}}
			}
			if id, ok := call.Fun.(*ast.Ident); ok && (id.Name == "old" || id.Name == "risky" && suggested) {
				message := "call fresh"
				if id.Name == "risky" {
					message = wire.MarkSuggested(message)
				}
				d.SuggestedFixes = []analysis.SuggestedFix{{
					Message:   message,
					TextEdits: []analysis.TextEdit{{Pos: id.Pos(), End: id.End(), NewText: []byte("fresh")}},
				}}
			}
			pass.Report(d)
			return true
		})
	}
	return nil, nil
}

func explode(pass *analysis.Pass) (any, error) {
	if obj := pass.Pkg.Scope().Lookup("boom"); obj != nil {
		pass.Report(analysis.Diagnostic{Pos: obj.Pos(), Category: wire.CategoryInternal, Message: "internal error: boom; please report it (toyfail)"})
	}
	return nil, nil
}
