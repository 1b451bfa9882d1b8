package peers

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"strconv"
	"strings"
	"text/scanner"
)

// An expected finding: how many, and on which line if not the comment's own.
type expected struct{ count, line int }

// lines makes a reader of files that carry expectations in comments.
func lines(inComment func(text string) (expected, error)) func(File, []byte) (Fixture, error) {
	return func(f File, code []byte) (Fixture, error) {
		source := string(code)
		if f.Repair != nil {
			source = f.Repair(source)
		}
		name := cmp.Or(f.Name, path.Base(f.Path))
		fix := Fixture{
			Sources: []Source{{Dir: f.Dir, Name: name, Code: source}},
			Wants:   make(map[string]int),
		}
		if f.Complete != "" {
			fix.Sources = append(fix.Sources, Source{Dir: f.Dir, Name: "complete_" + name, Code: f.Complete})
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return Fixture{}, err
		}
		for _, group := range file.Comments {
			for _, c := range group.List {
				line := fset.Position(c.Pos()).Line
				want, err := inComment(c.Text)
				if err != nil {
					return Fixture{}, fmt.Errorf("%s:%d: %w", name, line, err)
				}
				if want.line != 0 {
					line = want.line
				}
				if want.count > 0 {
					fix.Wants[linePlace(f.Dir, name, line)] += want.count
				}
			}
		}
		return fix, nil
	}
}

func linePlace(dir, name string, line int) string { return fmt.Sprintf("%s/%s:%d", dir, name, line) }

// wantComments reads analysistest's: // want "regexp" `regexp`. Expected facts
// (name:"regexp") are no findings.
func wantComments(text string) (expected, error) {
	_, rest, ok := strings.Cut(text, "// want ")
	if !ok {
		return expected{}, nil
	}
	var (
		s    scanner.Scanner
		n    int
		fact bool
		bad  error
	)
	s.Init(strings.NewReader(rest))
	s.Mode = scanner.ScanIdents | scanner.ScanStrings | scanner.ScanRawStrings
	s.Error = func(_ *scanner.Scanner, msg string) { bad = fmt.Errorf("want comment: %s", msg) }
	for tok := s.Scan(); tok != scanner.EOF && bad == nil; tok = s.Scan() {
		switch tok {
		case scanner.String, scanner.RawString:
			if !fact {
				n++
			}
			fact = false
		case scanner.Ident:
			fact = true
		case ':':
		default:
			bad = fmt.Errorf("want comment: unexpected %q", s.TokenText())
		}
	}
	return expected{count: n}, bad
}

var matchMark = regexp.MustCompile(`// MATCH(?::(\d+))? /.*/`)

// matchComments reads revive's: // MATCH /regexp/, and // MATCH:12 /regexp/
// for another line.
func matchComments(text string) (expected, error) {
	m := matchMark.FindStringSubmatch(text)
	if m == nil {
		return expected{}, nil
	}
	if m[1] == "" {
		return expected{count: 1}, nil
	}
	line, err := strconv.Atoi(m[1])
	return expected{count: 1, line: line}, err
}

// diagComments reads staticcheck's: //@ diag(`regexp`), diag("regexp").
func diagComments(text string) (expected, error) {
	notes, ok := strings.CutPrefix(text, "//@")
	if !ok {
		return expected{}, nil
	}
	return expected{count: strings.Count(notes, "diag(")}, nil
}
