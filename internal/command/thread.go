package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/ctxlint/ctxlint/internal/atomic"
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/thread"
)

const threadHelp = `ctxlint thread [-w] [-exported] [-todo] [-tags list] [-C dir] function

thread gives a function a parameter ctx context.Context, and so every function
on the way to it from callers that have a context at hand. It shows a diff, or
with -w writes the files; either only if the result type-checks.

The function is named pkg.Func, pkg.Type.Method or (*pkg.Type).Method, where
pkg is the name of a package, its import path or the end of one, or ./dir; or
it is file.go:line. Of what can't be changed safely each place is listed with
the reason, nothing is written, and the exit status is 2.

`

// threadContext gives a function a context.
func threadContext(ctx context.Context, args []string, w World) int {
	o := &options{}
	opts := thread.Options{}
	var write bool
	fs := flag.NewFlagSet("ctxlint thread", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&write, "w", false, "write the files instead of showing a diff; all of them or none")
	fs.BoolVar(&opts.Exported, "exported", false, "change exported functions too, although other modules may call them")
	fs.BoolVar(&opts.Todo, "todo", false, "pass context.TODO() where the way up ends at something that can't be changed, instead of refusing")
	fs.StringVar(&opts.Tags, "tags", "", "comma-separated `list` of build tags")
	fs.StringVar(&o.dir, "C", "", "change to `dir` before doing anything")
	switch err := o.read(fs, args); {
	case errors.Is(err, flag.ErrHelp):
		helpThread(w.Stdout, fs)
		return Clean
	case err != nil:
		return w.fail(err)
	case len(o.patterns) != 1 || o.patterns[0] == "./...":
		return w.fail(errors.New("thread takes one function, such as pkg.Func, (*pkg.Type).Method or file.go:line"))
	}
	if err := o.enter(&w); err != nil {
		return w.fail(err)
	}
	opts.Dir, opts.Target = w.Dir, o.patterns[0]
	res, err := thread.Run(ctx, opts)
	var refused *thread.RefusedError
	switch {
	case errors.As(err, &refused):
		return w.refuse(refused)
	case err != nil:
		return w.fail(err)
	}
	return w.threaded(res, write)
}

func helpThread(to io.Writer, fs *flag.FlagSet) {
	fmt.Fprint(to, threadHelp)
	tab := tabwriter.NewWriter(to, 0, 4, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		arg, text := flag.UnquoteUsage(f)
		fmt.Fprintf(tab, "  -%s\t%s\n", strings.TrimSpace(f.Name+" "+arg), text)
	})
	_ = tab.Flush()
}

// refuse lists the reasons.
func (w World) refuse(r *thread.RefusedError) int {
	for _, n := range r.Reasons {
		fmt.Fprintf(w.Stderr, "%s: %s\n", w.position(n), n.Text)
	}
	fmt.Fprintf(w.Stderr, "ctxlint: %s can't be given a context: nothing is changed\n", r.Target)
	return Failure
}

func (w World) position(n thread.Note) string {
	pos := n.Pos
	pos.Filename = output.Relative(w.Dir, pos.Filename)
	return pos.String()
}

// threaded shows or writes a result, and says what is worth a look.
func (w World) threaded(res *thread.Result, write bool) int {
	done := "would change"
	if write {
		if err := atomic.WriteAll(res.Files); err != nil {
			return w.fail(err)
		}
		done = "changed"
	} else if err := res.Diff(w.Stdout, func(name string) string { return output.Relative(w.Dir, name) }); err != nil {
		return w.fail(err)
	}
	for _, n := range res.Notes {
		fmt.Fprintf(w.Stderr, "%s: note: %s\n", w.position(n), n.Text)
	}
	fmt.Fprintf(w.Stderr, "ctxlint: %s %s: ctx for %s", done, count(len(res.Files), "file", "files"), res.Target)
	if n := len(res.Changed) - 1; n > 0 {
		fmt.Fprintf(w.Stderr, " and %s", count(n, "more function", "more functions"))
	}
	if res.Calls > 0 {
		fmt.Fprintf(w.Stderr, ", passed by %s", count(res.Calls, "call", "calls"))
	}
	if res.Roots > 0 {
		fmt.Fprintf(w.Stderr, ", in place of %s", count(res.Roots, "root", "roots"))
	}
	fmt.Fprintln(w.Stderr)
	return Clean
}
