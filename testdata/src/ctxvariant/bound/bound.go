// Package bound has calls that end with a context by another way than an argument,
// and their twins.
package bound

import (
	"bufio"
	"context"
	"crypto/tls"
	"database/sql"
	"net"
	"net/http"
	"os/exec"
	"time"
)

func afterFunc(ctx context.Context, raw net.Conn) error {
	stop := context.AfterFunc(ctx, func() { raw.Close() })
	defer stop()
	return tls.Client(raw, nil).Handshake()
}

func goroutine(ctx context.Context, raw net.Conn) error {
	done := make(chan struct{})
	defer close(done)
	conn := wrap(raw)
	go func() {
		select {
		case <-done:
		case <-ctx.Done():
			raw.Close()
		}
	}()
	if err := conn.Handshake(); err != nil {
		return err
	}
	req, err := http.NewRequest("GET", "/", nil)
	if err != nil {
		return err
	}
	if err := req.Write(conn); err != nil {
		return err
	}
	_, err = http.ReadResponse(bufio.NewReader(conn), req)
	return err
}

func wrap(c net.Conn) *tls.Conn { return tls.Client(c, nil) }

func other(ctx context.Context, raw, second net.Conn) error {
	stop := context.AfterFunc(ctx, func() { second.Close() })
	defer stop()
	conn := wrap(raw)
	if err := conn.Handshake(); err != nil { // want `conn\.Handshake ignores ctx, so it keeps running after ctx is canceled; use conn\.HandshakeContext.*\[call\]`
		return err
	}
	_, err := http.ReadResponse(bufio.NewReader(conn), nil) // want `http\.ReadResponse keeps waiting for the peer after ctx is canceled; close the connection by stop := context\.AfterFunc\(ctx, …\), and call stop before.*\[call\]`
	return err
}

// What is told of both may tie them.
func handed(ctx context.Context, raw net.Conn, tie func(context.Context, net.Conn)) error {
	tie(ctx, raw)
	return wrap(raw).Handshake() // want `wrap\(raw\)\.Handshake ignores ctx, so it keeps running after ctx is canceled.*\[call\?\]`
}

func deadline(ctx context.Context, conn *tls.Conn) error {
	conn.SetDeadline(time.Now().Add(time.Second))
	return conn.Handshake()
}

func buffered(ctx context.Context, r *bufio.Reader) error {
	_, err := http.ReadResponse(r, nil)
	return err
}

type scraper struct{ req *http.Request }

// The request is a template, and bound where it is sent.
func (s *scraper) scrape(ctx context.Context) (*http.Response, error) {
	if s.req == nil {
		req, err := http.NewRequest("GET", "/", nil)
		if err != nil {
			return nil, err
		}
		s.req = req
	}
	return http.DefaultClient.Do(s.req.WithContext(ctx))
}

// What nothing can end goes on anyway.
func endless() error {
	ctx := context.WithValue(context.Background(), key{}, 1)
	return work(ctx, func(ctx context.Context, conn *tls.Conn) error { return ctx.Err() })
}

type key struct{}

func work(ctx context.Context, f func(context.Context, *tls.Conn) error) error {
	conn := new(tls.Conn)
	if err := f(ctx, conn); err != nil {
		return err
	}
	return conn.Handshake()
}

// A process that is started, and kept, has an end of its own.
type daemon struct{ cmd *exec.Cmd }

func (d *daemon) start(ctx context.Context) error {
	cmd := exec.Command("daemon") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
	d.cmd = cmd
	return cmd.Start()
}

func signalled(ctx context.Context) error {
	cmd := exec.Command("sleep") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
	if err := cmd.Start(); err != nil {
		return err
	}
	defer cmd.Process.Kill()
	return cmd.Wait()
}

func awaited(ctx context.Context) error {
	cmd := exec.Command("sleep") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
	return cmd.Run()
}

func made(ctx context.Context) *exec.Cmd {
	return exec.Command("sleep") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
}

func numeric(ctx context.Context) error {
	_, err := net.ListenPacket("udp", "127.0.0.1:0") // want `the address lookup of net\.ListenPacket ignores ctx`
	return err
}

func named(ctx context.Context) error {
	_, err := net.ListenPacket("udp", "localhost:0") // want `the address lookup of net\.ListenPacket ignores ctx, so it keeps running after ctx is canceled`
	return err
}

// A transaction ends with the context that it was begun under, and takes its
// statements along.
func begun(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	stmt, err := tx.Prepare("update t set x = ?")
	if err != nil {
		return err
	}
	if _, err := stmt.Exec(1); err != nil {
		return err
	}
	_, err = tx.Exec("delete from t")
	return err
}

func shorter(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	_, err = tx.Exec("delete from t") // want `tx\.Exec ignores ctx, so it keeps running after ctx is canceled; use tx\.ExecContext.*\[call\]`
	return err
}

func detached(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	_, err = tx.Exec("delete from t") // want `tx\.Exec ignores ctx, so it keeps running after ctx is canceled; use tx\.ExecContext.*\[call\]`
	return err
}

// Who began the transaction may have had the same context.
func migrate(ctx context.Context, tx *sql.Tx) error {
	stmt, err := tx.Prepare("update t set x = ?") // want `tx\.Prepare ignores ctx, so it keeps running after ctx is canceled; use tx\.PrepareContext.*assuming the transaction is not bound to ctx.*\[call\?\]`
	if err != nil {
		return err
	}
	_, err = stmt.Exec(1) // want `stmt\.Exec ignores ctx, so it keeps running after ctx is canceled; use stmt\.ExecContext.*assuming the transaction is not bound to ctx.*\[call\?\]`
	return err
}

func prepared(ctx context.Context, db *sql.DB) error {
	stmt, err := db.PrepareContext(ctx, "update t set x = ?")
	if err != nil {
		return err
	}
	_, err = stmt.Exec(1) // want `stmt\.Exec ignores ctx, so it keeps running after ctx is canceled; use stmt\.ExecContext.*\[call\]`
	return err
}

// A client that gives up soon is as good as one that is stopped.
func quick(ctx context.Context) error {
	client := &http.Client{Timeout: time.Second}
	_, err := client.Get("http://localhost")
	return err
}

func patient(ctx context.Context) error {
	client := http.Client{Timeout: time.Minute}
	_, err := client.Get("http://localhost") // want `client\.Get ignores ctx, so it keeps running after ctx is canceled.*\[call\]`
	return err
}

// Whoever chose a timeout for a client has thought of how long a call may take.
func chosen(ctx context.Context) error {
	client := &http.Client{Timeout: 10 * time.Second}
	_, err := client.Get("http://localhost") // want `client\.Get ignores ctx.*assuming a delay of 10s matters.*\[call\?\]`
	return err
}

var shared = newClient()

func newClient() *http.Client {
	c := &http.Client{}
	c.Timeout = 20 * time.Second
	return c
}

type fetcher struct {
	client, open *http.Client
	Given        *http.Client
}

func newFetcher() *fetcher {
	return &fetcher{client: &http.Client{Timeout: 5 * time.Second}, open: &http.Client{}}
}

func (f *fetcher) fetch(ctx context.Context, url string) error {
	if _, err := shared.Get(url); err != nil { // want `shared\.Get ignores ctx.*assuming a delay of 20s matters`
		return err
	}
	if _, err := f.client.Get(url); err != nil { // want `f\.client\.Get ignores ctx.*assuming a delay of 5s matters`
		return err
	}
	if _, err := f.open.Get(url); err != nil { // want `f\.open\.Get ignores ctx, so it keeps running after ctx is canceled; use http\.NewRequestWithContext and Do \(ctxvariant\)`
		return err
	}
	_, err := f.Given.Get(url) // want `f\.Given\.Get ignores ctx, so it keeps running after ctx is canceled; use http\.NewRequestWithContext and Do \(ctxvariant\)`
	return err
}

// A request is bounded by what sends it.
func (f *fetcher) request(ctx context.Context, url string) error {
	req, err := http.NewRequest("GET", url, nil) // want `the request of http\.NewRequest is not bound to ctx.*assuming a delay of 5s matters`
	if err != nil {
		return err
	}
	_, err = f.client.Do(req)
	return err
}

func (f *fetcher) either(ctx context.Context, url string, fast bool) error {
	req, err := http.NewRequest("GET", url, nil) // want `the request of http\.NewRequest is not bound to ctx, so it keeps running after ctx is canceled; use http\.NewRequestWithContext \(ctxvariant\)`
	if err != nil {
		return err
	}
	if fast {
		_, err = f.client.Do(req)
	} else {
		_, err = f.open.Do(req)
	}
	return err
}
