package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/internal/results"
)

// drive is what somebody does in Neovim who writes a leak, mends it and saves.
const drive = `
local function now() return vim.loop.hrtime() / 1e6 end
local function count() return #vim.diagnostic.get(0) end
local function wait(what, n, start)
  if not vim.wait(240000, function() return count() == n end, 5) then
    print("FAIL " .. what .. ": " .. vim.inspect(vim.diagnostic.get(0)))
    vim.cmd("cquit 1")
  end
  print(string.format("%s: %d ms", what, now() - start))
end
vim.o.swapfile = false
vim.cmd("edit p49/p.go")
local id = vim.lsp.start_client({
  name = "ctxlint", cmd = {"ctxlint", "lsp"}, root_dir = vim.fn.getcwd(),
  workspace_folders = {{uri = vim.uri_from_fname(vim.fn.getcwd()), name = "fifty"}},
})
local start = now()
local ready = false
local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(...)
  ready = true
  return publish(...)
end
vim.lsp.buf_attach_client(0, id)
if not vim.wait(240000, function() return ready end, 5) then print("FAIL open") vim.cmd("cquit 1") end
print(string.format("open: %d ms", now() - start))

vim.cmd("%s/ctx, cancel := \\(.*\\)$/ctx, _ := \\1/")
vim.cmd("g/defer cancel/d")
start = now()
vim.cmd("write")
wait("found after a save", 1, start)
local d = vim.diagnostic.get(0)[1]
print("finding: " .. d.source .. " " .. d.code .. " in line " .. (d.lnum + 1))

local params = vim.lsp.util.make_range_params()
params.range = {start = {line = d.lnum, character = d.col}, ["end"] = {line = d.lnum, character = d.col}}
params.context = {diagnostics = {}}
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)
local action
for _, a in ipairs(answers[id].result) do
  if a.isPreferred then action = a end
end
print("action: " .. action.title)
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
start = now()
vim.cmd("write")
wait("gone after a save", 0, start)
for _, l in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  if l:match("cancel") then print("line:" .. l) end
end
vim.lsp.stop_client(id)
vim.cmd("qall!")
`

// TestNeovim has a real editor meet a finding in a module of fifty packages. It
// is skipped where there is none. How long it took is logged: a machine that is
// busy makes no promise, an idle one has a second.
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
	script := filepath.Join(t.TempDir(), "drive.lua")
	writeText(t, script, drive)
	env := append(os.Environ(), results.Variable+"="+t.TempDir(), "GOFLAGS=", "GOWORK=", "HOME="+t.TempDir(),
		"GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"))
	run := func(name string, args ...string) string {
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return strings.ReplaceAll(string(out), "\r", "")
	}
	run("ctxlint", "./...") // the cache is warm
	out := run(nvim, "--headless", "--clean", "-S", script)
	t.Logf("\n%s", out)
	for _, want := range []string{"finding: ctxlint ctxleak/discarded in line 12", "action: name the cancel function cancel and defer its call", "gone after a save: ", "line:\tdefer cancel()"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing", want)
		}
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
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	%s
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
`
