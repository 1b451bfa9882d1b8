package htmlreport

import (
	"bytes"
	"go/scanner"
	"go/token"
	"go/types"
)

// A class is what a byte of source is, and a name in page.css.
type class uint8

const (
	plain class = iota
	keyword
	literal
	comment
	predeclared
	function
)

func (c class) String() string {
	return [...]string{"", "kw", "lit", "com", "pre", "fn"}[c]
}

// highlight says of each byte of a Go file what it is. It reads tokens, not
// syntax, so a file that does not compile is as good as any.
func highlight(src []byte) []class {
	classes := make([]class, len(src))
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, scanner.ScanComments)
	name := -1 // offset of the identifier just read, which may be called
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return classes
		}
		at := file.Offset(pos)
		c := classify(tok, lit)
		if tok == token.LPAREN && name >= 0 {
			for i := name; i < at && classes[i] == plain && src[i] != ' '; i++ {
				classes[i] = function
			}
		}
		name = -1
		if tok == token.IDENT && c == plain {
			name = at
		}
		if c != plain {
			for i := at; i < min(at+extent(src[at:], lit), len(src)); i++ {
				classes[i] = c
			}
		}
	}
}

func classify(tok token.Token, lit string) class {
	switch {
	case tok.IsKeyword():
		return keyword
	case tok == token.COMMENT:
		return comment
	case tok == token.IDENT && types.Universe.Lookup(lit) != nil:
		return predeclared
	case tok.IsLiteral() && tok != token.IDENT:
		return literal
	}
	return plain
}

// extent is the length of a token in the source: the scanner leaves carriage
// returns out of the text of raw strings and comments.
func extent(src []byte, lit string) int {
	var end string
	var skip int
	switch {
	case bytes.HasPrefix(src, []byte("`")):
		end, skip = "`", 1
	case bytes.HasPrefix(src, []byte("/*")):
		end, skip = "*/", 2
	default:
		return len(lit)
	}
	if i := bytes.Index(src[skip:], []byte(end)); i >= 0 {
		return skip + i + len(end)
	}
	return len(src)
}
