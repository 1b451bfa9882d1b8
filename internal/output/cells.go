package output

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const tab = 4

// cells cuts a line of source at two byte offsets and lays the parts out for
// a terminal: tabs become blanks up to the next stop, and what would move the
// cursor or is no UTF-8 becomes a replacement character.
func cells(line string, from, to int) (before, marked, after string) {
	from = min(max(from, 0), len(line))
	to = min(max(to, from), len(line))
	var parts [3]strings.Builder
	column := 0
	for i, r := range line {
		part := &parts[0]
		switch {
		case i >= to:
			part = &parts[2]
		case i >= from:
			part = &parts[1]
		}
		n := 1
		switch {
		case r == '\t':
			n = tab - column%tab
			part.WriteString(strings.Repeat(" ", n))
		case r == utf8.RuneError || speaks(r):
			part.WriteRune(utf8.RuneError)
		default:
			n = runeWidth(r)
			part.WriteRune(r)
		}
		column += n
	}
	return parts[0].String(), parts[1].String(), parts[2].String()
}

// width is the number of cells that a laid-out string takes.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// wide lists the blocks whose characters take two cells. Terminals differ at
// the edges; this is what they agree on.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, // Hangul Jamo
		{Lo: 0x2e80, Hi: 0x303e, Stride: 1}, // CJK radicals, punctuation
		{Lo: 0x3041, Hi: 0xa4cf, Stride: 1}, // Kana, CJK, Yi
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, // Hangul
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1}, // CJK compatibility
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1},
		{Lo: 0xff00, Hi: 0xff60, Stride: 1}, // full-width forms
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1f64f, Stride: 1}, // pictographs
		{Lo: 0x1f680, Hi: 0x1f6ff, Stride: 1},
		{Lo: 0x1f900, Hi: 0x1faff, Stride: 1},
		{Lo: 0x20000, Hi: 0x3fffd, Stride: 1}, // CJK extensions
	},
}

func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}
