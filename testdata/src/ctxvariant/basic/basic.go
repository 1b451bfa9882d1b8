// Package basic has each form of a call that has a form with a context.
package basic

import (
	"context"
	"crypto/tls"
	"database/sql"
	"log/slog"
	"net"
	"net/http"
	"os/exec"

	"example.com/sdk"
)

func database(ctx context.Context, db *sql.DB) error {
	if err := db.Ping(); err != nil { // want `db\.Ping ignores ctx, so it keeps running after ctx is canceled; use db\.PingContext`
		return err
	}
	if _, err := db.Exec("INSERT", 1, 2); err != nil { // want `db\.Exec ignores ctx, so it keeps running after ctx is canceled; use db\.ExecContext`
		return err
	}
	rows, err := db.Query("SELECT") // want `db\.Query ignores ctx, so it keeps running after ctx is canceled; use db\.QueryContext`
	if err != nil {
		return err
	}
	defer rows.Close()
	stmt, err := db.Prepare("SELECT") // want `db\.Prepare ignores ctx, so it keeps running after ctx is canceled; use db\.PrepareContext; assuming db\.PrepareContext waits for the database .*\[call\?\]`
	if err != nil {
		return err
	}
	tx, err := db.Begin() // want `db\.Begin ignores ctx, so it keeps running after ctx is canceled; use BeginTx`
	if err != nil {
		return err
	}
	defer tx.Rollback()
	tx.Stmt(stmt)
	if _, err := tx.Exec("UPDATE"); err != nil { // want `tx\.Exec ignores ctx, so it keeps running after ctx is canceled; use tx\.ExecContext`
		return err
	}
	return tx.Commit()
}

func client(ctx context.Context, c *http.Client) error {
	if _, err := c.Get("http://a"); err != nil { // want `c\.Get ignores ctx, so it keeps running after ctx is canceled; use http\.NewRequestWithContext and Do`
		return err
	}
	_, err := http.Head("http://a") // want `http\.Head ignores ctx, so it keeps running after ctx is canceled`
	return err
}

func handshake(ctx context.Context, conn *tls.Conn) error {
	return conn.Handshake() // want `conn\.Handshake ignores ctx, so it keeps running after ctx is canceled; use conn\.HandshakeContext`
}

func processes(ctx context.Context) error {
	cmd := exec.Command("true", "x") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
	return cmd.Run()
}

func connections(ctx context.Context, d *net.Dialer) error {
	if _, err := net.Dial("tcp", "a:1"); err != nil { // want `net\.Dial ignores ctx, so it keeps running after ctx is canceled; use net\.Dialer\.DialContext`
		return err
	}
	if _, err := net.LookupHost("a"); err != nil { // want `net\.LookupHost ignores ctx, so it keeps running after ctx is canceled`
		return err
	}
	if _, err := tls.Dial("tcp", "a:1", nil); err != nil { // want `tls\.Dial ignores ctx, so it keeps running after ctx is canceled; use tls\.Dialer\.DialContext`
		return err
	}
	_, err := d.Dial("tcp", "a:1") // want `d\.Dial ignores ctx, so it keeps running after ctx is canceled; use d\.DialContext`
	return err
}

func logs(ctx context.Context, l *slog.Logger) {
	slog.Info("a", "b", 1)
	l.Error("a")
	l.ErrorContext(ctx, "a")
}

func library(ctx context.Context, c *sdk.Client) error {
	if _, err := c.Fetch("k"); err != nil {
		return err
	}
	if err := c.Store("k"); err != nil {
		return err
	}
	if err := sdk.Ping("h"); err != nil {
		return err
	}
	if err := c.Validate("k"); err != nil {
		return err
	}
	c.LogContext(ctx, "k")
	c.Log("k")
	if err := c.Other("k"); err != nil { // its like takes a number
		return err
	}
	if _, err := c.Odd("k"); err != nil { // its like returns a string
		return err
	}
	return c.Shutdown() // has to run to its end
}

// A callback gains a context, a result an error: there is no fix.
func changed(ctx context.Context, c *sdk.Client) error {
	_ = c.Conn()
	return c.Each(func(string) error { return nil })
}

// The type named after this one has the form with a context.
func files(ctx context.Context, f sdk.Files) error {
	return f.Upload("a")
}

// A struct that embeds a context is one.
type scope struct {
	context.Context
	name string
}

func embedded(s scope) error {
	return sdk.Ping(s.name)
}

func listens(ctx context.Context) error {
	_, err := net.Listen("tcp", "a:1") // want `the address lookup of net\.Listen ignores ctx, so it keeps running after ctx is canceled; use net\.ListenConfig\.Listen`
	return err
}

func makes(ctx context.Context) error {
	_, err := sdk.NewStore("dir")
	return err
}
