package driver

import (
	"context"
	"go/ast"
	"go/types"
	"slices"
)

// Recheck type-checks the packages that were reported on as they would be if
// the named files had other contents, and returns the errors.
func (r *Result) Recheck(contents map[string][]byte) []error {
	var errs []error
	for _, u := range r.report {
		errs = append(errs, r.prog.recheck(u, contents)...)
	}
	return errs
}

func (prog *program) recheck(u *unit, contents map[string][]byte) []error {
	if !slices.ContainsFunc(u.CompiledGoFiles, func(name string) bool { return contents[name] != nil }) {
		return nil
	}
	var errs []error
	var files []*ast.File
	prog.analyse(context.Background(), nil, u.deps...)
	for _, name := range u.CompiledGoFiles {
		src, err := contents[name], error(nil)
		if src == nil {
			src, err = prog.exec.files.Read(name)
		}
		var f *ast.File
		if err == nil {
			f, err = parseFile(prog.fset, name, src, true)
		}
		if err != nil {
			return append(errs, err)
		}
		files = append(files, f)
	}
	conf := &types.Config{
		Importer:  importer(u.imported),
		Sizes:     u.TypesSizes,
		GoVersion: goVersion(u.Module),
		Error:     func(err error) { errs = append(errs, err) },
	}
	_, _ = conf.Check(u.PkgPath, prog.fset, files, nil) // errors went to conf.Error
	return errs
}
