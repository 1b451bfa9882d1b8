package htmlreport

import (
	"bytes"
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// around is how many lines a frame shows before and after a step.
const around = 2

// bridge is how many lines between two steps are shown rather than skipped.
const bridge = 3

// A Frame is the code of one file that the steps of a finding lie in.
type Frame struct {
	File  string
	Lines []Line
}

// A Line is one of source, or stands for Skipped ones.
type Line struct {
	Skipped int
	Number  int
	Steps   []*Step // that begin here
	Parts   []Part
}

// A Part of a line looks the same throughout.
type Part struct {
	Class string
	Mark  bool
	Text  string
}

// A source is a file, and how it is to be painted.
type source struct {
	text    []byte
	classes []class
	starts  []int // offsets of lines
}

// sources reads the files that a report names, each once.
type sources struct {
	dir   string // what the names are relative to
	read  func(name string) ([]byte, error)
	files map[string]*source
}

func (s *sources) of(name string) *source {
	if src, ok := s.files[name]; ok {
		return src
	}
	at := filepath.FromSlash(name)
	if !filepath.IsAbs(at) {
		at = filepath.Join(s.dir, at)
	}
	var text []byte // what can't be read has no lines to show, nor has what only a //line comment names
	if finding.IsSource(name) {
		text, _ = s.read(at)
	}
	src := &source{text: text, classes: make([]class, len(text))}
	if strings.HasSuffix(name, ".go") {
		src.classes = highlight(text)
	}
	for i := 0; i < len(text); {
		src.starts = append(src.starts, i)
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
	}
	s.files[name] = src
	return src
}

// line is the range of a line, counted from 1, without its end.
func (s *source) line(n int) (from, to int) {
	from, to = s.starts[n-1], len(s.text)
	if n < len(s.starts) {
		to = s.starts[n]
	}
	return from, from + len(bytes.TrimRight(s.text[from:to], "\r\n"))
}

// frames shows the code of steps, by file, the finding's own first.
func (s *sources) frames(steps []*Step) []Frame {
	byFile := map[string][]*Step{}
	var names []string
	for _, st := range steps {
		if byFile[st.File] == nil {
			names = append(names, st.File)
		}
		byFile[st.File] = append(byFile[st.File], st)
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(own(byFile[a]), own(byFile[b]))
	})
	var frames []Frame
	for _, name := range names {
		if lines := s.of(name).frame(byFile[name]); len(lines) > 0 {
			frames = append(frames, Frame{name, lines})
		}
	}
	return frames
}

// own is 0 for the file that the finding itself is in.
func own(steps []*Step) int {
	if slices.ContainsFunc(steps, func(st *Step) bool { return st.Finding }) {
		return 0
	}
	return 1
}

func (s *source) frame(steps []*Step) (lines []Line) {
	at := map[int][]*Step{}
	var numbers []int
	for _, st := range steps {
		if st.Line < 1 || st.Line > len(s.starts) {
			continue // the file has changed, or a //line comment lies
		}
		at[st.Line] = append(at[st.Line], st)
		numbers = append(numbers, st.Line)
	}
	slices.Sort(numbers)
	last := 0
	for _, n := range slices.Compact(numbers) {
		from := max(1, n-around)
		if skip := from - last - 1; last > 0 && skip > 0 {
			if skip > bridge {
				lines = append(lines, Line{Skipped: skip})
			} else {
				from = last + 1
			}
		}
		for i := max(from, last+1); i <= min(n+around, len(s.starts)); i++ {
			lines = append(lines, Line{Number: i, Steps: at[i], Parts: s.parts(i, at[i])})
			last = i
		}
	}
	return lines
}

// parts cuts a line where its looks change.
func (s *source) parts(n int, steps []*Step) (parts []Part) {
	from, to := s.line(n)
	marked := func(i int) bool {
		return slices.ContainsFunc(steps, func(st *Step) bool {
			begin := from + st.Column - 1
			return begin <= i && i < s.markEnd(st, begin, to)
		})
	}
	for i := from; i < to; {
		c, m, j := s.classes[i], marked(i), i
		for j < to && (!utf8.RuneStart(s.text[j]) || s.classes[j] == c && marked(j) == m) {
			j++
		}
		parts = append(parts, Part{c.String(), m, visible(string(s.text[i:j]))})
		i = max(j, i+1)
	}
	return parts
}

// markEnd is where the mark of a step ends: a finding has a range, of which
// the first line is marked, another place a word.
func (s *source) markEnd(st *Step, begin, to int) int {
	if st.Finding {
		if st.EndLine == st.Line {
			return max(begin+st.EndColumn-st.Column, begin+1)
		}
		return to
	}
	end := begin
	for end < to {
		r, size := utf8.DecodeRune(s.text[end:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	return max(end, begin+1)
}

// visible replaces what would change how the text around it reads.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}
