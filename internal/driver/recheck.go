package driver

import (
	"go/ast"
	"go/parser"
	"go/types"
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
	var errs []error
	changed := false
	files := make([]*ast.File, len(u.Syntax))
	for i, f := range u.Syntax {
		files[i] = f
		name := u.Fset.File(f.FileStart).Name()
		src, ok := contents[name]
		if !ok {
			continue
		}
		changed = true
		f, err := parser.ParseFile(u.Fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			return append(errs, err)
		}
		files[i] = f
	}
	if !changed {
		return nil
	}
	conf := &types.Config{
		Importer:  importer(u.imported),
		Sizes:     u.TypesSizes,
		GoVersion: goVersion(u.Module),
		Error:     func(err error) { errs = append(errs, err) },
	}
	_, _ = conf.Check(u.PkgPath, u.Fset, files, nil) // errors went to conf.Error
	return errs
}
