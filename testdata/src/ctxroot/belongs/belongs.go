// Package belongs has objects that hold a context, and shows what belongs to them.
package belongs

import (
	"context"
	"database/sql"
)

type replicator struct {
	db     *sql.DB
	ctx    context.Context
	cancel context.CancelFunc
	in     chan string
}

func (r *replicator) Start() {
	r.ctx, r.cancel = context.WithCancel(context.Background())
	go func() {
		for {
			select {
			case <-r.ctx.Done():
				return
			case q := <-r.in:
				if r.one(q) != nil {
					return
				}
			}
		}
	}()
	go r.watch()
}

func (r *replicator) Stop() { r.cancel() }

// Only the object's goroutine calls it.
func (r *replicator) one(q string) error {
	_, err := r.db.ExecContext(context.Background(), q) // want `r\.db\.ExecContext gets context\.Background\(\), so it keeps running after r\.ctx is canceled, which ends the goroutine that Start starts; pass r\.ctx.*\[owner\]$`
	return err
}

func (r *replicator) watch() {
	for r.ctx.Err() == nil {
		_ = r.db.PingContext(context.Background()) // want `r\.db\.PingContext gets context\.Background\(\), so it keeps running after r\.ctx is canceled, which ends the goroutine that Start starts; pass r\.ctx.*\[owner\]$`
	}
}

// Others call it as well: whose work it is, they know.
func (r *replicator) Ping() error {
	return r.db.PingContext(context.Background()) // want `assuming the work belongs to the object`
}

// An object that serves one call.
type loader struct {
	ctx context.Context
	db  *sql.DB
}

func newLoader(ctx context.Context, db *sql.DB) *loader { return &loader{ctx, db} }

func open(ctx context.Context, name string) (*sql.DB, error) { return nil, ctx.Err() }

func (l *loader) Load(name string) error {
	db, err := open(l.ctx, name)
	if err != nil {
		return err
	}
	return l.fetch(db)
}

func (l *loader) fetch(db *sql.DB) error {
	return db.PingContext(context.Background()) // want `db\.PingContext gets context\.Background\(\), so it keeps running after l\.ctx is canceled, which open gets at belongs\.go:\d+; pass l\.ctx.*\[owner\]$`
}

func (l *loader) Both(name string) error {
	db, err := open(l.ctx, name)
	if err != nil {
		return err
	}
	return db.PingContext(context.Background()) // want `which open gets at belongs\.go:\d+; pass l\.ctx.*\[owner\]$`
}

// What a caller outside of the object asks for.
func (l *loader) stat(db *sql.DB) error {
	return db.PingContext(context.Background()) // want `assuming the work belongs to the object`
}

func stat(l *loader) error { return l.stat(l.db) }

// The comment asks for another life.
func (l *loader) Known(name string) error {
	db, err := open(l.ctx, name)
	if err != nil {
		return err
	}
	// Detached, so that a reload does not stop it.
	return db.PingContext(context.Background()) // want `assuming the comment on line \d+ does not justify it`
}

// It records what was done.
func (l *loader) Record(name string) error {
	if err := save(l.ctx, name); err != nil {
		return err
	}
	return record(context.Background(), name) // want `assuming record does not have to complete what line \d+ has done`
}

func save(ctx context.Context, name string) error   { return ctx.Err() }
func record(ctx context.Context, name string) error { return ctx.Err() }

// What the object's context may have ended is recorded, and what comes after its end is
// not stopped by it.
func (r *replicator) Loop() {
	for r.ctx.Err() == nil {
		q, err := next(r.ctx)
		if err != nil {
			_ = r.db.PingContext(context.Background())
			return
		}
		_ = save(r.ctx, q)
	}
	_, _ = r.db.ExecContext(context.Background(), "done") // want `assuming the work belongs to the object`
}

func next(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}

type source interface {
	Next(ctx context.Context) (string, error)
}

func (r *replicator) From(s source) error {
	if _, err := s.Next(r.ctx); err != nil {
		return r.db.PingContext(context.Background())
	}
	return nil
}

// A queue that is drained before its context ends.
type queue struct {
	db     *sql.DB
	ctx    context.Context
	cancel context.CancelFunc
	in     chan string
	done   chan struct{}
}

func (s *queue) Start() {
	s.ctx, s.cancel = context.WithCancel(context.Background())
	go s.each()
	go func() {
		for q := range s.in {
			s.save(q)
		}
		<-s.ctx.Done()
		close(s.done)
	}()
}

func (s *queue) each() {
	for q := range s.in {
		_, _ = s.db.ExecContext(context.Background(), q) // want `assuming the goroutine ends with s\.ctx`
	}
}

func (s *queue) save(q string) {
	_, _ = s.db.ExecContext(context.Background(), q) // want `assuming the goroutine ends with s\.ctx`
}

func (s *queue) Stop() {
	close(s.in)
	<-s.done
	s.cancel()
}
