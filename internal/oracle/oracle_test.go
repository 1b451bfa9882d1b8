package oracle

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/command"
	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/results"
)

//go:embed testdata/support.go.txt
var support []byte

// Variable says how many programs a long run generates; its seeds are those after the
// one of the ordinary run.
const Variable = "CTXLINT_ORACLE"

// size is the number of cases in a program.
const size = 12

// A verdict is what running the code says of a finding.
type verdict string

const (
	confirmed verdict = "confirmed"
	refuted   verdict = "refuted"
	untold    verdict = "untold" // it did not come to that, or can't be seen
)

// TestOracle fails if the run refutes a finding that is on by default.
func TestOracle(t *testing.T) {
	seeds := []uint64{1}
	if n, _ := strconv.Atoi(os.Getenv(Variable)); n > 0 {
		seeds = nil
		for i := range n {
			seeds = append(seeds, uint64(i+2))
		}
	}
	counts := map[string]map[verdict]int{}
	for _, seed := range seeds {
		p := build(t, seed)
		for _, f := range p.findings {
			v := p.judge(t, f)
			key := f.Tier + " " + f.Rule + "/" + f.Category
			if counts[key] == nil {
				counts[key] = map[verdict]int{}
			}
			counts[key][v]++
			if v == refuted {
				t.Logf("seed %d, %s tier, line %d: %s\n%s", seed, f.Tier, f.Line, f.Message, p.text(p.number(f.Line)))
			}
			if v == refuted && f.Tier == analyzers.Default.String() {
				t.Errorf("seed %d refutes %s", seed, f.Message)
			}
		}
	}
	total := map[verdict]int{}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		c := counts[key]
		t.Logf("%-28s %3d confirmed %3d refuted %3d untold", key, c[confirmed], c[refuted], c[untold])
		for v, n := range c {
			total[v] += n
		}
	}
	t.Logf("%-28s %3d confirmed %3d refuted %3d untold", "all", total[confirmed], total[refuted], total[untold])
	if total[confirmed] == 0 {
		t.Error("the run confirms nothing: it can't be right")
	}
}

// A program was generated, built, and analysed.
type program struct {
	dir, binary string
	source      []byte
	lines       []int // where cases begin
	findings    []finding.Finding
	ran         map[int][]observation // of cases
}

// An observation is what the program says about one run of a case, see
// testdata/support.go.txt.
type observation struct {
	Returned       bool
	Children       int
	Blocked, After []int
	Did            map[int]string
}

func build(t *testing.T, seed uint64) *program {
	t.Helper()
	source, lines := generate(seed, size)
	p := &program{dir: t.TempDir(), source: []byte(source), lines: lines, ran: map[int][]observation{}}
	for name, text := range map[string][]byte{
		"go.mod": []byte("module example.com/generated\n\ngo 1.25\n"), "cases.go": p.source, "support.go": support,
	} {
		if err := os.WriteFile(filepath.Join(p.dir, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	p.binary = filepath.Join(p.dir, "generated.exe")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", p.binary, ".")
	cmd.Dir = p.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("seed %d makes no program: %v\n%s", seed, err, out)
	}
	var out, errs bytes.Buffer
	w := command.World{Dir: p.dir, Stdout: &out, Stderr: &errs, Getenv: func(name string) string {
		return map[string]string{results.Variable: results.Off}[name]
	}}
	if code := command.Main(context.Background(), []string{"-rules", "all", "-format", "json"}, analyzers.Rules(), w); code == command.Failure {
		t.Fatalf("seed %d: %s", seed, errs.String())
	}
	var report struct{ Findings []finding.Finding }
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.File == "cases.go" {
			p.findings = append(p.findings, f)
		}
	}
	return p
}

// alive is how many runs of a case have a context that lives on; the others come after.
const alive = 4

// observe runs a case with its context alive and canceled, and on each of its paths.
func (p *program) observe(t *testing.T, n int) []observation {
	t.Helper()
	if p.ran[n] == nil {
		var wg sync.WaitGroup
		runs := make([]observation, 8)
		for i := range runs {
			wg.Go(func() {
				state := map[bool]string{true: "canceled", false: "alive"}[i >= alive]
				out, err := exec.CommandContext(t.Context(), p.binary, strconv.Itoa(n), state, fmt.Sprintf("%02b", i%4)).Output()
				if err == nil {
					err = json.Unmarshal(out, &runs[i])
				}
				if err != nil {
					t.Errorf("case %d, %s: %v", n, state, err)
				}
			})
		}
		wg.Wait()
		p.ran[n] = runs
	}
	return p.ran[n]
}

// judge compares a finding with what happened.
func (p *program) judge(t *testing.T, f finding.Finding) verdict {
	n := p.number(f.Line)
	at := func(line int) bool { return f.Line <= line && line <= max(f.EndLine, f.Line) }
	near := func(line int) bool { return f.Line <= line && line <= max(f.EndLine, f.Line+reach) }
	did := func(o observation, where func(int) bool, what string) bool {
		for line, w := range o.Did {
			if where(line) && w == what {
				return true
			}
		}
		return false
	}
	var yes, no bool
	runs := p.observe(t, n)
	hangs := slices.ContainsFunc(runs[:alive], func(o observation) bool { return !o.Returned })
	for _, o := range runs {
		switch f.Rule {
		case "ctxleak": // something stays behind, if it comes to that: an error is no way that a living context takes
			yes = yes || o.Returned && o.Children > 0
			no = no || o.Returned && o.Children == 0 && !hangs && !bytes.Contains(p.text(n), []byte("err != nil"))
		case "ctxcleanup", "ctxescape": // work is aborted, though nobody wants that
			yes = yes || did(o, near, "aborted")
			no = no || did(o, at, "done")
		case "ctxblock", "ctxloop", "ctxnever", "ctxspin": // it goes on, though nobody wants it
			after := slices.ContainsFunc(o.After, near)
			yes = yes || after
			no = no || !after && slices.ContainsFunc(o.Blocked, near)
		case "ctxroot": // work is done, though nobody wants it
			yes = yes || did(o, at, "deaf")
			no = no || did(o, at, "stopped")
		}
	}
	switch {
	case yes:
		return confirmed
	case no:
		return refuted
	}
	return untold
}

// reach is how many lines below its own a finding may speak of.
const reach = 4

// text is the source of a case.
func (p *program) text(n int) []byte {
	lines := bytes.SplitAfter(p.source, []byte("\n"))
	from, to := p.lines[n]-1, len(lines)
	if n+1 < len(p.lines) {
		to = p.lines[n+1] - 1
	}
	return bytes.Join(lines[from:to], nil)
}

// number is the case that a line is in.
func (p *program) number(line int) int {
	n, found := slices.BinarySearch(p.lines, line)
	if !found {
		n--
	}
	return n
}
