package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSharedCache has two machines, each with a build cache of its own, share
// a cache server under go vet: the second analyses nothing.
func TestSharedCache(t *testing.T) {
	if !full {
		t.Skip("builds a cache server and everything else from nothing: set CTXLINT_TEST=full")
	}
	if older("26") {
		t.Skip("go vet keeps what a tool said since Go 1.26")
	}
	bin := t.TempDir()
	from := filepath.Join("..", "..", "testdata", "cacheprog")
	execute(t, from, []string{"GOPROXY=" + goEnv(t, "GOPROXY")}, "go", "build", "-o", bin+string(filepath.Separator), "tool")
	server := filepath.Join(bin, "go-cacher-server")
	if _, err := exec.LookPath(server); err != nil {
		t.Fatal(err)
	}
	address := serveCache(t, server)

	machine := func(t *testing.T, checkout string, flags ...string) (ran []string, found []string) {
		cache := filepath.Join(bin, "go-cacher") + " --cache-dir=" + t.TempDir() + " --cache-server=http://" + address
		// -x shows which programs cmd/go starts.
		args := append([]string{"vet", "-x", "-vettool=" + tool(t)}, flags...)
		stdout, stderr := execute(t, checkout, []string{"GOCACHE=" + t.TempDir(), "GOCACHEPROG=" + cache}, "go", append(args, "./...")...)
		for text := range strings.Lines(string(stdout) + string(stderr)) {
			text = strings.TrimSpace(text)
			switch {
			case strings.HasSuffix(text, "vet.cfg"):
				ran = append(ran, text)
			case finding.MatchString(text):
				found = append(found, text)
			}
		}
		slices.Sort(found)
		return ran, found
	}
	twice := func(t *testing.T, first, second string, flags ...string) (want, found []string) {
		ran, want := machine(t, first, flags...)
		if len(ran) == 0 || len(want) < 5 {
			t.Fatalf("the first machine ran %d units and found %d", len(ran), len(want))
		}
		ran, found = machine(t, second, flags...)
		if len(ran) > 0 {
			t.Errorf("analysed again:\n%s", strings.Join(ran, "\n"))
		}
		return want, found
	}
	t.Run("same directory", func(t *testing.T) {
		dir := copyModule(t)
		if want, found := twice(t, dir, dir); !slices.Equal(found, want) {
			t.Errorf("found:\n%s\nwant:\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
		}
	})
	t.Run("other directory", func(t *testing.T) {
		first, second := copyModule(t), copyModule(t)
		want, found := twice(t, first, second, "-trimpath")
		// What comes from the cache has the first machine's files in it.
		for i, text := range found {
			name, message, _ := strings.Cut(text, ":")
			if !filepath.IsAbs(name) {
				name = filepath.Join(second, name)
			}
			found[i] = strings.TrimPrefix(name, first+string(filepath.Separator)) + ":" + message
		}
		slices.Sort(found)
		if !slices.Equal(found, want) {
			t.Errorf("found:\n%s\nwant:\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
		}
	})
}

var finding = regexp.MustCompile(`^\S+\.go:\d+:\d+: .* \(ctx\w+\)$`)

// serveCache runs a cache server on the loopback interface until the test is
// over.
func serveCache(t *testing.T, server string) (address string) {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	if err := l.Close(); err != nil { // the server wants the address, not the listener
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), server, "-listen="+address, "-cache-dir="+t.TempDir())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // gone already, maybe
		_ = cmd.Wait()         // says that it was killed
	})
	for range 100 {
		conn, err := (&net.Dialer{Timeout: time.Second}).DialContext(t.Context(), "tcp", address)
		if err == nil {
			_ = conn.Close() // nothing was said
			return address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the cache server does not answer")
	return ""
}
