package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/toyrules"
)

const source = `package p

//toy:marked
func old() {}

func fresh() {}

func f() { old() }
`

func module(t *testing.T) string {
	t.Helper()
	t.Setenv(results.Variable, results.Off)
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.com/p\n\ngo 1.25\n", "p.go": source} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The scripts under testdata/cli have no terminal; here is one.
func TestTerminal(t *testing.T) {
	const plain = `p.go:8:12: call of old (toycall/marked)
 8 │ func f() { old() }
   │            ^^^^^
   note: 4:6: old is declared here
   fix: call fresh (-fix)

1 finding: 1 toycall; 1 fixable with -fix
`
	colored := strings.NewReplacer(
		"p.go:8:12:", "\x1b[1mp.go:8:12\x1b[0m:",
		" 8 │ func f() { old()", " \x1b[2m8 │ \x1b[0mfunc f() { \x1b[1;31mold()\x1b[0m",
		"   │            ^^^^^", "   \x1b[2m│ \x1b[0m           \x1b[1;31m^^^^^\x1b[0m",
		"note:", "\x1b[36mnote:\x1b[0m",
		"fix: call", "\x1b[33mfix:\x1b[0m call",
	).Replace(plain)
	dir := module(t)
	for _, test := range []struct {
		name, env, want string
	}{
		{"color", "", colored},
		{"NO_COLOR", "NO_COLOR", plain},
		{"dumb", "TERM", plain},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			w := World{Dir: dir, Stdout: &out, Stderr: &errs, StdoutTerminal: true, Getenv: func(name string) string {
				switch name {
				case test.env:
					return "dumb"
				case results.Variable:
					return results.Off
				}
				return ""
			}}
			if code := Main(context.Background(), nil, toyrules.Rules(), w); code != Found {
				t.Errorf("exit status %d: %s", code, errs.String())
			}
			if out.String() != test.want {
				t.Errorf("got:\n%q\nwant:\n%q", out.String(), test.want)
			}
		})
	}
	t.Run("clean", func(t *testing.T) {
		var out, errs bytes.Buffer
		w := World{Dir: dir, Stdout: &out, Stderr: &errs, StdoutTerminal: true, Getenv: os.Getenv}
		if code := Main(context.Background(), []string{"-rules=-toycall"}, toyrules.Rules(), w); code != Clean || out.String() != "no findings\n" {
			t.Errorf("exit status %d: %s%s", code, out.String(), errs.String())
		}
	})
}

func TestProgress(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		terminal bool
		wait     time.Duration
		want     string
	}{
		{"long", true, patience * 3 / 2, "\r\x1b[Kctxlint: thinking, 0s\r\x1b[K"},
		{"short", true, 0, ""},
		{"no terminal", false, patience * 3 / 2, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var errs bytes.Buffer
			p := newProgress(World{Stderr: &errs, terminal: &errs, StderrTerminal: test.terminal, Getenv: func(string) string { return "" }})
			p.stage("thinking")
			time.Sleep(test.wait)
			p.stop()
			if got := strings.ReplaceAll(errs.String(), ", 1s", ", 0s"); got != test.want {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	w := World{Dir: module(t), Stdout: &out, Stderr: &errs, Getenv: os.Getenv}
	if code := Main(ctx, nil, toyrules.Rules(), w); code != Failure || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("exit status %d: %s", code, errs.String())
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"", "./..."},
		{"-strict", "./..."},
		{"./a -strict ./b", "./a ./b"},
		{"-- -a", "-a"},
		{"./a -- ./b -strict", "./a ./b -strict"},
	} {
		o, err := parse(strings.Fields(test.args))
		if err != nil || strings.Join(o.patterns, " ") != test.want {
			t.Errorf("%s: %+v, %v", test.args, o, err)
		}
	}
}
