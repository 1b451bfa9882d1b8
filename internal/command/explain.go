package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/build"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/output"
)

const explainHelp = `ctxlint explain [flags] file.go:line | fingerprint [packages]

explain says all that ctxlint knows of a line: of each finding the proof, step
by step, what is assumed, and what the other packages of the module say of it;
of what is not reported, why; and what the model knows of the contexts there.
A finding is also named by its fingerprint, or the beginning of one (-format
json and the HTML report show it).

All rules are asked, whatever is switched on; what your flags and ctxlint.yaml
leave out is said so. Without packages it is ./..., and what one package leaves
open is decided only by a whole module.

`

// explain tells why something is reported on a line, or is not.
func explain(ctx context.Context, args []string, rules []analyzers.Rule, w World) int {
	o := &options{}
	fs := flag.NewFlagSet("ctxlint explain", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.request.Rules, "rules", "", "what you run ctxlint with: a `list`, see ctxlint help")
	fs.BoolVar(&o.request.Strict, "strict", false, "as if you ran ctxlint with it")
	fs.BoolVar(&o.request.Style, "style", false, "as if you ran ctxlint with it")
	o.loading(fs)
	switch err := o.read(fs, args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(w.Stdout, explainHelp)
		return Clean
	case err != nil:
		return w.fail(err)
	case o.patterns[0] == "./...":
		return w.fail(errors.New("explain takes a place, such as file.go:12, or the fingerprint of a finding"))
	case !o.plain():
		return w.fail(errors.New("explain has no other format than text"))
	}
	if err := o.enter(&w); err != nil {
		return w.fail(err)
	}
	o.dir = ""
	target := o.patterns[0]
	if o.patterns = o.patterns[1:]; len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	place, err := placeOf(target, w.Dir)
	if err != nil {
		return w.fail(err)
	}
	settings, err := o.settings(rules, w)
	if err != nil {
		return w.fail(err)
	}
	mine, err := settings.Scope(withPseudo(rules))
	if err != nil {
		return w.fail(err)
	}
	res, err := o.explained(ctx, rules, place, w)
	if err != nil {
		return w.fail(err)
	}
	if place.File == "" { // it has a fingerprint, and now a place
		if place, err = fingerprinted(res, target); err != nil {
			return w.fail(err)
		}
		if res, err = o.explained(ctx, rules, place, w); err != nil {
			return w.fail(err)
		}
	}
	if whole, err := filepath.EvalSymlinks(place.File); err == nil && whole != place.File && !slices.Contains(res.Files(), place.File) {
		place.File = whole // the go command calls it so
		if res, err = o.explained(ctx, rules, place, w); err != nil {
			return w.fail(err)
		}
	}
	if !slices.Contains(res.Files(), place.File) {
		return w.fail(fmt.Errorf("%s is in no package that was analysed: %s", output.Relative(w.Dir, place.File), notAnalysed(place.File, o.tags)))
	}
	t := &teller{World: w, res: res, mine: mine, place: place}
	if err := t.accept(o); err != nil {
		return w.fail(err)
	}
	return t.tell()
}

// explained is a run of all rules that remembers what becomes of what they find.
func (o *options) explained(ctx context.Context, rules []analyzers.Rule, place driver.Place, w World) (*driver.Result, error) {
	all := *o
	all.request = config.Request{Rules: "all", Strict: true, Style: true}
	all.given = maps.Clone(o.given)
	for _, name := range []string{"rules", "strict", "style"} {
		all.given[name] = true
	}
	all.explain = &place
	run, err := all.prepare(ctx, rules, &w)
	if err != nil {
		return nil, err
	}
	return run.analyse()
}

// placeOf reads file.go:line. What is none may be a fingerprint, and has no file.
func placeOf(target, dir string) (driver.Place, error) {
	name, number, ok := strings.Cut(target, ":")
	if i := strings.LastIndex(target, ".go:"); i >= 0 {
		name, number, ok = target[:i+len(".go")], target[i+len(".go:"):], true
	}
	if !ok {
		// Of equal lines -2 and the like is the ordinal: the places are told then.
		target, _, _ = strings.Cut(target, "-")
		if len(target) < shortest || strings.Trim(target, "0123456789abcdef") != "" {
			return driver.Place{}, fmt.Errorf("%s is neither file.go:line nor a fingerprint (hexadecimal, %d digits or more)", target, shortest)
		}
		return driver.Place{}, nil
	}
	number, _, _ = strings.Cut(number, ":") // a column says no more
	line, err := strconv.Atoi(number)
	if err != nil || line < 1 {
		return driver.Place{}, fmt.Errorf("%s: the line must be a number from 1", target)
	}
	file := resolve(dir, name)
	text, err := os.ReadFile(file)
	if err != nil {
		return driver.Place{}, err
	}
	if last := strings.Count(string(text), "\n") + 1; line > last {
		return driver.Place{}, fmt.Errorf("%s: the file has %d lines", target, last)
	}
	return driver.Place{File: file, Line: line}, nil
}

// shortest is how many digits of a fingerprint are enough to ask for it.
const shortest = 6

// fingerprinted is the place of the finding with a fingerprint: of equal lines that of
// the ordinal behind it, or of the only one that it begins.
func fingerprinted(res *driver.Result, target string) (driver.Place, error) {
	for _, f := range res.Findings {
		if f.Fingerprint == target {
			return driver.Place{File: f.File, Line: f.Line}, nil
		}
	}
	digits, _, _ := strings.Cut(target, "-")
	places := map[driver.Place]bool{}
	var place driver.Place
	for _, f := range res.Fates {
		if f.Message != "" && strings.HasPrefix(f.Fingerprint, digits) {
			place = driver.Place{File: f.File, Line: f.Line}
			places[place] = true
		}
	}
	switch len(places) {
	case 0:
		return place, fmt.Errorf("no finding has the fingerprint %s: the code may have changed", digits)
	case 1:
		return place, nil
	}
	var lines []string
	for p := range places {
		lines = append(lines, fmt.Sprintf("%s:%d", filepath.Base(p.File), p.Line))
	}
	slices.Sort(lines)
	return place, fmt.Errorf("%d findings have a fingerprint that begins with %s: give more of it, or one of the places, %s", len(places), digits, strings.Join(lines, ", "))
}

// notAnalysed says why a file was not: by its build constraints, as a test, or because
// its package was not named.
func notAnalysed(file, tags string) string {
	build := build.Default
	build.BuildTags = strings.FieldsFunc(tags, func(r rune) bool { return r == ',' || r == ' ' })
	if fits, err := build.MatchFile(filepath.Dir(file), filepath.Base(file)); err == nil && !fits {
		return fmt.Sprintf("its name or its build constraints leave it out on %s/%s; give -tags, or set GOOS and GOARCH", build.GOOS, build.GOARCH)
	}
	if strings.HasSuffix(file, "_test.go") {
		return "name its package, or see whether -test=false or ctxlint.yaml leaves tests out"
	}
	return "name its package, or see whether it is in another module, vendored, or in a directory that ./... leaves out"
}
