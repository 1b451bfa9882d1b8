package linttest

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// maxRounds bounds how often fixes may enable further fixes: overlapping ones
// take turns, and a chain is no longer than the findings of a fixture.
const maxRounds = 10

// An edit replaces bytes of a file.
type edit struct {
	start, end int
	text       string
}

// checkFixes applies the fixes of the findings, and those that the result is
// offered, until there are none. Each fix alone must leave its package
// compiling; each round must compile, be formatted and report nothing that
// was not reported before.
func (s *suite) checkFixes(pkgs []*packages.Package, findings []finding) []string {
	problems := s.checkEach(findings)
	fixed := make(map[string][]byte)
	for round := 0; hasFix(findings); round++ {
		if round == maxRounds {
			return append(problems, fmt.Sprintf("fixes are still offered after %d rounds", maxRounds))
		}
		left, err := applyAll(findings, fixed)
		if err != nil {
			return append(problems, err.Error())
		}
		for _, name := range slices.Sorted(maps.Keys(fixed)) {
			formatted, err := s.format(name, fixed[name])
			if err != nil {
				return append(problems, err.Error())
			}
			fixed[name] = formatted
		}
		if pkgs, err = s.load(fixed); err != nil {
			return append(problems, fmt.Sprintf("fixed files do not compile: %v\n%s", err, dump(fixed)))
		}
		if findings, err = s.analyze(pkgs); err != nil {
			return append(problems, err.Error())
		}
		for _, f := range findings {
			if !slices.Contains(left, unplaced(f.Message)) {
				problems = append(problems, fmt.Sprintf("fixed files have a new finding: %s: %s\n%s",
					s.short(f.pkg.Fset.Position(f.Pos)), f.Message, dump(fixed)))
			}
		}
		if len(problems) > 0 {
			return problems
		}
	}
	return append(problems, s.checkGolden(pkgs, fixed)...)
}

// lineNumber is how messages name another line of the file, which a fix above
// it moves.
var lineNumber = regexp.MustCompile(`\bline \d+`)

func unplaced(message string) string { return lineNumber.ReplaceAllString(message, "line N") }

func hasFix(findings []finding) bool {
	return slices.ContainsFunc(findings, func(f finding) bool { return len(f.SuggestedFixes) > 0 })
}

// applyAll applies the fixes that do not overlap to the files in fixed, and
// returns the messages of the findings that remain. Fixes are taken whole, and
// equal edits (of the same import, say) are made once.
func applyAll(findings []finding, fixed map[string][]byte) (left []string, err error) {
	accepted := make(map[string][]edit)
	for _, f := range findings {
		if len(f.SuggestedFixes) == 0 {
			left = append(left, unplaced(f.Message))
			continue
		}
		name, edits, err := editsOf(f.pkg.Fset, f.SuggestedFixes[0])
		if err != nil {
			return nil, err
		}
		if conflict(accepted[name], edits) {
			left = append(left, unplaced(f.Message))
			continue
		}
		for _, e := range edits {
			if !slices.Contains(accepted[name], e) {
				accepted[name] = append(accepted[name], e)
			}
		}
	}
	for name, edits := range accepted {
		content, err := current(name, fixed)
		if err != nil {
			return nil, err
		}
		fixed[name] = apply(content, edits)
	}
	return left, nil
}

// editsOf returns the edits of a fix, which must be of one file: golangci-lint
// computes the offsets of other files' edits wrongly.
func editsOf(fset *token.FileSet, fix analysis.SuggestedFix) (name string, edits []edit, err error) {
	for _, e := range fix.TextEdits {
		file := fset.File(e.Pos)
		switch {
		case file == nil || !e.End.IsValid():
			return "", nil, fmt.Errorf("fix %q: an edit without a place", fix.Message)
		case name != "" && file.Name() != name:
			return "", nil, fmt.Errorf("fix %q: edits of two files, %s and %s", fix.Message, name, file.Name())
		}
		name = file.Name()
		edits = append(edits, edit{file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)})
	}
	return name, edits, nil
}

// conflict reports whether edits cannot be made beside the accepted ones. Two
// insertions at one place conflict, because their order would be a guess.
func conflict(accepted, edits []edit) bool {
	for _, x := range accepted {
		for _, y := range edits {
			if x != y && (x.start == y.start || x.start < y.end && y.start < x.end) {
				return true
			}
		}
	}
	return false
}

func apply(content []byte, edits []edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	var out []byte
	done := 0
	for _, e := range edits {
		out = append(append(out, content[done:e.start]...), e.text...)
		done = e.end
	}
	return append(out, content[done:]...)
}

// current returns a file as the fixes so far have left it.
func current(name string, fixed map[string][]byte) ([]byte, error) {
	if content, ok := fixed[name]; ok {
		return content, nil
	}
	return os.ReadFile(name)
}

// checkEach applies every fix alone, as an editor does.
func (s *suite) checkEach(findings []finding) []string {
	var problems []string
	for _, f := range findings {
		for _, fix := range f.SuggestedFixes {
			name, edits, err := editsOf(f.pkg.Fset, fix)
			if err != nil {
				problems = append(problems, err.Error())
				continue
			}
			content, err := os.ReadFile(name)
			if err != nil {
				problems = append(problems, err.Error())
				continue
			}
			fixed := apply(content, edits)
			if err := s.compiles(f.pkg, name, fixed); err != nil {
				problems = append(problems, fmt.Sprintf("%s: fix %q alone does not compile: %v\n%s",
					s.short(f.pkg.Fset.Position(f.Pos)), fix.Message, err, fixed))
			}
		}
	}
	return problems
}

// compiles type-checks a package with one file replaced.
func (s *suite) compiles(pkg *packages.Package, name string, content []byte) error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, path := range pkg.CompiledGoFiles {
		var src any
		if path == name {
			src = content
		}
		f, err := parser.ParseFile(fset, path, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	imports := make(importer)
	for _, imp := range pkg.Types.Imports() {
		imports[imp.Path()] = imp
	}
	for _, f := range files {
		for _, spec := range f.Imports {
			if path := strings.Trim(spec.Path.Value, "`\""); imports[path] == nil && path != "unsafe" {
				// The fix imports something new: ask the loader.
				_, err := s.load(map[string][]byte{name: content})
				return err
			}
		}
	}
	conf := types.Config{Importer: imports, Sizes: pkg.TypesSizes}
	_, err := conf.Check(pkg.PkgPath, fset, files, nil)
	return err
}

// importer serves the packages that a loaded package imports.
type importer map[string]*types.Package

func (i importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	return i[path], nil
}

// format returns the formatted file, which may differ from what the fixes left
// only in the columns of comments: those no edit of a line can know.
func (s *suite) format(name string, content []byte) ([]byte, error) {
	want, err := format.Source(content)
	name = s.short(token.Position{Filename: name})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: fixed file does not parse: %w\n%s", name, err, content)
	case !bytes.Equal(beforeComment.ReplaceAll(want, nil), beforeComment.ReplaceAll(content, nil)):
		return nil, fmt.Errorf("%s: fixed file is not formatted\n-- fixed --\n%s\n-- formatted --\n%s", name, content, want)
	}
	return want, nil
}

var beforeComment = regexp.MustCompile(`[ \t]+(?m:/[/*].*$)`)

// checkGolden compares the fixed files with the golden files of the case.
func (s *suite) checkGolden(pkgs []*packages.Package, fixed map[string][]byte) []string {
	var problems []string
	for _, name := range sourceFiles(pkgs) {
		golden := name + ".golden"
		got, wasFixed := fixed[name]
		if s.update {
			if err := writeGolden(golden, got, wasFixed); err != nil {
				problems = append(problems, err.Error())
			}
			continue
		}
		want, err := os.ReadFile(golden)
		golden = s.short(token.Position{Filename: golden})
		switch {
		case os.IsNotExist(err) && !wasFixed:
		case os.IsNotExist(err):
			problems = append(problems, fmt.Sprintf("%s is missing (-update writes it); want\n%s", golden, got))
		case err != nil:
			problems = append(problems, err.Error())
		case !wasFixed:
			problems = append(problems, fmt.Sprintf("%s exists, but no fix changes the file", golden))
		case !bytes.Equal(got, want):
			problems = append(problems, fmt.Sprintf("%s differs (-update rewrites it)\n-- fixed --\n%s\n-- golden --\n%s", golden, got, want))
		}
	}
	return problems
}

func writeGolden(name string, content []byte, wasFixed bool) error {
	if wasFixed {
		return os.WriteFile(name, content, 0o644)
	}
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

func sourceFiles(pkgs []*packages.Package) []string {
	var names []string
	for _, pkg := range pkgs {
		names = append(names, pkg.CompiledGoFiles...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func dump(files map[string][]byte) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "-- %s --\n%s", name, files[name])
	}
	return b.String()
}
