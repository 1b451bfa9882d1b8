package main

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const (
	fetching = `package a

import (
	"context"
	"net/http"
)

func fetch(c *http.Client, url string) error {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	_, err = c.Do(req)
	return err
}

func other() int { return 1 }

// Public is API.
func Public() int { return other() }

// Also is too.
func Also() int { return other() }
`
	serving = `package a

import (
	"context"
	"net/http"
)

// Serve has a context.
func Serve(ctx context.Context, c *http.Client) error {
	if err := fetch(c, "a"); err != nil {
		return err
	}
	return via(c)
}

func via(c *http.Client) error { return fetch(c, "b") }
`
)

// threadedServing is serving with the context of Serve handed on to fetch.
var threadedServing = strings.NewReplacer("func via(c", "func via(ctx context.Context, c", "fetch(c", "fetch(ctx, c", "via(c)", "via(ctx, c)").Replace(serving)

// threading starts a server on a module that has a context to thread, and opens
// the file that needs it.
func threading(t *testing.T, can params) (e *editor, fetch, serve string) {
	t.Helper()
	dir := t.TempDir()
	fetch, serve = filepath.Join(dir, "a", "fetch.go"), filepath.Join(dir, "a", "serve.go")
	writeText(t, filepath.Join(dir, "go.mod"), "module example.com/one\n\ngo 1.24\n")
	writeText(t, fetch, fetching)
	writeText(t, serve, serving)
	e = startLSP(t, dir, "-style") // as via is on the way
	can["workspaceEdit"] = params{"documentChanges": true}
	e.can = params{"workspace": can, "textDocument": can["textDocument"]}
	e.initialize(dir)
	e.opened(fetch)
	e.codes(uri(fetch), "ctxparam/root")
	return e, fetch, serve
}

// rewrites are the refactorings that are offered at a text of a file.
func (e *editor) rewrites(name, text, at string, only ...string) []params {
	e.t.Helper()
	before, _, ok := strings.Cut(text, at)
	if !ok {
		e.t.Fatalf("no %q", at)
	}
	line := strings.Count(before, "\n")
	place := lspPosition{line, len(before) - strings.LastIndexByte(before, '\n') - 1}
	asked := params{"diagnostics": []any{}}
	if only != nil {
		asked["only"] = only
	}
	var list []params
	e.call("textDocument/codeAction", params{
		"textDocument": params{"uri": uri(name)}, "context": asked,
		"range": params{"start": params{"line": place.Line, "character": place.Character}, "end": params{"line": place.Line, "character": place.Character}},
	}, &list)
	return slices.DeleteFunc(list, func(a params) bool { return a["kind"] != "refactor.rewrite" })
}

// rewrite is the only one.
func (e *editor) rewrite(name, text, at string) params {
	e.t.Helper()
	list := e.rewrites(name, text, at)
	if len(list) != 1 {
		e.t.Fatalf("at %s: %v", at, list)
	}
	return list[0]
}

func (e *editor) waitSaid(what string) {
	e.t.Helper()
	e.wait(what, func() bool {
		return slices.ContainsFunc(e.said, func(s string) bool { return strings.Contains(s, what) })
	})
}

// threaded checks an edit of both files, the version of the one that is open,
// and what becomes of them.
func threaded(t *testing.T, edit lspWorkspaceEdit, fetch, text, serve string, version int) {
	t.Helper()
	changes := edit.DocumentChanges
	if len(changes) != 2 || changes[0].TextDocument.URI != uri(fetch) || changes[1].TextDocument.URI != uri(serve) {
		t.Fatalf("got %+v", changes)
	}
	if v := changes[0].TextDocument.Version; v == nil || *v != version {
		t.Errorf("version %v, want %d", v, version)
	}
	if v := changes[1].TextDocument.Version; v != nil {
		t.Errorf("version %d of a file that is not open", *v)
	}
	want := strings.NewReplacer("fetch(c", "fetch(ctx context.Context, c", "context.Background()", "ctx").Replace(text)
	if got := edited(text, changes[0].Edits); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := edited(serving, changes[1].Edits); got != threadedServing {
		t.Errorf("got %s, want %s", got, threadedServing)
	}
}

var resolving = params{"codeAction": params{"dataSupport": true, "resolveSupport": params{"properties": []string{"edit"}}}}

func TestLSPThread(t *testing.T) {
	e, fetch, serve := threading(t, params{"textDocument": resolving})
	for _, test := range []struct {
		file, text, at string
		only           []string
		want           string
	}{
		{fetch, fetching, "func fetch", nil, "fetch"},
		{fetch, fetching, "url string)", []string{"refactor"}, "fetch"},
		{fetch, fetching, "error {", []string{"refactor.rewrite"}, "fetch"},
		{fetch, fetching, "func fetch", []string{"quickfix"}, ""},
		{fetch, fetching, "func fetch", []string{"refactor.rewrite.x", "ref"}, ""},
		{fetch, fetching, "err = c.Do", nil, ""},
		{fetch, fetching, "context.Background", nil, "fetch"}, // the finding
		{serve, serving, "Serve(", nil, ""},                   // has one
		{serve, serving, "via(c *", []string{""}, "via"},
	} {
		list := e.rewrites(test.file, test.text, test.at, test.only...)
		var want []params
		if test.want != "" {
			want = []params{{"title": "Give " + test.want + " a ctx parameter, and all functions on the way (ctxlint thread)"}}
		}
		if !slices.EqualFunc(list, want, func(a, b params) bool { return a["title"] == b["title"] && a["edit"] == nil }) {
			t.Errorf("at %s for %q: %v", test.at, test.only, list)
		}
	}

	// The proof is in the order of time, from the callers on.
	var h struct{ Contents struct{ Value string } }
	e.call("textDocument/hover", params{"textDocument": params{"uri": uri(fetch)}, "position": e.shown[uri(fetch)].Diagnostics[0].Range.Start}, &h)
	proof := "; assuming via may take a context as well\n\n1. [serve.go:10](" + uri(serve) + "#L10): ctx is in scope here\n" +
		"2. [serve.go:13](" + uri(serve) + "#L13): ctx is in scope here\n" +
		"3. [fetch.go:9](" + uri(fetch) + "#L9): the caller cannot cancel http.NewRequestWithContext, "
	doc := "\n\n---\n\nctxparam: "
	if i, j := strings.Index(h.Contents.Value, proof), strings.Index(h.Contents.Value, doc); i < 0 || j < i {
		t.Errorf("got %s", h.Contents.Value)
	}

	var a lspAction
	about := e.rewrite(fetch, fetching, "context.Background")
	if list, _ := about["diagnostics"].([]any); len(list) != 1 {
		t.Errorf("it is about %v", about["diagnostics"])
	}
	e.call("codeAction/resolve", about, &a)
	threaded(t, a.Edit, fetch, fetching, serve, 1)
	e.waitSaid("ctxlint: see to it that this is right: a/fetch.go:9:41: http.NewRequestWithContext gets ctx instead of a root")

	// What is not saved counts.
	typed := "// Package a is being written.\n" + strings.ReplaceAll(fetching, "url", "address")
	e.typed(fetch, 2, typed)
	e.call("codeAction/resolve", e.rewrite(fetch, typed, "func fetch"), &a)
	threaded(t, a.Edit, fetch, typed, serve, 2)

	// A refusal is told, and changes nothing.
	var none params
	e.call("codeAction/resolve", e.rewrite(fetch, typed, "func other"), &none)
	if none["edit"] != nil {
		t.Errorf("got %v", none["edit"])
	}
	e.waitSaid("ctxlint: a.other can't be given a context, and nothing is changed: a/fetch.go:21:6: a.Public is API")
	e.waitSaid("; and 1 more: ctxlint thread a/fetch.go:18:6 lists them")

	// What does not compile has no calls that are known.
	broken := typed + "\nvar x int = other\n"
	e.typed(fetch, 3, broken)
	e.call("codeAction/resolve", e.rewrite(fetch, broken, "func fetch"), &none)
	e.waitSaid("fetch can't be given a context: package example.com/one/a uses what would change and has errors")

	// A function that is gone is an error.
	gone := e.rewrite(fetch, broken, "func other")
	e.typed(fetch, 4, strings.ReplaceAll(fetching, "other", "another"))
	if _, err := e.Call(t.Context(), "codeAction/resolve", gone); err == nil || !strings.Contains(err.Error(), "has no function other without a context") {
		t.Errorf("got %v", err)
	}

	// What has its edit already keeps it.
	e.typed(fetch, 5, fetching)
	d := e.codes(uri(fetch), "ctxparam/root").Diagnostics[0]
	before := e.actions(fetch, d.Range)[0]
	var after lspAction
	e.call("codeAction/resolve", before, &after)
	if before.Kind != "quickfix" || len(before.Edit.DocumentChanges) != 1 || !reflect.DeepEqual(after, before) {
		t.Errorf("got %+v, want %+v", after, before)
	}
	e.leave()
}

// TestLSPThreadCommand has an editor that can't resolve actions.
func TestLSPThreadCommand(t *testing.T) {
	e, fetch, serve := threading(t, params{"applyEdit": true})
	run := func(at string) {
		t.Helper()
		command, _ := e.rewrite(fetch, fetching, at)["command"].(params)
		if command["command"] != "ctxlint.thread" {
			t.Fatalf("got %v", command)
		}
		var none any
		e.call("workspace/executeCommand", command, &none)
	}
	run("func fetch")
	e.waitSaid("ctxlint: the editor did not apply the changes: not now")

	e.mu.Lock()
	e.applied = []lspWorkspaceEdit{}
	e.mu.Unlock()
	run("func fetch")
	if len(e.applied) != 1 {
		t.Fatalf("got %+v", e.applied)
	}
	threaded(t, e.applied[0], fetch, fetching, serve, 1)

	run("func other")
	e.waitSaid("ctxlint: a.other can't be given a context")
	if len(e.applied) != 1 {
		t.Errorf("got %+v", e.applied)
	}
	for _, test := range []struct {
		command   string
		arguments []any
		want      string
	}{
		{"ctxlint.rm", nil, `there is no command "ctxlint.rm", only ctxlint.thread`},
		{"ctxlint.thread", nil, "ctxlint.thread takes one argument"},
		{"ctxlint.thread", []any{7}, "ctxlint.thread takes one argument"},
		{"ctxlint.thread", []any{params{"uri": "file:///nowhere/x.go", "function": "f"}}, "is in no module of the workspace"},
		{"ctxlint.thread", []any{params{"uri": uri(filepath.Join(filepath.Dir(fetch), "none.go")), "function": "f"}}, "none.go: no such file"},
	} {
		_, err := e.Call(t.Context(), "workspace/executeCommand", params{"command": test.command, "arguments": test.arguments})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %v: %v", test.command, test.arguments, err)
		}
	}
	e.leave()
}

// TestLSPThreadNot has an editor that can neither resolve an action nor apply an
// edit.
func TestLSPThreadNot(t *testing.T) {
	e, fetch, _ := threading(t, params{})
	if list := e.rewrites(fetch, fetching, "func fetch"); len(list) != 0 {
		t.Errorf("got %v", list)
	}
	e.leave()
}
