package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"github.com/ctxlint/ctxlint/internal/results"
)

// drive is what somebody does in Neovim who writes a leak, saves, takes the fix
// and saves, five times over, each time with a text that was never looked at.
// Neovim would stay after an error in a script, so it is told to leave.
const drive = `
local function now() return vim.loop.hrtime() / 1e6 end
local last = now() + 20000
local function wait(what, start, done)
  if not vim.wait(math.max(0, last - start), done, 5) then
    error(what .. ": not in time; shown: " .. vim.inspect(vim.diagnostic.get(0)))
  end
  print(string.format("%s: %d ms\n", what, now() - start))
end
local function leaks()
  local all = vim.diagnostic.get(0)
  return #all == 1 and all[1].code == "ctxleak/discarded"
end
local function none() return #vim.diagnostic.get(0) == 0 end

local function session()
  vim.o.swapfile = false
  vim.cmd("edit p49/p.go")
  local answered = false
  local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
  vim.lsp.handlers["textDocument/publishDiagnostics"] = function(...)
    answered = true
    return publish(...)
  end
  local chosen
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      if item[2].isPreferred then
        chosen = item[2].title
        return choose(item)
      end
    end
    error("no preferred action: " .. vim.inspect(items))
  end
  local start = now()
  local id = vim.lsp.start_client({
    name = "ctxlint", cmd = {"ctxlint", "lsp"}, root_dir = vim.fn.getcwd(),
    workspace_folders = {{uri = vim.uri_from_fname(vim.fn.getcwd()), name = "fifty"}},
  })
  vim.lsp.buf_attach_client(0, id)
  wait("opened", start, function() return answered end)
  for i = 1, 5 do
    vim.cmd("silent %s/limited, cancel := .*/limited, _ := context.WithTimeout(ctx, " .. i .. "*time.Second)/")
    vim.cmd("silent g/defer cancel()/d")
    start = now()
    vim.cmd("silent write")
    wait("found after a save", start, leaks)
    local d = vim.diagnostic.get(0)[1]
    print(string.format("finding: %s %s in line %d\n", d.source, d.code, d.lnum + 1))

    chosen = nil
    start = now()
    local tick = vim.b.changedtick
    vim.api.nvim_win_set_cursor(0, {d.lnum + 1, d.col})
    vim.lsp.buf.code_action()
    wait("fixed", start, function() return vim.b.changedtick ~= tick end)
    print("action: " .. chosen .. "\n")
    start = now()
    vim.cmd("silent write")
    wait("gone after a save", start, none)
  end
  vim.lsp.stop_client(id)
end

local ok, why = pcall(session)
if not ok then
  print("FAIL " .. tostring(why) .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
`

// TestNeovim has a real editor meet a finding in a module of fifty packages. It
// is skipped where there is none. How long it took is logged and no condition: a
// machine that is busy makes no promise. The limits are 35 s to warm the cache,
// after which it is skipped too, and 22 s for the editor.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("no nvim")
	}
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "go.mod"), "module example.com/fifty\n\ngo 1.24\n")
	for i := range 50 {
		use, imported := "_ = ctx", ""
		if i > 0 {
			use, imported = fmt.Sprintf("_ = p%d.Do(ctx)", (i-1)/2), fmt.Sprintf("\n\t\"example.com/fifty/p%d\"\n", (i-1)/2)
		}
		writeText(t, filepath.Join(dir, fmt.Sprintf("p%d", i), "p.go"), fmt.Sprintf(fiftieth, i, imported, use))
		writeText(t, filepath.Join(dir, fmt.Sprintf("p%d", i), "p_test.go"), fmt.Sprintf("package p%d\n\nimport \"testing\"\n\nfunc TestDo(t *testing.T) { _ = Do(t.Context()) }\n", i))
	}
	edited := filepath.Join(dir, "p49", "p.go")
	before, err := os.ReadFile(edited)
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "drive.lua")
	writeText(t, script, drive)
	env := append(os.Environ(), results.Variable+"="+t.TempDir(), "GOFLAGS=", "GOWORK=", "HOME="+t.TempDir(),
		"GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"))
	run := func(limit time.Duration, name string, args ...string) (out string, inTime bool) {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		defer cancel()
		cmd := exec.CommandContext(ctx, name, args...)
		cmd.Dir, cmd.Env = dir, env
		cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
		cmd.WaitDelay = time.Second // for what it started
		data, err := cmd.CombinedOutput()
		out = strings.ReplaceAll(string(data), "\r", "")
		if err != nil && ctx.Err() == nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return out, ctx.Err() == nil
	}
	if _, ok := run(35*time.Second, "ctxlint", "./..."); !ok {
		t.Skip("too busy: the cache is not warm after 35 s")
	}
	out, ok := run(22*time.Second, nvim, "--headless", "--clean", "-S", script)
	t.Logf("\n%s", out)
	if !ok {
		t.Fatal("nvim does not leave")
	}
	for _, want := range []string{"finding: ctxlint ctxleak/discarded in line 13\n", "action: name the cancel function cancel and defer its call\n", "gone after a save: "} {
		if n := strings.Count(out, want); n != 5 {
			t.Errorf("%q is there %d times, not 5", want, n)
		}
	}
	want := strings.Replace(string(before), "time.Second", "5*time.Second", 1)
	text, err := os.ReadFile(edited)
	if err != nil {
		t.Fatal(err)
	}
	if diff := udiff.Unified("want", "got", want, string(text)); diff != "" {
		t.Errorf("the leak is not all that was mended:\n%s", diff)
	}
}

const fiftieth = `package p%d

import (
	"context"
	"net/http"
	"time"
%s)

// Do does it.
func Do(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	%s
	req, err := http.NewRequestWithContext(limited, http.MethodGet, "http://localhost", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
`
