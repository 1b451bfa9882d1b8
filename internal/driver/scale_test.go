//go:build unix

package driver_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var scale = flag.String("scale", "", "comma-separated `numbers` of packages that TestScale generates, each of a thousand lines")

// TestScale measures modules that it generates, and how time and memory grow with the
// number of packages:
//
//	go test ./internal/driver -run TestScale -v -timeout 30m -costsource -scale 200,2000
//
// Memory is that of the packages that are needed at once: each package imports three of
// those before it, and is forgotten when its importers are done.
func TestScale(t *testing.T) {
	if *scale == "" {
		t.Skip("no -scale")
	}
	for _, number := range strings.Split(*scale, ",") {
		n, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		lines := generate(t, dir, n)
		base, suite := measure(t, dir, "none"), measure(t, dir, "all")
		t.Logf("%d packages, %d lines: loading %.1f s, %d MB; with all rules %.1f s, %d MB", n, lines,
			base.cpu.Seconds(), base.memory>>20, suite.cpu.Seconds(), suite.memory>>20)
	}
}

// generate writes a module of n packages, and returns how many lines it has.
func generate(t *testing.T, dir string, n int) (lines int) {
	t.Helper()
	write := func(name, text string) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(text, "\n")
	}
	write("go.mod", "module example.com/scale\n\ngo 1.25\n")
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "package p%d\n\nimport (\n\t\"context\"\n\t\"net/http\"\n\t\"time\"\n", i)
		var imports []int
		for _, j := range []int{i - 1, i / 2, i - 7} {
			if j >= 0 && j < i && !slices.Contains(imports, j) {
				imports = append(imports, j)
				fmt.Fprintf(&b, "\n\t\"example.com/scale/p%d\"", j)
			}
		}
		b.WriteString("\n)\n")
		for k := range 25 {
			fmt.Fprintf(&b, scaled, k)
			for _, j := range imports {
				fmt.Fprintf(&b, "\nfunc Call%[1]d_%[2]d(ctx context.Context) error { return p%[2]d.Work%[1]d(ctx, \"x\") }\n", k, j)
			}
		}
		write(fmt.Sprintf("p%d/p.go", i), b.String())
	}
	return lines
}

// scaled is code as in services: it derives, waits, loops and spawns.
const scaled = `
type worker%[1]d struct {
	jobs chan string
	done chan struct{}
	n    int
}

func New%[1]d() *worker%[1]d {
	return &worker%[1]d{jobs: make(chan string), done: make(chan struct{})}
}

func (w *worker%[1]d) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case job := <-w.jobs:
			if err := Work%[1]d(ctx, job); err != nil {
				return err
			}
			w.n++
		}
	}
}

func Work%[1]d(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
`
