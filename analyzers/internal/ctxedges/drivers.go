package ctxedges

import (
	"go/ast"
	"strconv"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/internal/module"
)

// drivers notes which kinds of database drivers the files of a package import. What a
// test runs on says nothing of the program.
func (w *walker) drivers(files []*ast.File) {
	for _, f := range files {
		if w.x.IsTest(f.FileStart) {
			continue
		}
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue
			}
			within, served := ctxapi.Driver(path)
			if within {
				w.out.Drivers |= module.Embedded
			}
			if served {
				w.out.Drivers |= module.Networked
			}
		}
	}
}
