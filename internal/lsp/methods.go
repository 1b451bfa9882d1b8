package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
)

// Codes of errors that JSON-RPC does not have.
const (
	notInitialized   jrpc2.Code = -32002
	requestCancelled jrpc2.Code = -32800
)

var errCancelled = jrpc2.Errorf(requestCancelled, "cancelled")

// framed frames messages as LSP does. A content type is one however it spells
// its encoding.
func framed(in io.Reader, out io.Writer) channel.Channel {
	return anyType{channel.Header("")(in, open{out})}
}

// open is a writer that nobody closes.
type open struct{ io.Writer }

func (open) Close() error { return nil }

type anyType struct{ channel.Channel }

func (c anyType) Recv() ([]byte, error) {
	msg, err := c.Channel.Recv()
	if mismatch := new(channel.ContentTypeMismatchError); errors.As(err, &mismatch) {
		err = nil
	}
	return msg, err
}

// methods are what the server answers to.
func methods(s *server) handler.Map {
	m := handler.Map{
		"initialize":                          call(s.initialize),
		"initialized":                         note(s.initialized),
		"shutdown":                            call(s.shutdown),
		"exit":                                note(s.exit),
		"$/cancelRequest":                     note(s.cancelRequest),
		"textDocument/didOpen":                note(s.didOpen),
		"textDocument/didChange":              note(s.didChange),
		"textDocument/didSave":                note(s.didSave),
		"textDocument/didClose":               note(s.didClose),
		"textDocument/codeAction":             call(s.codeActions),
		"codeAction/resolve":                  work(s.resolve),
		"textDocument/hover":                  call(s.hover),
		"workspace/executeCommand":            work(s.execute),
		"workspace/didChangeWorkspaceFolders": note(s.didChangeFolders),
		"workspace/didChangeWatchedFiles":     note(s.didChangeFiles),
	}
	for name, h := range m {
		m[name] = s.guarded(h)
	}
	return m
}

// call makes a handler of a method that answers.
func call[P, R any](f func(P) (R, error)) jrpc2.Handler {
	return work(func(_ context.Context, params P) (R, error) { return f(params) })
}

// work makes a handler of one that takes its time to answer, and stops if
// nobody waits any more.
func work[P, R any](f func(context.Context, P) (R, error)) jrpc2.Handler {
	return func(ctx context.Context, req *jrpc2.Request) (any, error) {
		var params P
		if err := read(req, &params); err != nil {
			return nil, err
		}
		return f(ctx, params)
	}
}

// note makes a handler of one that does not.
func note[P any](f func(P)) jrpc2.Handler {
	return call(func(params P) (any, error) {
		f(params)
		return nil, nil
	})
}

func read(req *jrpc2.Request, params any) error {
	if !req.HasParams() {
		return nil
	}
	if err := json.Unmarshal([]byte(req.ParamString()), params); err != nil {
		return jrpc2.Errorf(jrpc2.InvalidParams, "%s: %v", req.Method(), err)
	}
	return nil
}

// guarded keeps a handler to the order of things, and the server alive if it
// fails.
func (s *server) guarded(h jrpc2.Handler) jrpc2.Handler {
	return func(ctx context.Context, req *jrpc2.Request) (result any, err error) {
		defer func() {
			if r := recover(); r != nil {
				s.crashed(req.Method(), r)
				result, err = nil, jrpc2.Errorf(jrpc2.InternalError, "%s: internal error: %v", req.Method(), r)
			}
		}()
		s.mu.Lock()
		now := s.phase
		s.mu.Unlock()
		switch method := req.Method(); {
		case method == "exit", now == running && method != "initialize":
		case now == fresh && method == "initialize":
		case now == fresh:
			return nil, jrpc2.Errorf(notInitialized, "%s comes before initialize", method)
		default:
			return nil, jrpc2.Errorf(jrpc2.InvalidRequest, "%s comes after %s", method, map[phase]string{running: "initialize", shut: "shutdown"}[now])
		}
		if ctx.Err() != nil {
			return nil, errCancelled
		}
		result, err = h(ctx, req)
		if err != nil && req.IsNotification() { // there is no answer to say it in
			_, _ = notes{s}.Write([]byte(err.Error()))
		}
		return result, err
	}
}

// crashed tells of an error in the server itself.
func (s *server) crashed(doing string, r any) {
	s.say(messageError, "%s: internal error: %v; please report it", doing, r)
	fmt.Fprintf(notes{s}, "%s: %v\n%s", doing, r, debug.Stack())
}

func (s *server) initialize(p initializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase = running
	can := p.Capabilities
	s.client = client{
		documentChanges: can.Workspace.Edit.DocumentChanges,
		watches:         can.Workspace.Watched.Dynamic,
		applies:         can.Workspace.ApplyEdit,
		resolves:        can.TextDocument.CodeAction.Data && slices.Contains(can.TextDocument.CodeAction.Resolve.Properties, "edit"),
	}
	if len(p.Folders) == 0 && p.RootURI != "" {
		p.Folders = []folder{{p.RootURI}}
	}
	for _, f := range p.Folders {
		if path := pathOf(f.URI); path != "" {
			s.folders = append(s.folders, path)
		}
	}
	return capabilities(s.Version), nil
}

func (s *server) initialized(struct{}) {
	s.mu.Lock()
	watches := s.client.watches
	s.mu.Unlock()
	if watches {
		go func() { // the answer comes as a message, and this is not to wait for one
			_, _ = s.rpc.Callback(context.Background(), "client/registerCapability", watching())
		}()
	}
}

func (s *server) shutdown(struct{}) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase = shut
	s.work.stop()
	return nil, nil
}

func (s *server) exit(struct{}) { close(s.left) }

func (s *server) cancelRequest(p cancelParams) {
	if id, err := json.Marshal(p.ID); err == nil {
		s.rpc.CancelRequest(string(id))
	}
}
