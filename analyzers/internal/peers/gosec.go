package peers

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
)

// samples reads gosec's table of code samples, whose rows are
//
//	{[]string{`file`, …}, number of findings, configuration}
//
// Each becomes a package of its own, and its row is the place.
func samples(f File, code []byte) (Fixture, error) {
	fset := token.NewFileSet()
	name := path.Base(f.Path)
	file, err := parser.ParseFile(fset, name, code, parser.SkipObjectResolution)
	if err != nil {
		return Fixture{}, err
	}
	fix := Fixture{Wants: make(map[string]int)}
	for _, row := range rows(file) {
		line := fset.Position(row.Pos()).Line
		place := fmt.Sprintf("%s:%d", name, line)
		files, want, err := sample(row)
		if err != nil {
			return Fixture{}, fmt.Errorf("%s: %w", place, err)
		}
		fix.Wants[place] = want
		dir := fmt.Sprintf("sample%04d", line)
		isProgram, hasMain := false, false
		for i, code := range files {
			fix.Sources = append(fix.Sources, Source{Dir: dir, Name: fmt.Sprintf("file%d.go", i), Code: code, Sample: place})
			isProgram = isProgram || strings.Contains(code, "\npackage main\n")
			hasMain = hasMain || strings.Contains(code, "\nfunc main()")
		}
		if isProgram && !hasMain {
			fix.Sources = append(fix.Sources, Source{Dir: dir, Name: "main.go", Code: "package main\n\nfunc main() {}\n", Sample: place})
		}
	}
	if len(fix.Wants) == 0 {
		return Fixture{}, errors.New("no samples found")
	}
	return fix, nil
}

// rows returns the elements of the file's tables.
func rows(file *ast.File) []*ast.CompositeLit {
	var list []*ast.CompositeLit
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.VAR {
			continue
		}
		for _, spec := range gen.Specs {
			spec, ok := spec.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for _, table := range composites(spec.Values) {
				list = append(list, composites(table.Elts)...)
			}
		}
	}
	return list
}

func composites(exprs []ast.Expr) []*ast.CompositeLit {
	var list []*ast.CompositeLit
	for _, e := range exprs {
		if lit, ok := e.(*ast.CompositeLit); ok {
			list = append(list, lit)
		}
	}
	return list
}

func sample(row *ast.CompositeLit) (files []string, want int, err error) {
	bad := errors.New("not a row of files, count and configuration")
	if len(row.Elts) != 3 {
		return nil, 0, bad
	}
	list, isList := row.Elts[0].(*ast.CompositeLit)
	count, isCount := row.Elts[1].(*ast.BasicLit)
	if !isList || !isCount {
		return nil, 0, bad
	}
	for _, elt := range list.Elts {
		lit, ok := elt.(*ast.BasicLit)
		if !ok {
			return nil, 0, bad
		}
		code, err := strconv.Unquote(lit.Value)
		if err != nil {
			return nil, 0, bad
		}
		files = append(files, code)
	}
	want, err = strconv.Atoi(count.Value)
	return files, want, err
}
