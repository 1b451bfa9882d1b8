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
	if _, err := http.Get("http://a"); err != nil { // want `http\.Get does not see ctx`
		return err
	}
	if err := backoff.Retry(func() error { return nil }, backoff.NewExponential()); err != nil { // want `backoff\.Retry does not see ctx`
		return err
	}
	if _, err := c.List("k", nil); err != nil { // want `c\.List does not see ctx`
		return err
	}
	wait.Until(func() {}, 0, wait.NeverStop) // want `wait\.Until goes on after ctx has ended`
	_, err := c.Get("x").Do()                // want `the call of Do does not see ctx`
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
