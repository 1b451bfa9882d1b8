package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"github.com/ctxlint/ctxlint/internal/fix"
	"github.com/ctxlint/ctxlint/internal/thread"
)

const before, after = "package a\n\nfunc F() {}\n", "package a\n\nfunc F(ctx context.Context) {}\n"

// planning is an editor that has asked for a plan, which plan makes while it goes
// on.
type planning struct {
	*jrpc2.Client
	file string
	said chan string
}

func plans(t *testing.T, plan func(context.Context, *planning) error) *planning {
	t.Helper()
	dir := t.TempDir()
	p := &planning{file: filepath.Join(dir, "a.go"), said: make(chan string, 10)}
	for name, text := range map[string]string{"go.mod": "module example.com/a\n", "a.go": before} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := Serve(context.Background(), in, out, Config{
			Analyse: func(context.Context, Request) (*Result, error) { return nil, nil },
			Thread: func(ctx context.Context, req ThreadRequest) (*thread.Result, error) {
				if want := p.file + ":3:6"; req.Target != want || req.Root != dir {
					t.Errorf("asked for %+v, want %s", req, want)
				}
				if err := plan(ctx, p); err != nil {
					return nil, err
				}
				return &thread.Result{Plan: fix.Plan{Files: []fix.File{{Name: p.file, Old: []byte(before), New: []byte(after)}}}}, nil
			},
		})
		done <- err
	}()
	p.Client = jrpc2.NewClient(channel.LSP(fromServer, toServer), &jrpc2.ClientOptions{OnNotify: func(req *jrpc2.Request) {
		if req.Method() == "window/showMessage" {
			p.said <- req.ParamString()
		}
	}})
	t.Cleanup(func() {
		if _, err := p.Call(context.Background(), "shutdown", nil); err != nil {
			t.Error(err)
		}
		p.tell(t, "exit", nil)
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	if _, err := p.Call(t.Context(), "initialize", object{"capabilities": object{"workspace": object{"workspaceEdit": object{"documentChanges": true}}}}); err != nil {
		t.Fatal(err)
	}
	p.tell(t, "textDocument/didOpen", object{"textDocument": object{"uri": uriOf(p.file), "version": 1, "text": before}})
	return p
}

func (p *planning) tell(t *testing.T, method string, params any) {
	t.Helper()
	if err := p.Notify(context.Background(), method, params); err != nil {
		t.Error(err)
	}
}

// resolve is the edit, as JSON.
func (p *planning) resolve(t *testing.T) (string, error) {
	t.Helper()
	var got struct{ Edit json.RawMessage }
	err := p.CallResult(t.Context(), "codeAction/resolve", object{"title": "t", "kind": refactorRewrite, "data": threading{uriOf(p.file), "F"}}, &got)
	return string(got.Edit), err
}

func TestThreadMeanwhile(t *testing.T) {
	typed := func(text string) func(*testing.T, *planning) {
		return func(t *testing.T, p *planning) {
			p.tell(t, "textDocument/didChange", object{
				"textDocument": object{"uri": uriOf(p.file), "version": 2}, "contentChanges": []object{{"text": text}}})
		}
	}
	for _, test := range []struct {
		name string
		do   func(*testing.T, *planning)
		edit string // a part of it
		said string
	}{
		{"nothing", func(*testing.T, *planning) {}, `"version":1`, ""},
		{"typed and undone", typed(before), `"version":2`, ""},
		{"typed", typed(before + "\n"), "", "a.go changed meanwhile, so nothing is changed: try again"},
		{"closed and gone", func(t *testing.T, p *planning) {
			p.tell(t, "textDocument/didClose", object{"textDocument": object{"uri": uriOf(p.file)}})
			if err := os.Remove(p.file); err != nil {
				t.Error(err)
			}
		}, "", "a.go changed meanwhile"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := plans(t, func(ctx context.Context, p *planning) error {
				test.do(t, p)
				_, err := p.Call(ctx, "textDocument/hover", object{}) // after it
				return err
			})
			edit, err := p.resolve(t)
			if err != nil || !strings.Contains(edit, test.edit) || (edit == "") != (test.edit == "") {
				t.Errorf("got %s, %v", edit, err)
			}
			select {
			case said := <-p.said:
				if test.said == "" || !strings.Contains(said, test.said) {
					t.Error(said)
				}
			default:
				if test.said != "" {
					t.Error("it says nothing")
				}
			}
		})
	}
}

func TestThreadCancelled(t *testing.T) {
	p := plans(t, func(ctx context.Context, p *planning) error {
		p.tell(t, "$/cancelRequest", object{"id": 2}) //nolint:contextcheck // what it tells is that ctx ends; the second after initialize
		<-ctx.Done()
		return ctx.Err()
	})
	_, err := p.resolve(t)
	if rpc := new(jrpc2.Error); !errors.As(err, &rpc) || rpc.Code != requestCancelled {
		t.Errorf("got %v", err)
	}
}

func TestFunctions(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"package a\nfunc F() {}\nfunc (t *T[P]) M(x int) int { return x }", "F 2:6, T.M 3:16"},
		{"package a\nimport c \"context\"\nfunc F(_ c.Context) {}\nfunc G(x context.Context) {}", "G 4:6"},
		{"package a\nimport . \"context\"\nfunc F(int, Context) {}", ""},
		{"package a\nfunc F(f interface{ M() }) {}", "F 2:6"},
		{"package a\ntype I interface {\n\tM(int)\n\terror\n\tN(func())\n}\ntype J int", "I.M 3:2, I.N 5:2"},
		{"package main\nfunc main() {}\nfunc init() {}\nfunc _() {}\nfunc f()\nfunc (t T) main() {}", "T.main 6:12"},
		{"package a\nfunc main() {}", "main 2:6"},
		{"package a\n//line b.go:9\nfunc F() {}", "F 3:6"},
		{"package a\nfunc F( {}", ""},
		{"", ""},
	} {
		var got []string
		for _, f := range functions(newText([]byte(test.text))) {
			got = append(got, fmt.Sprintf("%s %d:%d", f.local, f.line, f.column))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s\ngot %s, want %s", test.text, s, test.want)
		}
	}
}
