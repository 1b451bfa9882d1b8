package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

// inventory is the rule that finds the placeholders.
const inventory = "ctxtodo"

// unlimited is the value of -max that makes no ratchet.
const unlimited = -1

// todo lists the calls of context.TODO. It is no complaint: the exit status
// says that something was found only if -max did not allow as many.
func todo(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	o := &options{}
	limit := unlimited
	fs := flag.NewFlagSet("ctxlint todo", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o.loading(fs)
	fs.IntVar(&limit, "max", unlimited, "fail if there are more than `n`")
	o.request = config.Request{Rules: inventory, Strict: true, Style: true}
	err := o.read(fs, args)
	if err == nil {
		err = o.place()
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		return help([]string{inventory}, rules, w)
	case err != nil:
		return w.fail(err)
	case limit < unlimited:
		return w.fail(fmt.Errorf("-max %d: want 0 or more", limit))
	}
	for _, name := range []string{"rules", "strict", "style"} {
		o.given[name] = true // as if: they are the command
	}
	run, err := o.prepare(ctx, rules, &w)
	if err == nil {
		err = o.apart(w.Dir)
	}
	if err != nil {
		return w.fail(err)
	}
	res, err := run.analyse()
	if err != nil {
		return w.fail(err)
	}
	if !o.plain() {
		if status := o.show(res, rules, w); status == Failure {
			return status
		}
		return w.ratchet(len(res.Findings), limit)
	}
	r := report(res, w.Dir)
	for _, f := range r.Findings {
		fmt.Fprintf(w.Stdout, "%s:%d:%d: %s\n", output.Visible(f.File), f.Line, f.Column, output.Visible(place(f)))
	}
	for _, e := range r.Errors {
		output.Error(w.Stderr, e)
	}
	if len(r.Errors) > 0 {
		return Failure
	}
	return w.ratchet(len(r.Findings), limit)
}

// place is what the inventory says of a placeholder: the function that has it.
func place(f finding.Finding) string {
	if len(f.Related) == 0 {
		return "package level"
	}
	return f.Related[0].Message
}

// ratchet compares the number of placeholders with what is allowed.
func (w World) ratchet(n, limit int) int {
	var verdict []string
	status := Clean
	switch {
	case limit == unlimited:
	case n > limit:
		verdict = append(verdict, fmt.Sprintf("%d allowed", limit))
		status = Found
	case n < limit:
		verdict = append(verdict, fmt.Sprintf("%d allowed: lower -max to %d, so that it stays so", limit, n))
	}
	verdict = append([]string{count(n, "call", "calls") + " of context.TODO"}, verdict...)
	fmt.Fprintf(w.Stderr, "ctxlint: %s\n", strings.Join(verdict, ", "))
	return status
}
