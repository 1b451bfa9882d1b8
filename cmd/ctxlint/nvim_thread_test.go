package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/internal/results"
)

// driveThread is what somebody does in Neovim who types something, does not save,
// and gives the function a context.
const driveThread = `
local function wait(what, done)
  if not vim.wait(20000, done, 5) then
    error(what .. ": not in time")
  end
end

local function session()
  vim.o.swapfile = false
  vim.o.hidden = true
  vim.cmd("edit a/fetch.go")
  local chosen
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      if item[2].kind == "refactor.rewrite" then
        chosen = item[2].title
        return choose(item)
      end
    end
    error("no refactoring: " .. vim.inspect(items))
  end
  local id = vim.lsp.start_client({
    name = "ctxlint", cmd = {"ctxlint", "lsp"}, root_dir = vim.fn.getcwd(),
    workspace_folders = {{uri = vim.uri_from_fname(vim.fn.getcwd()), name = "one"}},
  })
  vim.lsp.buf_attach_client(0, id)
  wait("attached", function() return vim.lsp.buf_get_clients(0)[id] ~= nil end)
  vim.cmd("silent %s/url/address/g")
  vim.fn.search("func fetch")
  local tick = vim.b.changedtick
  vim.lsp.buf.code_action()
  wait("threaded", function() return vim.b.changedtick ~= tick end)
  print("action: " .. chosen .. "\n")
  vim.cmd("silent wall")
  vim.lsp.stop_client(id)
end

local ok, why = pcall(session)
if not ok then
  print("FAIL " .. tostring(why) .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
`

// TestNeovimThread has a real editor resolve the action and apply edits of a
// buffer that is not saved and of a file that is not open.
func TestNeovimThread(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("no nvim")
	}
	dir := t.TempDir()
	fetch, serve := filepath.Join(dir, "a", "fetch.go"), filepath.Join(dir, "a", "serve.go")
	writeText(t, filepath.Join(dir, "go.mod"), "module example.com/one\n\ngo 1.24\n")
	writeText(t, fetch, fetching)
	writeText(t, serve, serving)
	script := filepath.Join(t.TempDir(), "drive.lua")
	writeText(t, script, driveThread)

	ctx, cancel := context.WithTimeout(t.Context(), 45*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "--clean", "-S", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), results.Variable+"="+t.TempDir(), "GOFLAGS=", "GOWORK=", "HOME="+t.TempDir(),
		"GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"))
	cmd.WaitDelay = time.Second // for what it started
	out, err := cmd.CombinedOutput()
	if want := "action: Give fetch a ctx parameter, and all functions on the way (ctxlint thread)"; err != nil || !strings.Contains(string(out), want) {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, want := range map[string]string{
		fetch: strings.NewReplacer("url", "address", "fetch(c", "fetch(ctx context.Context, c", "context.Background()", "ctx").Replace(fetching),
		serve: threadedServing,
	} {
		if got := readFile(t, name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
