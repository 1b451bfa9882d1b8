package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers"
)

// TestDrift says what a change does to the findings on real projects. It wants
// checkouts of those in testdata/corpus/manifest.json, at their commits, in
// folders of their names, and, to compare with, a binary of the base:
//
//	CTXLINT_CORPUS=DIR CTXLINT_BASE=BINARY go test ./cmd/ctxlint -run TestDrift -v -timeout 1h
//
// Each finding added or lost is listed with the verdict that a reader gave it, if
// one did. It fails if a finding that was judged right is no longer said, or one
// that was judged not right is said by default, and was not by the base.
func TestDrift(t *testing.T) {
	dir, base := os.Getenv("CTXLINT_CORPUS"), os.Getenv("CTXLINT_BASE")
	if dir == "" || base == "" {
		t.Skip("CTXLINT_CORPUS and CTXLINT_BASE name the checkouts and the binary to compare with")
	}
	verdicts := readVerdicts(t)
	head := tool(t)
	for _, project := range slices.Sorted(maps.Keys(manifest(t))) {
		root, err := filepath.EvalSymlinks(filepath.Join(dir, project))
		if err != nil {
			t.Logf("%s: no checkout", project)
			continue
		}
		t.Run(project, func(t *testing.T) {
			before, after := sayings(t, base, root), sayings(t, head, root)
			for _, at := range slices.SortedFunc(maps.Keys(before), saying.compare) {
				if tier := after[at]; tier != before[at] {
					v := verdicts.of(project, at)
					t.Logf("%s -> %s %s: %s", before[at], cmp.Or(tier, "silent"), at, v)
					if tier == "" && v.right() {
						t.Errorf("lost: %s, which was right: %s", at, v.Why)
					}
				}
			}
			for _, at := range slices.SortedFunc(maps.Keys(after), saying.compare) {
				v := verdicts.of(project, at)
				if before[at] == "" {
					t.Logf("silent -> %s %s: %s", after[at], at, v)
				}
				if after[at] == analyzers.Default.String() && before[at] != after[at] && v.known() && !v.right() {
					t.Errorf("default: %s, which was not right: %s", at, v.Why)
				}
			}
		})
	}
}

// A saying is a finding without its words, which may change.
type saying struct {
	File string
	Line int
	Rule string // rule/category
}

func (s saying) String() string { return fmt.Sprintf("%s:%d %s", s.File, s.Line, s.Rule) }

func (s saying) compare(o saying) int {
	return cmp.Or(strings.Compare(s.File, o.File), s.Line-o.Line, strings.Compare(s.Rule, o.Rule))
}

// sayings returns the tiers of what a binary says about all modules of a checkout.
func sayings(t *testing.T, binary, root string) map[saying]string {
	t.Helper()
	said := make(map[saying]string)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{"testdata", "vendor", "node_modules", ".git"}, d.Name()):
			return fs.SkipDir
		case d.Name() != "go.mod":
			return nil
		}
		module := filepath.Dir(path)
		mode := "-mod=mod"
		if _, err := os.Stat(filepath.Join(module, "vendor")); err == nil {
			mode = "-mod=vendor"
		}
		cmd := exec.CommandContext(t.Context(), binary, "-source", "-strict", "-format", "json", "./...")
		cmd.Dir, cmd.Env = module, append(os.Environ(), "GOWORK=off", "GOFLAGS="+mode)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, _ := cmd.Output() // the exit status says that there are findings
		findings, ok := decoded(out)
		if !ok {
			t.Logf("%s does not load: %.200s", module, stderr.String())
		}
		rel, err := filepath.Rel(root, module)
		for _, f := range findings {
			at := saying{filepath.ToSlash(filepath.Join(rel, f.File)), f.Line, f.Rule + "/" + f.Category}
			said[at] = cmp.Or(said[at], f.Tier)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return said
}

type found struct {
	File, Rule, Category, Tier string
	Line                       int
}

// decoded reads a report, if it is one.
func decoded(report []byte) ([]found, bool) {
	var doc struct{ Findings []found }
	err := json.Unmarshal(report, &doc)
	return doc.Findings, err == nil
}

// A verdict is a line of testdata/corpus/round-*.jsonl.
type verdict struct {
	Project, File, Rule, Verdict, Why string
	Line                              int
}

func (v verdict) known() bool { return v.Verdict != "" }
func (v verdict) right() bool { return v.Verdict == "bug" || v.Verdict == "rule" }

func (v verdict) String() string { return cmp.Or(v.Verdict, "not judged") }

type verdicts []verdict

// of returns the verdict on a finding of the rule within two lines.
func (vs verdicts) of(project string, at saying) verdict {
	rule, _, _ := strings.Cut(at.Rule, "/")
	for _, v := range vs {
		was, _, _ := strings.Cut(v.Rule, "/")
		if v.Project == project && v.File == at.File && was == rule && max(v.Line-at.Line, at.Line-v.Line) <= 2 {
			return v
		}
	}
	return verdict{}
}

func readVerdicts(t *testing.T) (list verdicts) {
	t.Helper()
	names, err := filepath.Glob("../../testdata/corpus/round-*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatal("no verdicts", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var v verdict
			if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if now, ok := analyzers.Renamed(v.Rule); ok {
				v.Rule = now
			}
			list = append(list, v)
		}
	}
	return list
}

// A project of the manifest is public, and pinned to a commit.
type project struct{ Repo, Commit string }

func manifest(t *testing.T) (projects map[string]project) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/corpus/manifest.json")
	if err == nil {
		err = json.Unmarshal(text, &projects)
	}
	if err != nil {
		t.Fatal(err)
	}
	return projects
}

// TestVerdicts: every verdict is on a project of the manifest.
func TestVerdicts(t *testing.T) {
	projects := manifest(t)
	for _, v := range readVerdicts(t) {
		if projects[v.Project].Commit == "" || !strings.Contains("bug rule taste wrong", v.Verdict) || v.Line == 0 {
			t.Errorf("%+v", v)
		}
	}
}
