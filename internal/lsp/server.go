// Package lsp is a language server: it tells an editor what is found in the
// modules of the files that it has open, and how it can be mended.
//
// It does not know how findings are made: whoever serves says that. Messages
// are framed, numbered and ordered by package jrpc2: a notification is handled
// before what comes after it, so that documents are what the editor thinks.
package lsp

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/overlay"
	"github.com/ctxlint/ctxlint/internal/thread"
)

// A Request is for the findings of a module.
type Request struct {
	Root  string           // its directory
	Texts *overlay.Overlay // of buffers that were not saved
	Quick bool             // only if it costs little: somebody is typing
	Notes io.Writer        // what has to be said meanwhile, by lines
}

// A ThreadRequest is for a context parameter.
type ThreadRequest struct {
	Root   string            // the directory of the module
	Target string            // file.go:line:column of the function's name
	Texts  map[string][]byte // of buffers that were not saved
}

// A Result has the findings of a module.
type Result struct {
	Findings []finding.Finding
	Errors   []finding.Error
	Source   func(name string) ([]byte, error) // the text of a file as it was analysed
}

// Config says how to serve.
type Config struct {
	// Analyse makes results, one at a time. It returns nil if a quick one can't be
	// had.
	Analyse func(ctx context.Context, req Request) (*Result, error)

	// Thread plans to give a function a context; it writes nothing.
	Thread func(ctx context.Context, req ThreadRequest) (*thread.Result, error)

	// Doc is the documentation of a rule, in plain text.
	Doc func(rule string) string

	// Suppressible reports whether a rule is one that a directive can name.
	Suppressible func(rule string) bool

	Version string
}

// pause is how long somebody has to stop typing until the text is looked at.
const pause = 400 * time.Millisecond

// A server is what is known while an editor is connected.
type server struct {
	Config
	rpc  *jrpc2.Server
	push func(method string, params any) // a notification
	left chan struct{}                   // closed when the editor leaves

	mu      sync.Mutex
	phase   phase
	folders []string           // of the workspace
	client  client             // what it can do
	open    map[string]*buffer // by the name of the file
	shown   map[string]*module // by root
	typing  map[string]*time.Timer
	told    map[string]string // by root: the last failure

	work      worker
	threading chan struct{} // has room for the one that is being planned
}

// client is what an editor says of itself.
type client struct {
	documentChanges, watches bool
	applies                  bool // edits that the server sends
	resolves                 bool // the edit of an action when it is chosen
}

type phase int

const (
	fresh phase = iota
	running
	shut
)

// Serve talks to an editor until it leaves or the context ends. It reports
// whether the editor took its leave as it should.
func Serve(ctx context.Context, in io.Reader, out io.Writer, c Config) (orderly bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &server{
		Config: c, left: make(chan struct{}), open: map[string]*buffer{}, shown: map[string]*module{},
		typing: map[string]*time.Timer{}, told: map[string]string{}, threading: make(chan struct{}, 1),
	}
	s.rpc = jrpc2.NewServer(methods(s), &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true,
		Concurrency: 8, // what takes its time must not keep the rest waiting, be there one processor
		NewContext:  func() context.Context { return ctx },
	})
	// What is told belongs to no request, and is not to be lost with one.
	s.push = func(method string, params any) { _ = s.rpc.Notify(context.WithoutCancel(ctx), method, params) }
	s.work.wake = make(chan struct{}, 1)
	s.rpc.Start(framed(in, out))
	var over sync.WaitGroup
	over.Go(func() { s.serveWork(ctx) })
	ended := make(chan error, 1)
	go func() { ended <- s.rpc.Wait() }() // which may be never: nothing ends a read of standard input
	select {
	case err = <-ended:
	case <-s.left:
	case <-ctx.Done():
	}
	cancel()
	over.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.phase == shut, err
}

// notify tells the editor something. If it is gone, serving ends anyway.
func (s *server) notify(method string, params any) { s.push(method, params) }

func (s *server) say(kind int, format string, args ...any) {
	s.notify("window/showMessage", messageParams{kind, "ctxlint: " + fmt.Sprintf(format, args...)})
}

// notes is a writer to the editor's log.
type notes struct{ *server }

func (n notes) Write(p []byte) (int, error) {
	n.notify("window/logMessage", messageParams{messageInfo, string(p)})
	return len(p), nil
}
