package bound

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httputil"
	"time"
)

// use marks the stream that the tests ask about, http.NewRequest the request.
func use(any) {}

func free(conn net.Conn) { use(conn) } // free

func after(ctx context.Context, conn net.Conn) { // ends
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	use(conn)
}

func afterOther(ctx context.Context, conn, other net.Conn) { // free
	defer context.AfterFunc(ctx, func() { other.Close() })()
	use(conn)
}

func tooLate(ctx context.Context, conn net.Conn) { // free
	use(conn)
	context.AfterFunc(ctx, func() { conn.Close() })
}

func arm(ctx context.Context, conn net.Conn) { // ends
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-done:
		case <-ctx.Done():
			conn.SetDeadline(time.Now())
		}
	}()
	use(tls.Client(conn, nil))
}

func noContext(ctx context.Context, conn net.Conn, done chan struct{}) { // free
	go func() {
		<-done
		conn.Close()
	}()
	use(conn)
}

func heldDone(ctx context.Context, conn net.Conn) { // ends
	done := ctx.Done()
	go func() {
		<-done
		conn.Close()
	}()
	use(conn)
}

type dialer struct{ conn net.Conn }

func (d *dialer) Close() error                     { return d.conn.Close() }
func (d *dialer) wrap(c net.Conn, n int) *tls.Conn { return tls.Client(c, nil) }

func wrapped(ctx context.Context, d *dialer, raw net.Conn) { // ends
	var conn net.Conn
	secure := d.wrap(raw, 1)
	conn = secure
	br := bufio.NewReader(conn)
	go func() {
		<-ctx.Done()
		raw.Close()
	}()
	use(br)
}

func field(ctx context.Context, d *dialer) { // ends
	stop := context.AfterFunc(ctx, func() { d.Close() })
	defer stop()
	use(d.conn)
}

func deadline(conn *net.TCPConn) { // ends
	conn.SetReadDeadline(time.Now().Add(time.Second))
	use(conn)
}

func helped(ctx context.Context, conn net.Conn) { // ends
	go closeWhenDone(ctx, conn)
	use(conn)
}

func closeWhenDone(ctx context.Context, c net.Conn) {
	<-ctx.Done()
	c.Close()
}

func helper(ctx context.Context, conn net.Conn) { // ends
	watch(ctx, conn)
	use(conn)
}

func watch(ctx context.Context, c net.Conn) {
	context.AfterFunc(ctx, func() { c.Close() })
}

func harmless(ctx context.Context, conn net.Conn) { // free
	log(ctx, conn)
	use(conn)
}

func log(ctx context.Context, c net.Conn) {}

func handed(ctx context.Context, conn net.Conn, tie func(context.Context, net.Conn)) { // unsure
	tie(ctx, conn)
	use(conn)
}

func sent() { // sent
	req, _ := http.NewRequest("GET", "", nil)
	http.DefaultClient.Do(req)
}

func sentByHelper(send func(*http.Request) (*http.Response, error)) { // sent
	req, _ := http.NewRequest("GET", "", nil)
	do(req, send)
}

func do(r *http.Request, send func(*http.Request) (*http.Response, error)) { send(r) }

func written(conn net.Conn) { // none
	req, err := http.NewRequest("GET", "", nil)
	if err != nil || req == nil {
		return
	}
	req.Header.Set("a", "b")
	req.Write(conn)
	httputil.DumpRequest(req, true)
	http.ReadResponse(bufio.NewReader(conn), req)
}

func tied(ctx context.Context) { // tied
	req, _ := http.NewRequest("GET", "", nil)
	http.DefaultClient.Do(req.WithContext(ctx))
}

func retied(ctx context.Context) { // sent tied
	req, _ := http.NewRequest("GET", "", nil)
	req = req.WithContext(ctx)
	http.DefaultClient.Do(req)
}

type scraper struct{ req *http.Request }

func (s *scraper) cached(ctx context.Context) { // tied
	if s.req == nil {
		req, _ := http.NewRequest("GET", "", nil)
		s.req = req
	}
	http.DefaultClient.Do(s.req.WithContext(ctx))
}

func together(ctx context.Context, send func(context.Context, *http.Request)) { // tied
	req, _ := http.NewRequest("GET", "", nil)
	send(ctx, req)
}

func ignored(ctx context.Context) { // sent
	req, _ := http.NewRequest("GET", "", nil)
	ignore(ctx, req)
}

func ignore(ctx context.Context, req *http.Request) { http.DefaultClient.Do(req) }

func returned() (*http.Request, error) { // lost
	return http.NewRequest("GET", "", nil)
}

func served(h http.Handler) { // tied
	req, _ := http.NewRequest("GET", "", nil)
	h.ServeHTTP(nil, req)
}
