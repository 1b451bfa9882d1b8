// Package guards has a case for each reason to be silent.
package guards

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"time"
)

// Read before the cancel.
func read(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, []byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, nil, err
	}
	data, err := io.ReadAll(resp.Body)
	return resp, data, err
}

// Replaced by a copy.
func replaced(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(resp.Body); err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(&buf)
	return resp, nil
}

// Closed: the caller looks at the header.
func closed(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return resp, nil
}

// A field of it that is there already.
func status(ctx context.Context, c *http.Client, req *http.Request) (int, http.Header, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return 0, nil, err
	}
	return resp.StatusCode, resp.Header, nil
}

func slurp(resp *http.Response) error { return json.NewDecoder(resp.Body).Decode(&struct{}{}) }

// Handed to a function that may read it.
func handed(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	if err := slurp(resp); err != nil {
		return nil, err
	}
	return resp, nil
}

// Another name for it may be read.
func renamed(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	same := resp
	if _, err := io.Copy(io.Discard, same.Body); err != nil {
		return nil, err
	}
	return resp, nil
}

// Beside an error, the response is nil or of no use.
func beside(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	resp, err := c.Do(req.WithContext(sub))
	if err != nil {
		cancel()
		return resp, err
	}
	context.AfterFunc(ctx, cancel)
	return resp, nil
}

// The outer context is the caller's.
func outer(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := ready(sub); err != nil {
		return nil, err
	}
	return c.Do(req.WithContext(ctx))
}

func ready(ctx context.Context) error { return ctx.Err() }

type cancelBody struct {
	io.ReadCloser
	cancel context.CancelFunc
}

func (b cancelBody) Close() error {
	defer b.cancel()
	return b.ReadCloser.Close()
}

// The cancel is handed over with the value.
func over(ctx context.Context, c *http.Client, req *http.Request) (io.ReadCloser, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		cancel()
		return nil, err
	}
	return cancelBody{resp.Body, cancel}, nil
}

// The deferred literal cancels on errors only.
func onError(ctx context.Context, db *sql.DB) (tx *sql.Tx, cancel context.CancelFunc, err error) {
	ctx, cancel = context.WithTimeout(ctx, time.Second)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	tx, err = db.BeginTx(ctx, nil)
	return tx, cancel, err
}

func scanned(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	rows, err := db.QueryContext(ctx, "SELECT 1")
	if err != nil {
		return nil, err
	}
	for rows.Next() {
	}
	return rows, rows.Err()
}

func committed(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return tx, tx.Commit()
}

func waited(ctx context.Context) (*exec.Cmd, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "true")
	err := cmd.Run()
	return cmd, err
}

// A prepared statement and a connection use the context for themselves only.
func prepared(ctx context.Context, db *sql.DB) (*sql.Stmt, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return db.PrepareContext(ctx, "SELECT 1")
}

// A detached context lives on.
func detached(ctx context.Context) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return context.WithoutCancel(ctx)
}

// Whoever calls this wants a context that has ended.
func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func cancelledToo() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	return ctx
}

type api interface {
	Get(ctx context.Context) (*struct{}, *http.Response, error)
}

// A response beside a decoded result has been read.
func decoded(ctx context.Context, a api) (*struct{}, *http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return a.Get(ctx)
}

type job struct{ ctx context.Context }

// A context in a struct is ctxfield's subject.
func stored(ctx context.Context) *job {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return &job{ctx: ctx}
}

// Cancelled outright, after it was used.
func spent(ctx context.Context) (context.Context, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	err := ready(ctx)
	cancel()
	return ctx, err
}

// The cancel is deferred on one way only.
func branch(ctx context.Context, on bool, c *http.Client, req *http.Request) (*http.Response, error) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	if on {
		defer cancel()
	} else {
		context.AfterFunc(ctx, cancel)
	}
	return c.Do(req.WithContext(sub))
}

// An implementation need not bind the body to the request's context.
func roundTrip(ctx context.Context, rt http.RoundTripper, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return rt.RoundTrip(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of rt\.RoundTrip, which needs the context; read the body here, or call cancel in its Close.*assuming the response of rt\.RoundTrip is bound to its context`
}
