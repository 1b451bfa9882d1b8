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
	cmd := exec.Command(name) // want `nothing can stop exec\.Command, because run takes no context although its caller has a context.*assuming it serves no longer than its caller`
	if err := cmd.Run(); err != nil {
		return err
	}
	return exec.Command(name).Run() // the function has been told of
}

func indirect() error { return deep() }

func deep() error {
	_, err := http.Get("http://a") // want `nothing can stop http\.Get, because deep takes no context although serve, which leads here, has ctx.*assuming indirect may take a context as well`
	return err
}

// A method that an interface hides.
type dialer interface{ Dial() (net.Conn, error) }

type tcp struct{ addr string }

func (t tcp) Dial() (net.Conn, error) {
	return net.Dial("tcp", t.addr) // want `nothing can stop net\.Dial, because Dial takes no context although its caller has a context.*assuming it serves no longer than its caller`
}

type pool struct{ d dialer }

func (p *pool) get(ctx context.Context) (net.Conn, error) { return p.d.Dial() }

// Nobody calls it.
func alone() error {
	return exec.Command("a").Run() // want `nothing can stop exec\.Command, because no context is in reach; take one and use exec\.CommandContext`
}

// Its caller has a context only where it must not be used.
func cleaned() error {
	return exec.Command("a").Run() // want `nothing can stop exec\.Command, because no context is in reach`
}

func work(ctx context.Context) {
	defer cleaned()
	go cleaned()
}

// The parameter is thrown away.
func start(_ context.Context) error {
	_, err := net.Dial("tcp", "a:1") // want `nothing can stop net\.Dial, although its function is given a context, and throws it away; name the parameter and use the DialContext of a net\.Dialer`
	return err
}

func unnamed(context.Context) error {
	return exec.Command("a").Run() // want `nothing can stop exec\.Command, although its function is given a context, and throws it away`
}

// What is over must run to its end.
type server struct{}

func (s *server) Close() error {
	return exec.Command("a").Run() // want `nothing can stop exec\.Command, because no context is in reach`
}

func stop(ctx context.Context, s *server) error { return s.Close() }

// It calls itself only.
func loop(n int) error {
	if n > 0 {
		return loop(n - 1)
	}
	return exec.Command("a").Run() // want `nothing can stop exec\.Command, because no context is in reach`
}

// To listen waits for nothing but the look-up of its address.
func listen(_ context.Context) error {
	_, err := net.Listen("tcp", "a:1") // want `the address of net\.Listen is looked up unbounded, because no context is given; take one and use the Listen of a net\.ListenConfig`
	return err
}
