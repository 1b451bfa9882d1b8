package linttest

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
)

// Metamorphic runs a rule over its cases as they are, and again after changes
// that no rule may care about: locals renamed, expressions parenthesised,
// imports of context renamed, bodies put into a block. All of them keep the
// lines, so the findings must stay where they are.
func Metamorphic(t *testing.T, newAnalyzer func() *analysis.Analyzer, cases ...string) {
	t.Helper()
	a := newAnalyzer()
	rule, ok := policy.Of(a.Name)
	if !ok {
		t.Fatalf("rule %q is not in the policy", a.Name)
	}
	shelf := shelfOf(a.Name, cases)
	for _, c := range cases {
		t.Run(c, func(t *testing.T) {
			t.Parallel()
			s := &suite{
				rule:    rule,
				create:  func() ([]*analysis.Analyzer, error) { return everything(newAnalyzer()) },
				dir:     TestData(),
				pattern: pattern(a.Name, c),
				shelf:   shelf,
			}
			for _, problem := range s.checkChanges(changes) {
				t.Error(problem)
			}
		})
	}
}

// A change rewrites a file without changing what it means.
type change struct {
	name  string
	edits func(pkg *packages.Package, file *ast.File) []edit
}

var changes = []change{
	{"locals renamed", renameLocals},
	{"expressions in parentheses", parenthesise},
	{"import renamed", renameImport},
	{"bodies in blocks", wrapBodies},
}

// checkChanges makes all changes at once, and one by one to tell which of them
// made a difference.
func (s *suite) checkChanges(changes []change) []string {
	pkgs, err := s.load(nil)
	if err != nil {
		return []string{err.Error()}
	}
	findings, err := s.analyze(pkgs)
	if err != nil {
		return []string{err.Error()}
	}
	want := s.places(findings)
	problem := s.checkChange(pkgs, want, changes)
	if problem == "" || len(changes) == 1 {
		return slices.DeleteFunc([]string{problem}, func(p string) bool { return p == "" })
	}
	var problems []string
	for _, c := range changes {
		if p := s.checkChange(pkgs, want, []change{c}); p != "" {
			problems = append(problems, p)
		}
	}
	if problems == nil {
		problems = []string{problem}
	}
	return problems
}

func (s *suite) checkChange(pkgs []*packages.Package, want []string, changes []change) string {
	var names []string
	for _, c := range changes {
		names = append(names, c.name)
	}
	label := strings.Join(names, ", ")
	changed := make(map[string][]byte)
	for _, pkg := range pkgs {
		for _, f := range pkg.Syntax {
			name := pkg.Fset.Position(f.FileStart).Filename
			if changed[name] != nil {
				continue // seen in another variant of the package
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err.Error()
			}
			var edits []edit
			for _, c := range changes {
				edits = append(edits, c.edits(pkg, f)...)
			}
			changed[name] = apply(content, edits)
		}
	}
	again, err := s.load(changed)
	if err != nil {
		return fmt.Sprintf("%s: the changed files do not compile, which is a defect of linttest: %v\n%s", label, err, dump(changed))
	}
	findings, err := s.analyze(again)
	if err != nil {
		return err.Error()
	}
	if got := s.places(findings); !slices.Equal(got, want) {
		return fmt.Sprintf("%s: the findings differ\n-- before --\n%s\n-- after --\n%s", label, strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
	return ""
}

// places lists the findings by line and category: messages name what was
// renamed.
func (s *suite) places(findings []finding) []string {
	var list []string
	for _, f := range findings {
		posn := f.pkg.Fset.Position(f.Pos)
		posn.Column = 0
		list = append(list, fmt.Sprintf("%s [%s]", s.short(posn), f.Category))
	}
	slices.Sort(list)
	return list
}

func offset(pkg *packages.Package, pos token.Pos) int { return pkg.Fset.Position(pos).Offset }

func insertAt(pkg *packages.Package, pos token.Pos, text string) edit {
	return edit{offset(pkg, pos), offset(pkg, pos), text}
}

// renameLocals renames local variables, but no parameters and results: those
// belong to the signature, which rules may read.
func renameLocals(pkg *packages.Package, file *ast.File) []edit {
	signature := make(map[types.Object]bool)
	var edits []edit
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncType:
			for _, list := range []*ast.FieldList{n.Params, n.Results} {
				markFields(pkg, signature, list)
			}
		case *ast.FuncDecl:
			markFields(pkg, signature, n.Recv)
		case *ast.Ident:
			obj, ok := pkg.TypesInfo.ObjectOf(n).(*types.Var)
			if ok && !obj.IsField() && !signature[obj] && n.Name != "_" && obj.Pkg() == pkg.Types && obj.Parent() != pkg.Types.Scope() {
				edits = append(edits, insertAt(pkg, n.End(), "Local"))
			} else if pkg.TypesInfo.Defs[n] == nil && pkg.TypesInfo.Uses[n] == nil && isSwitchVar(file, n) {
				edits = append(edits, insertAt(pkg, n.End(), "Local"))
			}
		}
		return true
	})
	return edits
}

func markFields(pkg *packages.Package, marked map[types.Object]bool, list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			marked[pkg.TypesInfo.Defs[name]] = true
		}
	}
}

// isSwitchVar reports whether id is the v of switch v := x.(type), which has
// no object of its own.
func isSwitchVar(file *ast.File, id *ast.Ident) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.TypeSwitchStmt); ok {
			if assign, ok := s.Assign.(*ast.AssignStmt); ok && assign.Lhs[0] == id {
				found = true
			}
		}
		return !found
	})
	return found
}

// parenthesise puts arguments, called functions and asserted values into
// parentheses.
func parenthesise(pkg *packages.Package, file *ast.File) []edit {
	var edits []edit
	wrap := func(e ast.Expr) {
		if tv := pkg.TypesInfo.Types[e]; tv.IsValue() || tv.IsNil() {
			edits = append(edits, insertAt(pkg, e.Pos(), "("), insertAt(pkg, e.End(), ")"))
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if !inferred(pkg, n.Fun) {
				wrap(n.Fun)
			}
			for _, arg := range n.Args {
				wrap(arg)
			}
		case *ast.TypeAssertExpr:
			wrap(n.X)
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				wrap(e)
			}
		}
		return true
	})
	return edits
}

// inferred reports whether fun is a generic function whose type arguments the
// call tells: the language forbids the parentheses.
func inferred(pkg *packages.Package, fun ast.Expr) bool {
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		fun = sel.Sel
	}
	id, ok := fun.(*ast.Ident)
	if !ok {
		_, partial := fun.(*ast.IndexExpr)
		return partial
	}
	_, generic := pkg.TypesInfo.Instances[id]
	return generic
}

// renameImport gives the package context another name.
func renameImport(pkg *packages.Package, file *ast.File) []edit {
	var edits []edit
	for _, spec := range file.Imports {
		if spec.Name != nil || spec.Path.Value != `"context"` {
			continue
		}
		name := pkg.TypesInfo.Implicits[spec]
		edits = append(edits, insertAt(pkg, spec.Path.Pos(), "renamed "))
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && name != nil && pkg.TypesInfo.Uses[id] == name {
				edits = append(edits, edit{offset(pkg, id.Pos()), offset(pkg, id.End()), "renamed"})
			}
			return true
		})
	}
	return edits
}

// wrapBodies puts the body of every function into a block.
func wrapBodies(pkg *packages.Package, file *ast.File) []edit {
	var edits []edit
	wrap := func(body *ast.BlockStmt) {
		if body != nil {
			edits = append(edits, insertAt(pkg, body.Lbrace+1, "{"), insertAt(pkg, body.Rbrace, "}"))
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			wrap(n.Body)
		case *ast.FuncLit:
			wrap(n.Body)
		}
		return true
	})
	return edits
}
