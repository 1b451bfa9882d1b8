// Package holders has places with parameters that hold a context or the end of
// one: those that the comment lists.
package holders

import (
	"context"
	"net/http"
	"testing"
)

func use(...any) {}

type stream interface{ Context() context.Context }

type command struct{ ctx context.Context }

func (c *command) Context() context.Context { return c.ctx }

type exchange interface{ Request() *http.Request }

type server struct {
	name   string
	ctx    context.Context
	cancel context.CancelFunc
}

type session struct{ srv *server }

type deep struct{ s session }

type sender struct{ to stream }

type volume struct{ cancel context.CancelFunc }

type file struct{ vol *volume }

type client struct{ http *http.Client }

type tb struct{ t *testing.T }

func (s *server) method(c client, n int) {
	use() // s.ctx receiver
	func() {
		use() // s.ctx receiver ^1
	}()
}

func (s *session) method(srv *server) {
	use() // s.srv.ctx receiver; srv.ctx
}

func (s *sender) method() {
	use() // s.to.Context() receiver
}

func (f *file) method(s server) {
	use() // s.ctx; end volume.cancel receiver
}

func gives(e exchange, ctx context.Context, r *http.Request, t *testing.T, x tb, d deep, _ server) {
	use() // e.Request().Context()
}

func shadowed(s *server) {
	use() // s.ctx
	for s := range 3 {
		use(s) // none
	}
}

func reassigned(s *server) {
	s = nil
	use() // none
}

func foreign(c *http.Client, r http.Request) {
	use() // none
}
