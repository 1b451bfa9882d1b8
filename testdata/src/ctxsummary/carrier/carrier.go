package carrier

import (
	"context"
	"net/http"
	"os/exec"

	"example.com/sdk"
)

func viaRequest(ctx context.Context, c *http.Client) error { // want viaRequest:"^waits=1 watches blocks$"
	req, err := http.NewRequestWithContext(ctx, "GET", "http://localhost", nil)
	if err != nil {
		return err
	}
	_, err = c.Do(req)
	return err
}

func do(c *http.Client, req *http.Request) { // want do:"^waits=10 watches blocks$"
	_, _ = c.Do(req)
}

func rebound(ctx context.Context, c *http.Client, req *http.Request) { // want rebound:"^waits=1 watches blocks$"
	do(c, req.WithContext(ctx))
}

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

func roundTrip(d doer, req *http.Request) { // want roundTrip:"^trusts=10 watches$"
	_, _ = d.Do(req)
}

type parser interface {
	Parse(*http.Request) (string, error)
}

// What takes a request and makes no response may only read it.
func parses(p parser, req *http.Request) { // want parses:"^hands=10$"
	_, _ = p.Parse(req)
}

func asks(req *http.Request) error { return req.Context().Err() } // want asks:"^waits=1 watches$"

func reads(req *http.Request) string { return req.URL.Path } // want reads:"nothing"

func command(ctx context.Context) error { // want command:"^waits=1 watches blocks stays$"
	return exec.CommandContext(ctx, "true").Run()
}

type session struct{ context.Context }

func (s session) wait() { <-s.Done() } // want wait:"^waits=10000000000000000000000000000000 watches blocks stays$"

func onReceiver(s session) { s.wait() } // want onReceiver:"^waits=1 watches blocks stays$"

type binder interface {
	Call(ctx context.Context, method string) *sdk.Bound
}

// By its signature it binds what it returns; it may do its work with the context, too.
func binds(ctx context.Context, b binder) bool { return b.Call(ctx, "Get") != nil } // want binds:"^hands=1 watches$"
