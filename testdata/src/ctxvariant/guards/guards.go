// Package guards has the reasons to stay silent.
package guards

import (
	"context"
	"crypto/tls"
	"database/sql"
	"os"
	"os/exec"
	"time"

	"example.com/sdk"
	"google.golang.org/grpc"
)

// Dead.
func dead(ctx context.Context, db *sql.DB) error {
	<-ctx.Done()
	_, err := db.Exec("DELETE")
	return err
}

// May be nil, by the author's own word.
func nilable(ctx context.Context) error {
	if ctx == nil {
		return nil
	}
	return sdk.Ping("h")
}

// A root is no context at hand.
func root() error {
	ctx := context.Background()
	_ = ctx
	return sdk.Ping("h")
}

func statement(ctx context.Context, db *sql.DB) {
	defer db.Exec("DELETE")
	go db.Exec("DELETE")
}

// The end of ctx may be what failed.
func undo(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "BEGIN"); err != nil {
		_, _ = db.Exec("ROLLBACK")
		return err
	}
	return nil
}

// Bound by other means.
func bound(ctx context.Context, c *sdk.Client, b *sdk.Bound) error {
	if _, err := c.Bind(ctx).Fetch("k"); err != nil {
		return err
	}
	_, err := b.Fetch("k")
	return err
}

// The stop channel is the context's.
func stopped(ctx context.Context, c *sdk.Client) error { return c.Watch(ctx.Done()) }

// The process is ended by hand, and gently.
func gentle(ctx context.Context) error {
	cmd := exec.Command("server") // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() {
		<-ctx.Done()
		_ = cmd.Process.Signal(os.Interrupt)
	}()
	return cmd.Wait()
}

// Meant to go on.
//
//ctxlint:detach
func detached(ctx context.Context) error { return sdk.Ping("h") }

// An object with a field, not a parameter that a caller gives.
type job struct {
	context.Context
}

func (j *job) run() error {
	return sdk.Ping("h")
}

// The connection has a deadline of its own.
func timed(ctx context.Context, conn *tls.Conn) error {
	if err := conn.SetDeadline(time.Now().Add(time.Second)); err != nil {
		return err
	}
	return conn.Handshake()
}

// Neither Dial nor DialContext is what one uses where there is NewClient.
func superseded(ctx context.Context) error {
	_, err := grpc.Dial("a:1")
	return err
}
