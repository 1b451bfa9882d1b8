package main

import (
	"context"
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/command"
	"github.com/ctxlint/ctxlint/internal/toyrules"
	"github.com/ctxlint/ctxlint/internal/vettool"
)

// TestMain makes this binary answer to two names in scripts: ctxlint, and
// toylint, which is the same program with the rules of package toyrules.
func TestMain(m *testing.M) {
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
	gocache, gomodcache := goEnv(t, "GOCACHE"), goEnv(t, "GOMODCACHE")
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "cli"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GOCACHE", gocache)
			e.Setenv("GOMODCACHE", gomodcache)
			e.Setenv("GOPROXY", "off")
			e.Setenv("GOFLAGS", "")
			e.Setenv("GOWORK", "")
			e.Setenv("GOTOOLCHAIN", "local")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "cgo" {
				_, err := exec.LookPath("gcc")
				return err == nil && build.Default.CgoEnabled, nil
			}
			return false, nil
		},
	})
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
