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
	if _, err := http.Get("http://a"); err != nil { // want `http\.Get ignores ctx, so it keeps running after ctx is canceled`
		return err
	}
	if err := backoff.Retry(func() error { return nil }, backoff.NewExponential()); err != nil { // want `backoff\.Retry ignores ctx, so it keeps running after ctx is canceled`
		return err
	}
	if _, err := c.List("k", nil); err != nil { // want `c\.List ignores ctx, so it keeps running after ctx is canceled`
		return err
	}
	wait.Until(func() {}, 0, wait.NeverStop) // want `wait\.Until keeps running after ctx is canceled, because NeverStop is never closed; pass ctx\.Done\(\)`
	_, err := c.Get("x").Do()                // want `Do ignores ctx, so it keeps running after ctx is canceled; add Context\(ctx\) before it`
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
