package newcode

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// A decl is a function, or one specification of another declaration.
type decl struct {
	from, to int    // lines, with the comment above
	text     string // its tokens, and the comments that speak to linters
}

// decls returns the top-level declarations of a file. One that does not parse
// has those before the error.
func decls(src []byte) []decl {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if file == nil {
		return nil
	}
	var list []decl
	add := func(n ast.Node, doc *ast.CommentGroup, token token.Token) {
		from, to := n.Pos(), n.End()
		if doc != nil {
			from = doc.Pos()
		}
		f := fset.File(from)
		list = append(list, decl{
			f.PositionFor(from, false).Line, f.PositionFor(to, false).Line,
			token.String() + " " + tokens(src[f.Offset(from):min(f.Offset(to), len(src))]),
		})
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			add(d, d.Doc, token.FUNC)
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
			if !d.Lparen.IsValid() { // the comment is that of the declaration
				add(d, d.Doc, d.Tok)
				continue
			}
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec, spec.Doc, d.Tok)
				case *ast.ValueSpec:
					add(spec, spec.Doc, d.Tok)
				}
			}
		}
	}
	return list
}

// tokens is code without blanks and comments, save those that linters read: a
// suppression that is gone makes a finding.
func tokens(src []byte) string {
	var b strings.Builder
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, func(token.Position, string) {}, scanner.ScanComments)
	for {
		_, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return b.String()
		case tok == token.SEMICOLON && lit == "\n":
			continue // gofmt may have moved it
		case tok == token.COMMENT && !strings.HasPrefix(lit, "//ctxlint:") && !strings.HasPrefix(lit, "//nolint"):
			continue
		case lit == "":
			lit = tok.String()
		}
		b.WriteString(lit + " ")
	}
}
