// Package served has roots that a request reaches beside callers without a context.
package served

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type server struct{ db *sql.DB }

// A handler calls it, and so does what starts.
func (s *server) load() error {
	_, err := s.db.ExecContext(context.Background(), "a") // want `the caller cannot cancel s\.db\.ExecContext, because load creates its own context\.Background\(\) although a caller has r\.Context\(\); give load a parameter ctx context\.Context`
	return err
}

func (s *server) list(w http.ResponseWriter, r *http.Request) { _ = s.load() }

func (s *server) start() error { return s.load() }

// A handler reaches it through a function without a context.
func (s *server) bottom() error {
	_, err := s.db.ExecContext(context.Background(), "b") // want `the caller cannot cancel s\.db\.ExecContext, because bottom creates its own context\.Background\(\) although show, which leads here, has r\.Context\(\); give bottom a parameter ctx context\.Context`
	return err
}

func (s *server) middle() error { return s.bottom() }

func (s *server) show(w http.ResponseWriter, r *http.Request) { _ = s.middle() }

// The helper of a handler has its context.
func (s *server) find() error {
	_, err := s.db.ExecContext(context.Background(), "c") // want `the caller cannot cancel s\.db\.ExecContext, because find creates its own context\.Background\(\) although a caller has ctx; give find a parameter ctx context\.Context`
	return err
}

func (s *server) search(w http.ResponseWriter, r *http.Request) { s.helper(r.Context()) }

func (s *server) helper(ctx context.Context) { _ = s.find() }

func (s *server) warm() { _ = s.find() }

// What is known of the context is only that it is one.
func (s *server) any() error {
	_, err := s.db.ExecContext(context.Background(), "d") // want `the caller cannot cancel s\.db\.ExecContext, because any creates its own context\.Background\(\) although a caller has ctx.*assuming the other callers have a context to pass`
	return err
}

func (s *server) Poll(ctx context.Context) { _ = s.any() }

func (s *server) startAny() { _ = s.any() }

// The handler starts it, and answers.
func (s *server) later() error {
	_, err := s.db.ExecContext(context.Background(), "e")
	return err
}

func (s *server) accept(w http.ResponseWriter, r *http.Request) { go s.later() }

func (s *server) startLater() { _ = s.later() }

// It takes half a second.
func (s *server) briefly() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second/2)
	defer cancel()
	_, err := s.db.ExecContext(ctx, "f")
	return err
}

func (s *server) ping(w http.ResponseWriter, r *http.Request) { _ = s.briefly() }

func (s *server) startBriefly() { _ = s.briefly() }

// It completes what the request has begun.
func (s *server) record() error {
	_, err := s.db.ExecContext(context.Background(), "g") // want `the caller cannot cancel s\.db\.ExecContext, because record creates its own context\.Background\(\) although a caller has r\.Context\(\).*assuming s\.record does not have to complete what line \d+ has done`
	return err
}

func (s *server) pay(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.ExecContext(r.Context(), "h"); err != nil {
		return
	}
	_ = s.record()
}

func charge(ctx context.Context) error { return ctx.Err() }

func (s *server) order(w http.ResponseWriter, r *http.Request) {
	if err := charge(r.Context()); err != nil {
		return
	}
	_ = s.record()
}

func (s *server) startRecord() { _ = s.record() }
