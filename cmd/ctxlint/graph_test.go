package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shown finds a command on the page, and the block after it that shows what it wrote.
var shown = regexp.MustCompile("(?s)```sh\n\\$ ctxlint ([^\n]+)\n```\n\n```(?:text|mermaid)\n(.*?)```\n")

// TestGraphPage: the page about ctxlint graph shows what the command writes.
func TestGraphPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "graph.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := shown.FindAllSubmatch(page, -1)
	if len(all) < 4 {
		t.Fatalf("the page shows %d commands", len(all))
	}
	ctxlint := tool(t)
	for _, m := range all {
		cmd := exec.CommandContext(t.Context(), ctxlint, strings.Fields(string(m[1]))...)
		cmd.Dir = filepath.Join("..", "..", "testdata", "demo")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("ctxlint %s: %v", m[1], err)
		}
		if string(out) != string(m[2]) {
			t.Errorf("docs/graph.md shows of ctxlint %s something else than it writes:\n%s", m[1], out)
		}
	}
}
