package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/creachadair/jrpc2"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/fix"
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/thread"
)

// threadCommand is for clients that can't resolve an action.
const threadCommand = "ctxlint.thread"

// A threading is what is known of a refactoring until somebody chooses it: to
// plan it loads the whole module.
type threading struct {
	URI      string `json:"uri"`
	Function string `json:"function"` // Func or Type.Method
}

// threadings offers to give a function a context whose signature a range begins
// in, or that a finding in the range names. The lock is held.
func (s *server) threadings(path string, at span) []codeAction {
	if _, ok := s.moduleOf(path); !ok || !s.client.resolves && !s.client.applies {
		return nil
	}
	data, err := s.text(path)
	if err != nil {
		return nil
	}
	_, items := s.current(path)
	var actions []codeAction
	for _, f := range functions(newText(data)) {
		a := codeAction{
			Title: "Give " + f.local + " a ctx parameter, and all functions on the way (ctxlint thread)",
			Kind:  refactorRewrite,
		}
		for _, it := range items {
			if needsParameter(it.finding, f.local) && it.diagnostic.Range.touches(at) {
				a.Diagnostics = append(a.Diagnostics, it.diagnostic)
			}
		}
		if len(a.Diagnostics) == 0 && !f.signature.touches(span{at.Start, at.Start}) {
			continue
		}
		what := threading{uriOf(path), f.local}
		if s.client.resolves {
			a.Data = &what
		} else {
			a.Command = &command{a.Title, threadCommand, []threading{what}}
		}
		actions = append(actions, a)
	}
	return actions
}

// needsParameter reports whether a finding says that a function should have a
// context parameter.
func needsParameter(f finding.Finding, local string) bool {
	return f.Rule == "ctxparam" && f.Category == "root" && f.Symbol == local
}

// resolve makes the edit of an action that was chosen. If there is none, the
// action comes back as it was, and a message says why.
func (s *server) resolve(ctx context.Context, a codeAction) (codeAction, error) {
	if a.Data == nil || a.Edit != nil {
		return a, nil
	}
	var err error
	a.Edit, err = s.thread(ctx, *a.Data)
	return a, err
}

// execute has the client apply the edit.
func (s *server) execute(ctx context.Context, p executeParams) (any, error) {
	if p.Command != threadCommand {
		return nil, jrpc2.Errorf(jrpc2.InvalidParams, "there is no command %q, only %s", p.Command, threadCommand)
	}
	var what threading
	if len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &what) != nil {
		return nil, jrpc2.Errorf(jrpc2.InvalidParams, `%s takes one argument, {"uri": …, "function": …}`, threadCommand)
	}
	edit, err := s.thread(ctx, what)
	if edit == nil {
		return nil, err
	}
	answer, err := s.rpc.Callback(ctx, "workspace/applyEdit", applyEditParams{"ctxlint thread " + what.Function, edit})
	if err != nil {
		return nil, fmt.Errorf("workspace/applyEdit: %w", err)
	}
	var done applyEditResult
	if err := answer.UnmarshalResult(&done); err != nil {
		return nil, fmt.Errorf("workspace/applyEdit: %w", err)
	}
	if !done.Applied {
		s.say(messageError, "the editor did not apply the changes: %s", done.FailureReason)
	}
	return nil, nil
}

// thread plans the refactoring. If that can't be done it says why, and there is
// no edit; the error is for a caller that has gone, or should not have asked.
func (s *server) thread(ctx context.Context, what threading) (*workspaceEdit, error) {
	select {
	case s.threading <- struct{}{}:
		defer func() { <-s.threading }()
	case <-ctx.Done():
		return nil, errCancelled
	}
	req, err := s.threadRequest(what)
	if err != nil {
		return nil, err
	}
	res, err := s.Thread(ctx, req)
	var refused *thread.RefusedError
	switch {
	case ctx.Err() != nil:
		return nil, errCancelled
	case errors.As(err, &refused):
		s.say(messageWarning, "%s", refusal(refused, req))
		return nil, nil
	case err != nil:
		s.say(messageError, "%s can't be given a context: %v", what.Function, err)
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var files []fileEdits
	for _, f := range res.Files {
		if !s.still(f) {
			s.say(messageWarning, "%s changed meanwhile, so nothing is changed: try again", output.Relative(req.Root, f.Name))
			return nil, nil
		}
		files = append(files, fileEdits{f.Name, newText(f.Old).to(f.New)})
	}
	s.remark(res.Notes, req.Root)
	return s.workspaceEdit(files...), nil
}

// threadRequest finds the function where it is by now.
func (s *server) threadRequest(what threading) (ThreadRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := pathOf(what.URI)
	root, ok := s.moduleOf(path)
	if !ok {
		return ThreadRequest{}, jrpc2.Errorf(jrpc2.InvalidParams, "%s is in no module of the workspace", what.URI)
	}
	data, err := s.text(path)
	if err != nil {
		return ThreadRequest{}, jrpc2.Errorf(jrpc2.InvalidParams, "%v", err)
	}
	list := functions(newText(data))
	i := slices.IndexFunc(list, func(f function) bool { return f.local == what.Function })
	if i < 0 {
		return ThreadRequest{}, jrpc2.Errorf(jrpc2.InvalidParams, "%s has no function %s without a context", path, what.Function)
	}
	return ThreadRequest{root, fmt.Sprintf("%s:%d:%d", path, list[i].line, list[i].column), s.texts()}, nil
}

// still reports whether a file is what it was when it was read. The lock is held.
func (s *server) still(f fix.File) bool {
	data, err := s.text(f.Name)
	return err == nil && bytes.Equal(data, f.Old)
}

// refusal tells the first reason, and how to see the others.
func refusal(r *thread.RefusedError, req ThreadRequest) string {
	msg := fmt.Sprintf("%s can't be given a context, and nothing is changed: %s", r.Target, remark(r.Reasons[0], req.Root))
	if more := len(r.Reasons) - 1; more > 0 {
		msg += fmt.Sprintf("; and %d more: ctxlint thread %s lists them", more, output.Relative(req.Root, req.Target))
	}
	return msg
}

// remark tells what a reader should look at: the first in a message, all of it
// in the log.
func (s *server) remark(all []thread.Note, root string) {
	for _, n := range all {
		_, _ = notes{s}.Write([]byte(remark(n, root)))
	}
	switch len(all) {
	case 0:
	case 1:
		s.say(messageInfo, "see to it that this is right: %s", remark(all[0], root))
	default:
		s.say(messageInfo, "see to it that this is right, and %d more in the log: %s", len(all)-1, remark(all[0], root))
	}
}

func remark(n thread.Note, root string) string {
	n.Pos.Filename = output.Relative(root, n.Pos.Filename)
	return n.Pos.String() + ": " + n.Text
}
