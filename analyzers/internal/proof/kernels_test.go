package proof_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// kernels are the context bugs of GoBench (Yuan et al., CGO 2021), told in
// our own words: those labelled Channel & Context and two more whose root cause
// has to do with a context. Each has a fixture kernels/<name>/bug, whose
// comments say what is reported where, and kernels/<name>/fixed.
var kernels = map[string]string{ // by name, the rule that answers
	"cockroach10790":  "", // that both ends leave is not seen
	"cockroach13197":  "ctxleak",
	"cockroach13755":  "ctxleak",
	"cockroach18101":  "",
	"etcd6708":        "ctxroot",
	"grpc862":         "ctxlost",
	"istio17860":      "",
	"istio18454":      "", // a timer, not a context
	"kubernetes25331": "",
	"moby33781":       "ctxsend",
}

// wantKernels is how many of them are found.
const wantKernels = 5

// TestKernels runs all rules over the kernels.
func TestKernels(t *testing.T) {
	c := linttest.Load(t, "kernels", analyzers.All())
	for _, problem := range c.CheckWants() {
		t.Error(problem)
	}
	found := make(map[string]string)
	for _, f := range c.Findings() {
		parts := strings.Split(f.Pos.Filename, "/")
		if parts[2] != "bug" {
			t.Errorf("a fixed version has a finding: %v", f)
			continue
		}
		found[parts[1]] = f.Rule
	}
	for _, name := range slices.Sorted(maps.Keys(kernels)) {
		if found[name] != kernels[name] {
			t.Errorf("%s: found by %q, not by %q", name, found[name], kernels[name])
		}
	}
	if len(found) < wantKernels {
		t.Errorf("%d of %d kernels are found, want %d", len(found), len(kernels), wantKernels)
	}
}
