package callee

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"os/exec"
)

func handle(ctx context.Context) {
	_, _ = version("a")
	_ = shown("a")
	_, _ = other("a")
	_ = buffered("a")
	_, _ = request("a")
	_ = (&local{}).ask()
	_ = twice()
	go func() { _ = twice() }()
	_ = value()
	_ = Exported()
	run2(value)
}

func run2(f func() error) { _ = f() }

// Each caller has a context, and the package is alone to call it.
func version(name string) ([]byte, error) {
	return exec.Command(name).Output()
}

func buffered(name string) error {
	var out bytes.Buffer
	cmd := exec.Command(name)
	cmd.Stdout = &out
	return cmd.Run()
}

func other(name string) (string, error) {
	cmd := exec.Command(name)
	return output(cmd)
}

func output(cmd *exec.Cmd) (string, error) {
	b, err := cmd.Output()
	return string(b), err
}

// What prints to the terminal has a purpose of its own: this is no more than
// category callee.
func shown(name string) error {
	cmd := exec.Command(name)
	cmd.Stdout = os.Stdout
	return cmd.Run()
}

// Whoever gets the request may bind it.
func request(url string) (*http.Request, error) {
	req, err := http.NewRequest("GET", url, nil) // want `nothing can cancel http\.NewRequest`
	return req, err
}

// An interface asks for the method as it is.
type asker interface{ ask() error }

type local struct{}

func (*local) ask() error {
	_, err := http.Get("http://a") // want `nothing can cancel http\.Get`
	return err
}

// Not every caller may hand its context on.
func twice() error {
	_, err := http.Get("http://a") // want `nothing can cancel http\.Get`
	return err
}

// It is somebody's value.
func value() error {
	_, err := http.Get("http://a") // want `nothing can cancel http\.Get`
	return err
}

// Other packages call it.
func Exported() error {
	_, err := http.Get("http://a") // want `nothing can cancel http\.Get`
	return err
}

func wants(ctx context.Context, name string) ([]byte, error) {
	return exec.Command(name).CombinedOutput() // want `the process of exec\.Command keeps running after ctx is canceled; use exec\.CommandContext`
}

// A retry helper of the module that has a form with a context.
func retry(f func() error) error { return retryContext(context.Background(), f) }

func retryContext(ctx context.Context, f func() error) error { return f() }

func starts() error {
	return retry(func() error { return nil })
}

// Any other function of the module has its reasons.
func count(n int) int { return n }

func countContext(ctx context.Context, n int) int { return n }

func counts() int { return count(1) }
