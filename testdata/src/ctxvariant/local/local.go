// Package local has calls that a context would not end: they connect to a socket of the
// same machine, or stand where the request is one that nobody cancels.
package local

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"net/http"
)

const network = "unix"

func dials(ctx context.Context, d *net.Dialer) error {
	if _, err := net.Dial("unix", "/run/a"); err != nil {
		return err
	}
	if _, err := d.Dial(network, "/run/a"); err != nil {
		return err
	}
	if _, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: "/run/a"}); err != nil {
		return err
	}
	if _, err := tls.Dial("unix", "/run/a", nil); err != nil { // want `tls\.Dial ignores ctx, so it keeps running after ctx is canceled`
		return err
	}
	_, err := net.Dial("tcp", "a:1") // want `net\.Dial ignores ctx, so it keeps running after ctx is canceled`
	return err
}

func named(ctx context.Context, network string) error {
	_, err := net.Dial(network, "/run/a") // want `net\.Dial ignores ctx, so it keeps running after ctx is canceled`
	return err
}

func blank(_ context.Context) error {
	_, err := net.Dial("unix", "/run/a")
	return err
}

// A request that was read from a connection is bound to the root.
func read(conn net.Conn) error {
	req, err := http.ReadRequest(bufio.NewReader(conn))
	if err != nil {
		return err
	}
	return connect(req)
}

func connect(req *http.Request) error {
	_, err := net.Dial("tcp", req.URL.Host)
	return err
}

func serve(_ http.ResponseWriter, req *http.Request) {
	_ = served(req)
}

func served(req *http.Request) error {
	_, err := net.Dial("tcp", req.URL.Host) // want `net\.Dial ignores req\.Context\(\), so it keeps running`
	return err
}
