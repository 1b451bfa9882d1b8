// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"net/http"
	"time"
)

type mailer interface {
	Send(ctx context.Context, text string) error
}

type server struct{ mail mailer }

func (s *server) order(w http.ResponseWriter, r *http.Request) {
	go s.mail.Send(r.Context(), "ordered") // want `r\.Context\(\) ends when this handler returns, which does not wait for the goroutine: s\.mail\.Send is cut off; pass context\.WithoutCancel\(r\.Context\(\)\) with a timeout of its own, or wait for it`
	w.WriteHeader(http.StatusAccepted)
}

func (s *server) orderDetached(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithoutCancel(r.Context())
	go func() {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		s.mail.Send(ctx, "ordered") // good: keeps the values, has an end of its own
	}()
	w.WriteHeader(http.StatusAccepted)
}
