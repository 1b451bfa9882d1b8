package report

import (
	"go/ast"
	"go/token"
)

// File returns the file that pos lies in.
func (p *Pass) File(pos token.Pos) *ast.File {
	if f := p.files.Of(pos); f != nil {
		return f.Syntax
	}
	return nil
}

// IsTest reports whether pos lies in a test, or in what only serves tests.
func (p *Pass) IsTest(pos token.Pos) bool { return p.files.IsTest(pos) }
