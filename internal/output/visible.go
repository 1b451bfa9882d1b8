package output

import (
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names of files and texts of messages come from the analysed project. What in
// them would speak to a terminal instead of being read is shown as Go would
// write it in a string.

// Visible returns a text that is a part of a line with nothing in it that moves
// the cursor, ends the line or changes the direction of what follows.
func Visible(s string) string { return visible(s, "") }

// VisibleLines returns a writer that makes visible what it is given, and leaves
// lines and tabs. No character may be split between two calls.
func VisibleLines(w io.Writer) io.Writer { return lines{w} }

type lines struct{ w io.Writer }

func (l lines) Write(p []byte) (int, error) {
	if _, err := io.WriteString(l.w, visible(string(p), "\n\t")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// visible leaves some control characters.
func visible(s, some string) string {
	var b strings.Builder
	from := 0 // what is before is in b
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		bad := r == utf8.RuneError && n == 1
		if bad || !strings.ContainsRune(some, r) && speaks(r) {
			quoted := strconv.QuoteToASCII(s[at : at+n])
			b.WriteString(s[from:at])
			b.WriteString(quoted[1 : len(quoted)-1])
			from = at + n
		}
		at += n
	}
	if from == 0 {
		return s
	}
	return b.String() + s[from:]
}

// speaks reports whether a character is for the terminal, not for the reader.
func speaks(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
