// Package basic has each kind of value and each way out.
package basic

import (
	"bufio"
	"context"
	"database/sql"
	"io"
	"iter"
	"net/http"
	"os/exec"
	"time"
)

func response(ctx context.Context, c *http.Client, url string) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, io.EOF
	}
	return resp, nil // want `the deferred cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}

func body(ctx context.Context, c *http.Client, req *http.Request) (io.ReadCloser, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	return resp.Body, nil // want `the deferred cancel on line \d+ runs before the caller can use resp\.Body, which needs the context; read the body here, or call cancel in its Close`
}

func buffered(ctx context.Context, c *http.Client, req *http.Request) (*bufio.Reader, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	return bufio.NewReader(resp.Body), nil // want `the deferred cancel on line \d+ runs before the caller can use resp\.Body, which needs the context; read the body here, or call cancel in its Close`
}

type page struct {
	status int
	body   io.ReadCloser
}

func wrapped(ctx context.Context, c *http.Client, req *http.Request) (*page, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	return &page{status: resp.StatusCode, body: resp.Body}, nil // want `the deferred cancel on line \d+ runs before the caller can use resp\.Body, which needs the context; read the body here, or call cancel in its Close`
}

// The cancel is not deferred, but called all the same.
func onTheWay(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	resp, err := c.Do(req.WithContext(ctx))
	cancel()
	return resp, err // want `the cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}

func inLiteral(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer func() {
		cancel()
	}()
	return c.Do(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of c\.Do, which needs the context; read the body here, or call cancel in its Close`
}

func named(ctx context.Context, c *http.Client, req *http.Request) (resp *http.Response, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err = c.Do(req.WithContext(ctx))
	return // want `the deferred cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}

// Each try has a context of its own; the one that worked is cancelled too.
func tries(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	var last error
	for range 3 {
		try, cancel := context.WithTimeout(ctx, time.Second)
		resp, err := c.Do(req.WithContext(try))
		cancel()
		if err == nil {
			return resp, nil // want `the cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
		}
		last = err
	}
	return nil, last
}

func rows(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return db.QueryContext(ctx, "SELECT 1") // want `the deferred cancel on line \d+ runs before the caller can use the result of db\.QueryContext, which needs the context; scan it here, or return the cancel function with it`
}

func row(ctx context.Context, db *sql.DB) *sql.Row {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return db.QueryRowContext(ctx, "SELECT 1") // want `the deferred cancel on line \d+ runs before the caller can use the result of db\.QueryRowContext, which needs the context; scan it here, or return the cancel function with it`
}

func begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "SET x = 1"); err != nil {
		tx.Rollback()
		return nil, err
	}
	return tx, nil // want `the deferred cancel on line \d+ runs before the caller can use tx, which needs the context; begin it with the caller's ctx, or return the cancel function with it`
}

func start(ctx context.Context) (*exec.Cmd, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sleep", "1")
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return cmd, nil // want `the deferred cancel on line \d+ runs before the caller can use cmd, which needs the context; wait for the command here, or return the cancel function with it`
}

type store interface {
	All(ctx context.Context) iter.Seq[int]
}

func all(ctx context.Context, s store) iter.Seq[int] {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return s.All(ctx) // want `the deferred cancel on line \d+ runs before the caller can use the result of s\.All, which needs the context; consume it here, or return the cancel function with it`
}

type clientStream interface {
	Context() context.Context
	CloseSend() error
	SendMsg(any) error
	RecvMsg(any) error
}

type conn interface {
	Watch(ctx context.Context) (clientStream, error)
}

func watch(ctx context.Context, c conn) (clientStream, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	stream, err := c.Watch(ctx)
	if err != nil {
		return nil, err
	}
	return stream, stream.SendMsg(1) // want `the deferred cancel on line \d+ runs before the caller can use stream, which needs the context; consume it here, or return the cancel function with it`
}

func request(ctx context.Context, url string) (*http.Request, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.NewRequestWithContext(ctx, http.MethodGet, url, nil) // want `the deferred cancel on line \d+ runs before the caller gets the result of http\.NewRequestWithContext`
}

func derived(ctx context.Context) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return ctx // want `the deferred cancel on line \d+ runs before the caller gets ctx`
}
