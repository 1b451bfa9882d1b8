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
	if err := db.Ping(); err != nil { // want `db\.Ping does not see ctx`
		return err
	}
	if _, err := db.Exec("INSERT", 1, 2); err != nil { // want `db\.Exec does not see ctx`
		return err
	}
	rows, err := db.Query("SELECT") // want `db\.Query does not see ctx`
	if err != nil {
		return err
	}
	defer rows.Close()
	stmt, err := db.Prepare("SELECT") // want `db\.Prepare does not see ctx`
	if err != nil {
		return err
	}
	tx, err := db.Begin() // want `db\.Begin does not see ctx, so it goes on after ctx has ended; use BeginTx`
	if err != nil {
		return err
	}
	defer tx.Rollback()
	tx.Stmt(stmt)                                // want `tx\.Stmt does not see ctx`
	if _, err := tx.Exec("UPDATE"); err != nil { // want `tx\.Exec does not see ctx`
		return err
	}
	return tx.Commit()
}

func client(ctx context.Context, c *http.Client) error {
	if _, err := c.Get("http://a"); err != nil { // want `c\.Get does not see ctx, so it goes on after ctx has ended; use http\.NewRequestWithContext and Do`
		return err
	}
	_, err := http.Head("http://a") // want `http\.Head does not see ctx`
	return err
}

func handshake(ctx context.Context, conn *tls.Conn) error {
	return conn.Handshake() // want `conn\.Handshake does not see ctx`
}

func processes(ctx context.Context) error {
	cmd := exec.Command("true", "x") // want `the process of exec\.Command runs on after ctx has ended; use exec\.CommandContext`
	return cmd.Run()
}

func connections(ctx context.Context, d *net.Dialer) error {
	if _, err := net.Dial("tcp", "a:1"); err != nil { // want `the time that net\.Dial takes is not bounded by ctx; use the DialContext of a net\.Dialer`
		return err
	}
	if _, err := net.LookupHost("a"); err != nil { // want `the time that net\.LookupHost takes is not bounded by ctx`
		return err
	}
	if _, err := tls.Dial("tcp", "a:1", nil); err != nil { // want `the time that tls\.Dial takes is not bounded by ctx`
		return err
	}
	_, err := d.Dial("tcp", "a:1") // want `the time that d\.Dial takes is not bounded by ctx; use d\.DialContext`
	return err
}

func logs(ctx context.Context, l *slog.Logger) {
	slog.Info("a", "b", 1) // want `slog\.Info cannot see the values of ctx; use slog\.InfoContext`
	l.Error("a")           // want `l\.Error cannot see the values of ctx; use l\.ErrorContext`
	l.ErrorContext(ctx, "a")
}

func library(ctx context.Context, c *sdk.Client) error {
	if _, err := c.Fetch("k"); err != nil { // want `c\.Fetch does not see ctx, so it goes on after ctx has ended; use c\.FetchContext`
		return err
	}
	if err := c.Store("k"); err != nil { // want `c\.Store does not see ctx, so it goes on after ctx has ended; use c\.StoreWithContext`
		return err
	}
	if err := sdk.Ping("h"); err != nil { // want `sdk\.Ping does not see ctx, so it goes on after ctx has ended; use sdk\.PingContext`
		return err
	}
	if err := c.Validate("k"); err != nil { // want `c\.Validate cannot see the values of ctx; use c\.ValidateContext`
		return err
	}
	c.LogContext(ctx, "k")
	c.Log("k")                           // want `c\.Log cannot see the values of ctx`
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
	_ = c.Conn()                                     // want `c\.Conn cannot see the values of ctx`
	return c.Each(func(string) error { return nil }) // want `c\.Each does not see ctx, so it goes on after ctx has ended; use c\.EachCtx`
}

// The type named after this one has the form with a context.
func files(ctx context.Context, f sdk.Files) error {
	return f.Upload("a") // want `f\.Upload does not see ctx, so it goes on after ctx has ended; use a sdk\.ContextFiles and its UploadContext`
}

// A struct that embeds a context is one.
type scope struct {
	context.Context
	name string
}

func embedded(s scope) error {
	return sdk.Ping(s.name) // want `sdk\.Ping does not see s`
}

func listens(ctx context.Context) error {
	_, err := net.Listen("tcp", "a:1") // want `the address of net\.Listen is looked up unbounded by ctx; use the Listen of a net\.ListenConfig`
	return err
}

func makes(ctx context.Context) error {
	_, err := sdk.NewStore("dir") // want `sdk\.NewStore does not see ctx, which may be meant to bound it; use sdk\.NewStoreWithContext \(ctxvariant\) \[call\?\]`
	return err
}
