package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/atomic"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/graph"
	"github.com/ctxlint/ctxlint/internal/graphdraw"
	"github.com/ctxlint/ctxlint/internal/mainmodule"
	"github.com/ctxlint/ctxlint/internal/output"
)

const graphHelp = `ctxlint graph [-format form] [-o file] [-max n] [-tags list] [-C dir] [function|package]
ctxlint graph -to function
ctxlint graph -from file.go:line

graph shows how contexts flow through a module: where they begin, what is derived
from them, which calls hand them on, where the chain breaks and what never ends;
all of it, or what goes through one function or package. -to asks who can end the
contexts that a function is given, -from what ends with those made on a line.
Tests are left out.

The function is named pkg.Func, pkg.Type.Method or (*pkg.Type).Method, where
pkg is the name of a package, its import path or the end of one, or ./dir; or
it is file.go:line. A package is named by its import path, the end of it or ./dir.

`

// graphForms are the forms of a graph.
var graphForms = map[string]func(ctx context.Context, d *graphdraw.Drawing, to io.Writer) error{
	"text":    func(_ context.Context, d *graphdraw.Drawing, to io.Writer) error { return d.Text(to) },
	"dot":     func(_ context.Context, d *graphdraw.Drawing, to io.Writer) error { return d.DOT(to) },
	"mermaid": func(_ context.Context, d *graphdraw.Drawing, to io.Writer) error { return d.Mermaid(to) },
	"svg":     func(ctx context.Context, d *graphdraw.Drawing, to io.Writer) error { return d.SVG(ctx, to) },
}

// graphOptions is the command line of ctxlint graph.
type graphOptions struct {
	options
	to, from, form string
	max            int
}

func (o *graphOptions) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("ctxlint graph", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.form, "format", "text", "`form` of the graph: "+orList(graphFormNames()))
	fs.StringVar(&o.output, "o", "", "write it to `file` instead of standard output")
	fs.StringVar(&o.to, "to", "", "who can end the contexts that `function` is given")
	fs.StringVar(&o.from, "from", "", "what ends with the contexts that are made at `file:line`")
	fs.IntVar(&o.max, "max", 80, "of more than `n` functions, a picture shows those that only hand contexts on as one box per package")
	fs.StringVar(&o.tags, "tags", "", "comma-separated `list` of build tags")
	fs.StringVar(&o.dir, "C", "", "change to `dir` before doing anything")
	return fs
}

func graphFormNames() []string { return slices.Sorted(maps.Keys(graphForms)) }

// drawGraph shows how contexts flow through a module.
func drawGraph(ctx context.Context, args []string, w World) int {
	o := &graphOptions{}
	fs := o.flags()
	switch err := o.read(fs, args); {
	case errors.Is(err, flag.ErrHelp):
		helpGraph(w.Stdout, fs)
		return Clean
	case err != nil:
		return w.fail(err)
	}
	if err := o.check(); err != nil {
		return w.fail(err)
	}
	if err := o.enter(&w); err != nil {
		return w.fail(err)
	}
	g, errs, err := o.load(ctx, w)
	if err != nil {
		return w.fail(err)
	}
	if len(errs) > 0 {
		for _, e := range output.New(w.Dir, nil, errs).Errors {
			output.Error(w.Stderr, e)
		}
		return w.fail(errors.New("nothing is shown, as a graph without that package would mislead: mend it first"))
	}
	d, err := o.drawing(g, w)
	if err != nil {
		return w.fail(err)
	}
	if err := o.write(ctx, d, w); err != nil {
		return w.fail(err)
	}
	return Clean
}

func helpGraph(to io.Writer, fs *flag.FlagSet) {
	fmt.Fprint(to, graphHelp)
	tab := tabwriter.NewWriter(to, 0, 4, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		arg, text := flag.UnquoteUsage(f)
		fmt.Fprintf(tab, "  -%s\t%s\n", strings.TrimSpace(f.Name+" "+arg), text+defaultOf(f))
	})
	_ = tab.Flush()
}

// check finds what can't be meant, before anything is loaded.
func (o *graphOptions) check() error {
	asked := 0
	for _, s := range []string{o.to, o.from} {
		if s != "" {
			asked++
		}
	}
	if o.patterns[0] != "./..." {
		asked++
	}
	switch {
	case graphForms[o.form] == nil:
		return fmt.Errorf("unknown format %q: use %s", o.form, orList(graphFormNames()))
	case len(o.patterns) > 1 || asked > 1:
		return errors.New("graph takes one function or package, or -to function, or -from file:line")
	case o.max < 1:
		return fmt.Errorf("-max %d: want 1 or more", o.max)
	}
	return nil
}

// load analyses all packages of the module.
func (o *graphOptions) load(ctx context.Context, w World) (*graph.Graph, []finding.Error, error) {
	dirs, err := mainmodule.Dirs(ctx, w.Dir, nil, "ctxlint graph")
	if err != nil {
		return nil, nil, err
	}
	opts := driver.Options{Dir: w.Dir, Tags: o.tags}
	for _, dir := range dirs {
		opts.Patterns = append(opts.Patterns, pattern(w.Dir, dir))
	}
	meter := newProgress(w)
	defer meter.stop()
	opts.Progress, opts.Compiling = meter.stage, meter.compiling
	packages, errs, err := driver.Collect[*graph.Package](ctx, opts, analyzers.Graph())
	if err != nil || len(errs) > 0 {
		return nil, errs, err
	}
	return graph.New(packages), nil, nil
}

// pattern names all below a directory, by its way from another one if there is one:
// the driver asks twice about what may be a package of another module.
func pattern(from, dir string) string {
	if rel, err := filepath.Rel(from, dir); err == nil {
		dir = "./" + rel
	}
	return filepath.ToSlash(dir) + "/..."
}

// drawing picks what is asked for.
func (o *graphOptions) drawing(g *graph.Graph, w World) (*graphdraw.Drawing, error) {
	d := &graphdraw.Drawing{Graph: g, Max: o.max, Place: func(at token.Position) string {
		return fmt.Sprintf("%s:%d", output.Relative(w.Dir, at.Filename), at.Line)
	}}
	return d, o.ask(d, w.Dir)
}

// write writes the drawing where it belongs: a file whole or not at all.
func (o *graphOptions) write(ctx context.Context, d *graphdraw.Drawing, w World) error {
	fill := func(to io.Writer) error { return graphForms[o.form](ctx, d, to) }
	var err error
	if o.output != "" {
		err = atomic.Write(resolve(w.Dir, o.output), fill)
	} else {
		err = fill(w.Stdout)
	}
	if err != nil || o.form == "text" {
		return err
	}
	notes := []string{d.Merged()}
	if o.form == "mermaid" {
		notes = append(notes, d.TooMany())
	}
	for _, note := range notes {
		if note != "" {
			fmt.Fprintf(w.Stderr, "ctxlint: %s\n", note)
		}
	}
	return nil
}
