package linttest

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/scanner"

	"golang.org/x/tools/go/packages"
)

// A line is a place where findings are expected.
type line struct {
	file string
	line int
}

// checkWants compares the findings of each package with the comments
//
//	// want "regexp" `regexp`
//	// want +1 "regexp for the next line"
//
// in its files. A regexp sees the message and, behind it, the category in
// brackets, with a question mark if the finding assumes a step; it need not
// speak of the assumption.
func (s *suite) checkWants(pkgs []*packages.Package, findings []finding) []string {
	var problems []string
	for _, pkg := range pkgs {
		want, errs := wants(pkg)
		problems = append(problems, errs...)
		for _, f := range findings {
			if f.pkg != pkg {
				continue
			}
			posn := pkg.Fset.Position(f.Pos)
			at := line{posn.Filename, posn.Line}
			i := slices.IndexFunc(want[at], func(rx *regexp.Regexp) bool {
				return rx.MatchString(f.Message+" ["+f.Category+"]") || rx.MatchString(assumption.ReplaceAllString(f.Message, " (")+" ["+f.Category+"]")
			})
			if i < 0 {
				problems = append(problems, fmt.Sprintf("%s: unexpected finding: %s [%s]", s.short(posn), f.Message, f.Category))
				continue
			}
			want[at] = slices.Delete(want[at], i, i+1)
		}
		for at, missed := range want {
			for _, rx := range missed {
				posn := token.Position{Filename: at.file, Line: at.line}
				problems = append(problems, fmt.Sprintf("%s: no finding matches %#q", s.short(posn), rx))
			}
		}
	}
	slices.Sort(problems)
	return slices.Compact(problems) // a file may belong to a package and its test variant
}

var assumption = regexp.MustCompile(`; assuming .* \(`)

func (s *suite) short(posn token.Position) string {
	posn.Filename = strings.TrimPrefix(posn.Filename, s.dir+"/src/")
	return posn.String()
}

// wants collects the expectations of a package.
func wants(pkg *packages.Package) (map[line][]*regexp.Regexp, []string) {
	want := make(map[line][]*regexp.Regexp)
	var problems []string
	for _, f := range pkg.Syntax {
		for _, group := range f.Comments {
			for _, c := range group.List {
				_, text, ok := strings.Cut(c.Text, "// want ")
				if !ok {
					if text, ok = strings.CutPrefix(c.Text, "/* want "); !ok {
						continue
					}
					text = strings.TrimSuffix(text, "*/")
				}
				posn := pkg.Fset.Position(c.Pos())
				delta, rxs, err := parseWant(text)
				if err != nil {
					problems = append(problems, fmt.Sprintf("%s: want comment: %v", posn, err))
				}
				at := line{posn.Filename, posn.Line + delta}
				want[at] = append(want[at], rxs...)
			}
		}
	}
	return want, problems
}

func parseWant(text string) (delta int, rxs []*regexp.Regexp, err error) {
	sc := new(scanner.Scanner).Init(strings.NewReader(text))
	sc.Error = func(_ *scanner.Scanner, msg string) { err = fmt.Errorf("%s in %q", msg, text) }
	sc.Mode = scanner.ScanStrings | scanner.ScanRawStrings | scanner.ScanInts
	for tok := sc.Scan(); tok != scanner.EOF && err == nil; tok = sc.Scan() {
		switch tok {
		case '+':
			sc.Scan()
			delta, err = strconv.Atoi(sc.TokenText())
		case scanner.String, scanner.RawString:
			pattern, unquoteErr := strconv.Unquote(sc.TokenText())
			if unquoteErr != nil {
				return 0, nil, unquoteErr
			}
			rx, compileErr := regexp.Compile(pattern)
			if compileErr != nil {
				return 0, nil, compileErr
			}
			rxs = append(rxs, rx)
		default:
			return 0, nil, fmt.Errorf("unexpected %s", sc.TokenText())
		}
	}
	if err == nil && len(rxs) == 0 {
		err = fmt.Errorf("no pattern in %q", text)
	}
	return delta, rxs, err
}
