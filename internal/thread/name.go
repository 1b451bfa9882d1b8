package thread

import "github.com/ctxlint/ctxlint/internal/funcname"

// find returns the function that a user named, see [funcname.Find].
func (p *program) find(name, dir string) (*fn, error) {
	var fns []*fn
	var names []funcname.Func
	for _, f := range p.fns {
		from, to := p.at(f.name.Pos()).Line, p.at(f.typ.End()).Line
		if f.decl != nil {
			from, to = p.at(f.decl.Pos()).Line, p.at(f.decl.End()).Line
		}
		at := p.at(f.name.Pos())
		fns = append(fns, f)
		names = append(names, funcname.Func{
			Path: f.file.pkg.PkgPath, Pkg: f.file.pkg.Name, Local: f.local(), Name: f.String(),
			File: f.file.name, Line: at.Line, Column: at.Column, Offset: at.Offset, From: from, To: to,
		})
	}
	i, err := funcname.Find(name, dir, names, func(file string) bool { return p.byName[file] != nil })
	if err != nil {
		return nil, err
	}
	return fns[i], nil
}
