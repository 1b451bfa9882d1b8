package lsp

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// A text is one of which places are asked: by offset in bytes, by line and
// column in bytes from 1, and by line and column in UTF-16 from 0.
type text struct {
	data  []byte
	lines []int // offsets of their beginnings
}

func newText(data []byte) *text {
	t := &text{data: data, lines: []int{0}}
	for at, c := range data {
		if c == '\n' {
			t.lines = append(t.lines, at+1)
		}
	}
	return t
}

// line is a line from 0, without its end.
func (t *text) line(n int) []byte {
	if n < 0 || n >= len(t.lines) {
		return nil
	}
	line, _, _ := bytes.Cut(t.data[t.lines[n]:], []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// at is the place of a column in bytes; one beyond the line is its end.
func (t *text) at(line, column int) position {
	text := t.line(line - 1)
	return position{max(line-1, 0), units(text[:min(max(column-1, 0), len(text))])}
}

// offset is the place of an offset.
func (t *text) offset(offset int) position {
	offset = min(max(offset, 0), len(t.data))
	line := len(t.lines) - 1
	for t.lines[line] > offset { // edits are few
		line--
	}
	return position{line, units(t.data[t.lines[line]:offset])}
}

// units is the length of a text in UTF-16.
func units(s []byte) int {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		n += utf16.RuneLen(r) // U+FFFD stands for what is no UTF-8
		s = s[size:]
	}
	return n
}

func (p position) before(q position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Character < q.Character
}

// touches reports whether two ranges have a place in common, be it an end.
func (s span) touches(o span) bool { return !s.End.before(o.Start) && !o.End.before(s.Start) }
