//go:build unix

package driver_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/config"
	"github.com/ctxlint/ctxlint/internal/driver"
	"github.com/ctxlint/ctxlint/internal/suppress"
)

var (
	costOf    = flag.String("cost", "", "comma-separated module `directories` whose analysis TestCost measures")
	costRuns  = flag.Int("costruns", 3, "how often each is measured")
	costFrom  = flag.Bool("costsource", false, "load dependencies from source, so that nothing need be compiled")
	costRules = flag.String("costrules", "", "internal: analyse with these rules and return")
)

// The promise: all rules together add so much to loading and type-checking.
const (
	maxCPU    = 1.40
	maxMemory = 1.50
)

// TestCost compares whole processes that analyse the modules named by -cost
// with processes that only load and type-check them:
//
//	go test ./internal/driver -run TestCost -v -cost ~/src/caddy,~/src/traefik
//
// CPU seconds include those of go list. The build cache must be warm.
func TestCost(t *testing.T) {
	switch {
	case *costRules != "":
		analyse(t, *costOf, *costRules)
		return
	case *costOf == "":
		t.Skip("no -cost")
	}
	for _, dir := range strings.Split(*costOf, ",") {
		var base, suite []usage
		for range *costRuns { // in turn: the machine may have other work
			base = append(base, measure(t, dir, "none"))
			suite = append(suite, measure(t, dir, "all"))
		}
		a, b := median(base), median(suite)
		cpu, memory := b.cpu.Seconds()/a.cpu.Seconds(), float64(b.memory)/float64(a.memory)
		t.Logf("%s: loading %.2f s, %d MB; with all rules %.2f s (x%.2f), %d MB (x%.2f)",
			dir, a.cpu.Seconds(), a.memory>>20, b.cpu.Seconds(), cpu, b.memory>>20, memory)
		if cpu > maxCPU || memory > maxMemory {
			t.Errorf("%s: want at most x%.2f of the CPU time and x%.2f of the memory", dir, maxCPU, maxMemory)
		}
	}
}

type usage struct {
	cpu    time.Duration
	memory int64
}

// measure runs this test binary once more, as a process of its own.
func measure(t *testing.T, dir, rules string) usage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCost$", "-cost="+dir, "-costrules="+rules, fmt.Sprintf("-costsource=%t", *costFrom))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return usage{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), used.Maxrss << 10}
}

func median(list []usage) usage {
	byCPU := func(a, b usage) int { return int(a.cpu - b.cpu) }
	byMemory := func(a, b usage) int { return int(a.memory - b.memory) }
	cpu := slices.SortedFunc(slices.Values(list), byCPU)[len(list)/2].cpu
	return usage{cpu, slices.SortedFunc(slices.Values(list), byMemory)[len(list)/2].memory}
}

func analyse(t *testing.T, dir, names string) {
	t.Helper()
	rules := suppress.Rules{Ran: func(string, string) bool { return false }}
	if names != "none" {
		selection, err := config.Select(analyzers.Rules(), config.Request{Rules: names})
		if err != nil {
			t.Fatal(err)
		}
		door := config.Own
		door.Module = true
		if err := selection.Apply(door); err != nil {
			t.Fatal(err)
		}
		rules = suppress.Rules{Known: analyzers.Rules(), Ran: selection.Ran, Assumed: selection.Assumed}
	}
	opts := driver.Options{Dir: dir, Patterns: []string{"./..."}, Tests: true, FromSource: *costFrom, Module: names != "none"}
	if _, err := driver.Run(t.Context(), opts, rules); err != nil {
		t.Fatal(err)
	}
}
