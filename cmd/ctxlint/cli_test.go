package main

import (
	"context"
	"errors"
	"fmt"
	"go/build"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/command"
	"github.com/ctxlint/ctxlint/internal/results"
	"github.com/ctxlint/ctxlint/internal/toyrules"
	"github.com/ctxlint/ctxlint/internal/vettool"
)

// TestMain makes this binary answer to two names in scripts: ctxlint, and
// toylint, which is the same program with the rules of package toyrules.
func TestMain(m *testing.M) {
	if os.Getenv(results.Variable) == "" { // scripts set it
		os.Setenv(results.Variable, results.Off)
	}
	testscript.Main(m, map[string]func(){
		"ctxlint": main,
		"toylint": toylint,
	})
}

func toylint() {
	rules := toyrules.Rules()
	if vettool.Speaks(os.Args[1:]) {
		var all []*analysis.Analyzer
		for _, r := range rules {
			all = append(all, r.Analyzer)
		}
		vettool.Main(all...)
	}
	os.Exit(command.Main(context.Background(), os.Args[1:], rules, command.Process()))
}

func TestScripts(t *testing.T) {
	gocache, gomodcache, goroot := goEnv(t, "GOCACHE"), goEnv(t, "GOMODCACHE"), goEnv(t, "GOROOT")
	demo, err := filepath.Abs(filepath.Join("..", "..", "testdata", "demo"))
	if err != nil {
		t.Fatal(err)
	}
	forbidding := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "not for you\nat all", http.StatusForbidden)
	}))
	t.Cleanup(forbidding.Close)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "cli"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			// Where testscript put ctxlint and toylint, for go vet.
			e.Setenv("BIN", filepath.SplitList(e.Getenv("PATH"))[0])
			e.Setenv("DEMO", demo)
			e.Setenv(results.Variable, filepath.Join(e.Getenv("TMPDIR"), "results"))
			e.Setenv("FORBIDDEN", forbidding.URL) // a module proxy
			e.Setenv("GOCACHE", gocache)
			e.Setenv("SRC", filepath.Join(goroot, "src"))
			e.Setenv("GOMODCACHE", gomodcache)
			e.Setenv("GOPROXY", "off")
			e.Setenv("GOFLAGS", "")
			e.Setenv("GOWORK", "")
			e.Setenv("GOTOOLCHAIN", "local")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "cgo":
				_, err := exec.LookPath("gcc")
				return err == nil && build.Default.CgoEnabled, nil
			case "root":
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// status runs a program and wants the exit status that its first argument
// says: "status 2 ctxlint ./nowhere".
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status n program [args]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if got := strconv.Itoa(code); got != args[0] {
		ts.Fatalf("exit status %s, want %s\n%s%s", got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
