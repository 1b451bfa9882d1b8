// Package callee has functions without a context whose callers have one.
package callee

import (
	"context"
	"net"
	"net/http"
	"os/exec"
)

func serve(ctx context.Context) error {
	if err := run("a"); err != nil {
		return err
	}
	return indirect()
}

func run(name string) error {
	cmd := exec.Command(name)
	if err := cmd.Run(); err != nil {
		return err
	}
	return exec.Command(name).Run() // the function has been told of
}

func indirect() error { return deep() }

func deep() error {
	_, err := http.Get("http://a") // want `nothing can cancel http\.Get`
	return err
}

// A method that an interface hides.
type dialer interface{ Dial() (net.Conn, error) }

type tcp struct{ addr string }

func (t tcp) Dial() (net.Conn, error) {
	return net.Dial("tcp", t.addr) // want `nothing can cancel net\.Dial`
}

type pool struct{ d dialer }

func (p *pool) get(ctx context.Context) (net.Conn, error) { return p.d.Dial() }

// Nobody calls it.
func alone() error {
	return exec.Command("a").Run()
}

// Its caller has a context only where it must not be used.
func cleaned() error {
	return exec.Command("a").Run()
}

func work(ctx context.Context) {
	defer cleaned()
	go cleaned()
}

// The parameter is thrown away.
func start(_ context.Context) error {
	_, err := net.Dial("tcp", "a:1") // want `nothing can cancel net\.Dial, because the function ignores its context parameter; name it ctx and use net\.Dialer\.DialContext`
	return err
}

func unnamed(context.Context) error {
	return exec.Command("a").Run()
}

// What is over must run to its end.
type server struct{}

func (s *server) Close() error {
	return exec.Command("a").Run()
}

func stop(ctx context.Context, s *server) error { return s.Close() }

// It calls itself only.
func loop(n int) error {
	if n > 0 {
		return loop(n - 1)
	}
	return exec.Command("a").Run()
}

// To listen waits for nothing but the look-up of its address.
func listen(_ context.Context) error {
	_, err := net.Listen("tcp", "a:1") // want `nothing can cancel the address lookup of net\.Listen, because no context is in scope; take a parameter ctx context\.Context and use net\.ListenConfig\.Listen`
	return err
}
