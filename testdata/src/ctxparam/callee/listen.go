package callee

import (
	"context"
	"net"
)

// To bind a port takes no time; its context is for the lookup of a name.
func port(lc *net.ListenConfig) (net.Listener, error) {
	return lc.Listen(context.Background(), "tcp", "127.0.0.1:0")
}

func runPort(ctx context.Context, lc *net.ListenConfig) (net.Listener, error) { return port(lc) }

// A dial waits for the other side.
func dialed(d *net.Dialer) (net.Conn, error) {
	return d.DialContext(context.Background(), "tcp", "a:1") // want `the caller cannot cancel d\.DialContext, because dialed creates its own`
}

func runDialed(ctx context.Context, d *net.Dialer) (net.Conn, error) { return dialed(d) }
