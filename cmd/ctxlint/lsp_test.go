package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"github.com/ctxlint/ctxlint/internal/results"
)

// An editor drives ctxlint lsp as one does.
type editor struct {
	*jrpc2.Client
	t       *testing.T
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	mu      sync.Mutex
	shown   map[string]published
	said    []string
	applied []lspWorkspaceEdit // what the server sent by itself
	can     params             // what it says of itself
	changed chan struct{}
}

type published struct {
	URI         string
	Version     *int
	Diagnostics []struct {
		Range              lspRange
		Severity           int
		Code, Source       string
		Message            string
		CodeDescription    struct{ Href string }
		RelatedInformation []struct {
			Location struct{ URI string }
			Message  string
		}
	}
}

type lspRange struct{ Start, End lspPosition }

type lspPosition struct{ Line, Character int }

type lspEdit struct {
	Range   lspRange
	NewText string
}

type lspAction struct {
	Title, Kind string
	IsPreferred bool
	Edit        lspWorkspaceEdit
}

type lspWorkspaceEdit struct {
	DocumentChanges []struct {
		TextDocument struct {
			URI     string
			Version *int
		}
		Edits []lspEdit
	}
}

type params = map[string]any

func startLSP(t *testing.T, dir string, args ...string) *editor {
	t.Helper()
	e := &editor{t: t, cmd: exec.CommandContext(t.Context(), "ctxlint", append([]string{"lsp"}, args...)...), shown: map[string]published{}, changed: make(chan struct{}, 1000)}
	e.can = params{"workspace": params{"workspaceEdit": params{"documentChanges": true}}}
	e.cmd.Dir = dir
	e.cmd.Env = append(os.Environ(), results.Variable+"="+t.TempDir(), "GOFLAGS=", "GOWORK=")
	e.cmd.Stderr = os.Stderr
	var err error
	if e.stdin, err = e.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.cmd.Process.Kill() })
	e.Client = jrpc2.NewClient(channel.LSP(stdout, e.stdin), &jrpc2.ClientOptions{
		OnNotify:   e.heard,
		OnCallback: e.asked,
	})
	return e
}

func (e *editor) heard(req *jrpc2.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch req.Method() {
	case "textDocument/publishDiagnostics":
		var p published
		if err := json.Unmarshal([]byte(req.ParamString()), &p); err != nil {
			e.t.Error(err)
		}
		e.shown[p.URI] = p
	case "window/showMessage", "window/logMessage":
		e.said = append(e.said, req.ParamString())
	}
	select {
	case e.changed <- struct{}{}:
	default:
	}
}

// asked applies edits, or says why not.
func (e *editor) asked(_ context.Context, req *jrpc2.Request) (any, error) {
	if req.Method() != "workspace/applyEdit" {
		return nil, nil
	}
	var p struct{ Edit lspWorkspaceEdit }
	if err := json.Unmarshal([]byte(req.ParamString()), &p); err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.applied == nil {
		return params{"applied": false, "failureReason": "not now"}, nil
	}
	e.applied = append(e.applied, p.Edit)
	return params{"applied": true}, nil
}

// wait waits until something is so.
func (e *editor) wait(what string, so func() bool) {
	e.t.Helper()
	timeout := time.After(time.Minute)
	for {
		e.mu.Lock()
		ok := so()
		e.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-e.changed:
		case <-timeout:
			e.mu.Lock()
			defer e.mu.Unlock()
			e.t.Fatalf("waited in vain for %s; there are %v, and it said %s", what, e.shown, e.said)
		}
	}
}

// codes waits until a file has findings of these codes.
func (e *editor) codes(uri string, want ...string) published {
	e.t.Helper()
	e.wait(strings.Join(want, ", ")+" in "+uri, func() bool {
		p, ok := e.shown[uri]
		var got []string
		for _, d := range p.Diagnostics {
			got = append(got, d.Code)
		}
		return ok && slices.Equal(got, want)
	})
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.shown[uri]
}

func (e *editor) call(method string, p, result any) {
	e.t.Helper()
	if err := e.CallResult(e.t.Context(), method, p, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) tell(method string, p any) {
	e.t.Helper()
	if err := e.Notify(e.t.Context(), method, p); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) initialize(folders ...string) {
	e.t.Helper()
	list := []params{}
	for _, f := range folders {
		list = append(list, params{"uri": uri(f), "name": filepath.Base(f)})
	}
	var got struct {
		Capabilities struct {
			PositionEncoding string
			HoverProvider    bool
		}
	}
	e.call("initialize", params{"processId": nil, "workspaceFolders": list, "capabilities": e.can}, &got)
	if got.Capabilities.PositionEncoding != "utf-16" || !got.Capabilities.HoverProvider {
		e.t.Errorf("got %+v", got)
	}
	e.tell("initialized", params{})
}

func (e *editor) opened(name string) {
	e.t.Helper()
	e.tell("textDocument/didOpen", params{"textDocument": params{"uri": uri(name), "languageId": "go", "version": 1, "text": readFile(e.t, name)}})
}

func (e *editor) typed(name string, version int, text string) {
	e.t.Helper()
	e.tell("textDocument/didChange", params{
		"textDocument": params{"uri": uri(name), "version": version}, "contentChanges": []params{{"text": text}}})
}

func (e *editor) saved(name, text string) {
	e.t.Helper()
	writeText(e.t, name, text)
	e.tell("textDocument/didSave", params{"textDocument": params{"uri": uri(name)}})
}

// leave ends as the protocol says, and wants the exit status to be 0.
func (e *editor) leave() {
	e.t.Helper()
	var none any
	e.call("shutdown", nil, &none)
	e.tell("exit", nil)
	if err := e.cmd.Wait(); err != nil {
		e.t.Error(err)
	}
}

func (e *editor) actions(name string, at lspRange) []lspAction {
	e.t.Helper()
	var list []lspAction
	e.call("textDocument/codeAction", params{"textDocument": params{"uri": uri(name)}, "range": at, "context": params{"diagnostics": []any{}}}, &list)
	return list
}

func uri(name string) string { return "file://" + filepath.ToSlash(name) }

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// edited applies edits as an editor does, whose columns are of ASCII text or of
// whole lines here.
func edited(text string, edits []lspEdit) string {
	lines := strings.SplitAfter(text, "\n")
	offset := func(p lspPosition) int {
		n := p.Character
		for _, l := range lines[:p.Line] {
			n += len(l)
		}
		return n
	}
	for _, e := range slices.Backward(edits) {
		text = text[:offset(e.Range.Start)] + e.NewText + text[offset(e.Range.End):]
	}
	return text
}

const leaky = `package a

import (
	"context"
	"time"
)

// Wait waits.
func Wait(ctx context.Context) error {
	ctx, _ = context.WithTimeout(ctx, time.Second)
	<-ctx.Done()
	return ctx.Err()
}

func get(ctx context.Context, name string) { <-ctx.Done() }

// Emoji has one before what is found.
func Emoji(ctx context.Context) {
	get(ctx, "a"); _ = "🎉é"; get(context.Background(), "b")
}
`

func TestLSP(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "one", "a", "a.go"), filepath.Join(dir, "two", "b", "b.go")
	writeText(t, filepath.Join(dir, "one", "go.mod"), "module example.com/one\n\ngo 1.24\n")
	writeText(t, filepath.Join(dir, "two", "go.mod"), "module example.com/two\n\ngo 1.24\n")
	writeText(t, filepath.Join(dir, "two", "ctxlint.yaml"), "rules: [ctxroot]\n")
	writeText(t, a, leaky)
	writeText(t, b, strings.Replace(leaky, "package a", "package b", 1))

	e := startLSP(t, dir)
	if _, err := e.Call(t.Context(), "textDocument/hover", params{}); err == nil || !strings.Contains(err.Error(), "comes before initialize") {
		t.Errorf("before initialize: %v", err)
	}
	e.initialize(filepath.Join(dir, "one"), filepath.Join(dir, "two"))

	// Two modules, each with its own config.
	e.opened(a)
	got := e.codes(uri(a), "ctxleak/discarded", "ctxroot/root")
	d := got.Diagnostics[0]
	if d.Source != "ctxlint" || d.Severity != 2 || !strings.HasSuffix(d.CodeDescription.Href, "/ctxleak.md#discarded") || strings.Contains(d.Message, "(ctxleak)") {
		t.Errorf("got %+v", d)
	}
	// 🎉 is two units of UTF-16 and é is one; in bytes it would be column 36.
	if want := (lspPosition{18, 31}); got.Diagnostics[1].Range.Start != want {
		t.Errorf("got %v, want %v", got.Diagnostics[1].Range, want)
	}
	e.opened(b)
	e.codes(uri(b), "ctxroot/root")
	list := e.actions(b, e.shown[uri(b)].Diagnostics[0].Range)
	if len(list) != 2 || list[0].IsPreferred || !strings.HasSuffix(list[0].Title, " (needs review)") {
		t.Errorf("got %+v", list)
	}

	// What is known is said.
	var h struct{ Contents struct{ Kind, Value string } }
	e.call("textDocument/hover", params{"textDocument": params{"uri": uri(a)}, "position": d.Range.Start}, &h)
	for _, want := range []string{"**ctxleak/discarded** (default): ", "ctxleak.md#discarded", "cancel function"} {
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("%q is not in %s", want, h.Contents.Value)
		}
	}

	// A fix is applied to the buffer, whose findings go without a save.
	list = e.actions(a, d.Range)
	if len(list) != 2 || !list[0].IsPreferred || list[0].Kind != "quickfix" || !strings.HasPrefix(list[1].Title, "ignore ctxleak") {
		t.Fatalf("got %+v", list)
	}
	change := list[0].Edit.DocumentChanges[0]
	if change.TextDocument.URI != uri(a) || *change.TextDocument.Version != 1 {
		t.Errorf("got %+v", change)
	}
	fixed := edited(leaky, change.Edits)
	if !strings.Contains(fixed, "\tdefer cancel()\n") {
		t.Fatalf("got %s", fixed)
	}
	ignored := edited(leaky, list[1].Edit.DocumentChanges[0].Edits)
	if !strings.Contains(ignored, "\n\t//ctxlint:ignore ctxleak -- \n\tctx, _ = ") {
		t.Errorf("got %s", ignored)
	}
	e.typed(a, 2, fixed)
	if got := e.codes(uri(a), "ctxroot/root"); got.Version == nil || *got.Version != 2 {
		t.Errorf("version %v", got.Version)
	}
	if list := e.actions(a, lspRange{d.Range.Start, d.Range.Start}); len(list) != 0 {
		t.Errorf("what is mended is offered: %+v", list)
	}

	// Half a word shows nothing, and offers nothing that would be elsewhere.
	e.typed(a, 3, fixed+"\nfunc F( {}\n")
	if list := e.actions(a, lspRange{lspPosition{0, 0}, lspPosition{30, 0}}); len(list) != 0 {
		t.Errorf("fixes of another text: %+v", list)
	}
	// If it is saved it is told where it is.
	e.saved(a, fixed+"\nfunc F( {}\n")
	if got := e.codes(uri(a), "load"); got.Diagnostics[0].Severity != 1 {
		t.Errorf("got %+v", got)
	}
	e.typed(a, 4, fixed)
	e.saved(a, fixed)
	e.codes(uri(a), "ctxroot/root")
	clean := strings.Replace(fixed, "get(context.Background()", "get(ctx", 1)
	e.typed(a, 5, clean)
	e.saved(a, clean)
	e.codes(uri(a))

	// A buffer that is closed unsaved is none.
	e.typed(a, 6, leaky)
	e.codes(uri(a), "ctxleak/discarded", "ctxroot/root")
	e.tell("textDocument/didClose", params{"textDocument": params{"uri": uri(a)}})
	e.codes(uri(a))

	// A broken config is a message, and no end.
	e.saved(filepath.Join(dir, "two", "ctxlint.yaml"), "rulez: []\n")
	e.wait("a message", func() bool {
		return slices.ContainsFunc(e.said, func(s string) bool { return strings.Contains(s, `unknown key \"rulez\"; did you mean`) })
	})
	// Nor is nonsense.
	e.tell("textDocument/didOpen", params{"textDocument": 1})
	e.tell("textDocument/didOpen", params{"textDocument": params{"uri": "untitled:x", "text": "package x"}})
	if _, err := e.Call(t.Context(), "textDocument/hover", []int{1}); err == nil || !strings.Contains(err.Error(), "textDocument/hover: json: ") {
		t.Errorf("bad parameters: %v", err)
	}
	if _, err := e.Call(t.Context(), "textDocument/nonsense", nil); err == nil {
		t.Error("nonsense is answered")
	}
	e.saved(filepath.Join(dir, "two", "ctxlint.yaml"), "rules: [ctxleak]\n")
	e.codes(uri(b), "ctxleak/discarded")

	// A folder that is gone has no findings.
	e.tell("workspace/didChangeWorkspaceFolders", params{"event": params{"added": []any{}, "removed": []params{{"uri": uri(filepath.Join(dir, "two"))}}}})
	e.codes(uri(b))
	e.leave()
}

// TestLSPSaves saves again and again: what is stale is stopped, and the last one
// counts.
func TestLSPSaves(t *testing.T) {
	dir := t.TempDir()
	a := filepath.Join(dir, "a", "a.go")
	writeText(t, filepath.Join(dir, "go.mod"), "module example.com/one\n\ngo 1.24\n")
	writeText(t, a, leaky)
	e := startLSP(t, dir)
	e.initialize(dir)
	e.opened(a)
	clean := strings.Replace(strings.Replace(leaky, "ctx, _ = context.WithTimeout(ctx, time.Second)", "_ = time.Second", 1), "get(context.Background()", "get(ctx", 1)
	for i := range 20 {
		text := leaky
		if i%2 == 1 {
			text = clean
		}
		e.typed(a, i+2, text)
		e.saved(a, text)
	}
	e.wait("version 21", func() bool { v := e.shown[uri(a)].Version; return v != nil && *v == 21 })
	e.codes(uri(a))
	e.leave()
}

// TestLSPGone has an editor that goes without a word, and one that speaks
// something else.
func TestLSPGone(t *testing.T) {
	for _, said := range []string{"", "hello\n\n", "Content-Length: x\r\n\r\n"} {
		cmd := exec.CommandContext(t.Context(), "ctxlint", "lsp")
		cmd.Dir = t.TempDir()
		cmd.Stdin = strings.NewReader(said)
		var stdout, stderr strings.Builder
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		err := cmd.Run()
		want := 1
		if said != "" {
			want = 2
		}
		if cmd.ProcessState.ExitCode() != want || stdout.Len() > 0 || strings.Count(stderr.String(), "\n") > 1 {
			t.Errorf("%q: %v, %s%s", said, err, stdout.String(), stderr.String())
		}
	}
}
