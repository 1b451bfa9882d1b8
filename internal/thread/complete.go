package thread

import (
	"errors"
	"fmt"
	"go/types"
	"os"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// contextPackage is package context for a package that did not import it. It
// has to be the one that the others know, or t.Context() would be of another
// type. If nobody imports it, what they know is the part of it that their
// dependencies mention, and the rest is read into that.
func (p *program) contextPackage() (*types.Package, error) {
	if p.context != nil {
		return p.context, nil
	}
	known := map[string]*types.Package{}
	var visit func(*types.Package)
	visit = func(pkg *types.Package) {
		if pkg == nil || known[pkg.Path()] != nil {
			return
		}
		known[pkg.Path()] = pkg
		for _, imp := range pkg.Imports() {
			visit(imp)
		}
	}
	for _, pkg := range p.pkgs {
		visit(pkg.Types)
	}
	if c := known["context"]; c != nil && c.Complete() {
		p.context = c
		return c, nil
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedExportFile, Dir: p.dir, Env: p.env}, "context")
	if err != nil || len(pkgs) != 1 || pkgs[0].ExportFile == "" {
		return nil, errors.New("package context can't be loaded")
	}
	f, err := os.Open(pkgs[0].ExportFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err == nil {
		p.context, err = gcexportdata.Read(r, p.fset, known, "context")
	}
	if err != nil {
		return nil, fmt.Errorf("package context can't be loaded: %w", err)
	}
	return p.context, nil
}
