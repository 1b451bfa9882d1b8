package driver_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/results"
)

// TestCacheDamage does to all files of a cache what may happen to them.
func TestCacheDamage(t *testing.T) {
	dir := t.TempDir()
	b := newBench(t)
	b.cache = results.Open(dir)
	b.check(t, everything...)
	entries := func(suffix string) []string {
		names, err := filepath.Glob(filepath.Join(dir, "*", "*-"+suffix))
		if err != nil || len(names) == 0 {
			t.Fatalf("no entries, %v", err)
		}
		return names
	}
	rewrite := func(suffix string, f func(data []byte) []byte) func(*testing.T) {
		return func(t *testing.T) {
			for _, name := range entries(suffix) {
				data, err := os.ReadFile(name)
				if err == nil {
					err = os.WriteFile(name, f(data), 0o666)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	half := func(data []byte) []byte { return data[:len(data)/2] }
	none := func([]byte) []byte { return nil }
	flip := func(data []byte) []byte {
		if len(data) > 0 { // one that nothing refers to any more
			data[len(data)/2] ^= 1
		}
		return data
	}
	long := func(data []byte) []byte { return append(data, "more"...) }
	for _, damage := range []struct {
		name string
		do   func(t *testing.T)
	}{
		{"half an index", rewrite("a", half)}, {"half the data", rewrite("d", half)},
		{"an empty index", rewrite("a", none)}, {"no data", rewrite("d", none)},
		{"a wrong index", rewrite("a", flip)}, {"wrong data", rewrite("d", flip)},
		{"a long index", rewrite("a", long)}, {"long data", rewrite("d", long)},
		{"lost data", func(t *testing.T) {
			for _, name := range entries("d") {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
		}},
	} {
		t.Run(damage.name, func(t *testing.T) {
			damage.do(t)
			b.check(t, everything...)
			b.check(t)
		})
	}
	t.Run("nowhere to write", func(t *testing.T) {
		names, _ := filepath.Glob(filepath.Join(dir, "??"))
		for _, name := range names {
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
		}
		b.check(t, everything...)
	})
}

const worker = "CTXLINT_TEST_BENCH"

// TestCacheProcesses has several processes fill and read one cache.
func TestCacheProcesses(t *testing.T) {
	if spec := os.Getenv(worker); spec != "" {
		dir, cache, _ := strings.Cut(spec, "\n")
		b := newBench(t)
		b.dir, b.opts.Dir = dir, dir
		found, _ := b.run(t, results.Open(cache))
		os.Stdout.WriteString("<<" + found + ">>")
		return
	}
	b := newBench(t)
	plain, _ := b.run(t, nil)
	cache := t.TempDir()
	var running []*exec.Cmd
	var outputs []*strings.Builder
	for range 4 {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCacheProcesses$")
		cmd.Env = append(os.Environ(), worker+"="+b.dir+"\n"+cache)
		out := new(strings.Builder)
		cmd.Stdout, cmd.Stderr = out, out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running, outputs = append(running, cmd), append(outputs, out)
	}
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v\n%s", err, outputs[i])
		} else if !strings.Contains(outputs[i].String(), "<<"+plain+">>") {
			t.Errorf("a process found\n%s\nnot\n%s", outputs[i], plain)
		}
	}
	b.cache = results.Open(cache)
	b.check(t)
}
