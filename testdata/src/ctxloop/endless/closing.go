package endless

import (
	"bytes"
	"context"
	"net"
)

// A select does not wake what waits for a connection.
func serves(ctx context.Context, l net.Listener) {
	_ = ctx.Err()
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done; close l when ctx is done, and return when l.Accept fails because of it`
		c, _ := l.Accept()
		go c.Close()
	}
}

func copies(ctx context.Context, c net.Conn, b []byte) {
	_ = ctx.Err()
	for { // want `; close c when ctx is done, and return when c.Read fails because of it`
		n, _ := c.Read(b)
		work(n)
	}
}

// A buffer is nothing to close, and what is received from a channel is for a select.
func buffers(ctx context.Context, in chan int, b *bytes.Buffer) {
	_ = ctx.Err()
	for { // want `; select on ctx.Done\(\) in it`
		work(<-in)
		work(len(b.String()))
	}
}
