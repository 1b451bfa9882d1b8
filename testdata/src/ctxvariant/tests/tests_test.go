package tests

import (
	"context"
	"net/http"
	"os/exec"
	"testing"

	"example.com/backoff"
	"example.com/sdk"
	"k8s.io/apimachinery/pkg/util/wait"
)

// A test handle is no reason to write t.Context().
func TestPlain(t *testing.T) {
	if err := sdk.Ping("h"); err != nil {
		t.Fatal(err)
	}
	_ = exec.Command("true").Run()
}

func helper(ctx context.Context, c *sdk.Client) error {
	if _, err := http.Get("http://a"); err != nil {
		return err
	}
	if err := backoff.Retry(func() error { return nil }, backoff.NewExponential()); err != nil {
		return err
	}
	if _, err := c.List("k", nil); err != nil {
		return err
	}
	wait.Until(func() {}, 0, wait.NeverStop)
	_, err := c.Get("x").Do()
	return err
}

func bare(c *sdk.Client) error {
	if err := c.Kill(sdk.KillOptions{}); err != nil {
		return err
	}
	return backoff.Retry(func() error { return nil }, backoff.NewExponential())
}

func blank(_ context.Context) error { return sdk.Ping("h") }

func retry(f func() error) error { return f() }
