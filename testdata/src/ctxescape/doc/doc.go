// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"io"
	"net/http"
	"strings"
	"time"
)

type mailer struct{ client *http.Client }

func (m *mailer) Send(ctx context.Context, text string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://mail.local/", strings.NewReader(text))
	if err != nil {
		return err
	}
	resp, err := m.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type server struct{ mail mailer }

func (s *server) order(w http.ResponseWriter, r *http.Request) {
	go s.mail.Send(r.Context(), "ordered") // want `r\.Context\(\) is canceled when this handler returns without waiting for the goroutine, so s\.mail\.Send is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(r\.Context\(\)\)`
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

func fetch(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of http\.DefaultClient\.Do, which needs the context; read the body here, or call cancel in its Close`
}

func fetchAll(ctx context.Context, req *http.Request) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body) // good: read before the cancel
}
