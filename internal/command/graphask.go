package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/internal/funcname"
	"github.com/ctxlint/ctxlint/internal/graph"
	"github.com/ctxlint/ctxlint/internal/graphdraw"
)

// ask sets what a drawing shows.
func (o *graphOptions) ask(d *graphdraw.Drawing, dir string) error {
	g := d.Graph
	switch {
	case o.to != "":
		f, err := findFunc(g, o.to, dir)
		if err != nil {
			return err
		}
		d.Asked, d.Nodes = graphdraw.To, g.Parameters(f)
		if len(d.Nodes) == 0 {
			return fmt.Errorf("%s is given no context: it has no parameter that is one or carries one", f.Name)
		}
		d.View, d.Title = g.To(d.Nodes), "who can end the context of "+f.Name
	case o.from != "":
		file, line, ok := funcname.Line(o.from)
		if !ok {
			return fmt.Errorf("-from %s: want file.go:line", o.from)
		}
		nodes, err := g.Made(funcname.Resolve(file, dir), line, file)
		if err != nil {
			return err
		}
		d.Asked, d.Nodes = graphdraw.From, nodes
		d.View, d.Title = g.From(nodes), "what ends with the context made at "+o.from
	case o.patterns[0] != "./...":
		return o.through(d, o.patterns[0], dir)
	default:
		d.View, d.Title = g.All(), "the contexts of the module"
	}
	return nil
}

// through shows what goes through a package, if the name is one's, else through a
// function.
func (o *graphOptions) through(d *graphdraw.Drawing, name, dir string) error {
	switch paths := packagesNamed(d.Graph, name, dir); {
	case len(paths) == 1:
		d.View, d.Title = d.Graph.Package(paths[0]), "the contexts of package "+paths[0]
		return notEmpty(d, "package "+paths[0])
	case len(paths) > 1:
		return fmt.Errorf("%s may be %s: write more of its path", name, strings.Join(paths, " or "))
	}
	f, err := findFunc(d.Graph, name, dir)
	if err != nil {
		return err
	}
	d.Asked, d.View, d.Title = graphdraw.Func, d.Graph.Through(f), "the contexts of "+f.Name
	return notEmpty(d, f.Name)
}

// notEmpty complains where there is nothing to show.
func notEmpty(d *graphdraw.Drawing, what string) error {
	if len(d.View.Nodes) == 0 {
		return fmt.Errorf("%s has nothing to do with contexts: none is given to it or made there", what)
	}
	return nil
}

// packagesNamed returns the packages that a name may be: the one that has it for its
// path or directory, else those whose paths end with it.
func packagesNamed(g *graph.Graph, name, dir string) (paths []string) {
	for _, f := range g.Funcs {
		switch {
		case f.Path == name || funcname.IsDir(name) && filepath.Dir(f.At.Filename) == funcname.Resolve(name, dir):
			return []string{f.Path}
		case strings.HasSuffix(f.Path, "/"+name) && !slices.Contains(paths, f.Path):
			paths = append(paths, f.Path)
		}
	}
	return paths
}

// findFunc returns the function that a user named, as ctxlint thread does.
func findFunc(g *graph.Graph, name, dir string) (*graph.Func, error) {
	var fns []*graph.Func
	var names []funcname.Func
	files := map[string]bool{}
	for _, f := range g.Funcs {
		files[f.At.Filename] = true
		if f.Local == "" {
			continue // a literal
		}
		fns = append(fns, f)
		names = append(names, funcname.Func{
			Path: f.Path, Pkg: f.Pkg, Local: f.Local, Name: f.Name, File: f.At.Filename,
			Line: f.At.Line, Offset: f.At.Offset, From: f.At.Line, To: f.End.Line,
		})
	}
	i, err := funcname.Find(name, dir, names, func(file string) bool { return files[file] })
	if err != nil {
		return nil, err
	}
	return fns[i], nil
}
