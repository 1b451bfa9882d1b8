// Package store keeps shipments in a SQL database.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrNotFound is returned when there is no such shipment.
var ErrNotFound = errors.New("store: no such shipment")

// Store is safe for concurrent use.
type Store struct {
	db      *sql.DB
	timeout time.Duration
}

// Open connects to the database and waits until it answers.
func Open(ctx context.Context, driver, dsn string) (*Store, error) {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{db: db, timeout: 5 * time.Second}, nil
}

// Close waits for queries in flight.
func (s *Store) Close() error { return s.db.Close() }

// inTx runs fn in a transaction, which is rolled back unless fn succeeds.
func (s *Store) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// WithLock runs fn while holding the named advisory lock.
func (s *Store) WithLock(ctx context.Context, name string, fn func(context.Context) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("lock %s: %w", name, err)
	}
	defer conn.Close()

	lockCtx, cancel := context.WithTimeout(ctx, s.timeout)
	if _, err := conn.ExecContext(lockCtx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		cancel()
		return fmt.Errorf("lock %s: %w", name, err)
	}
	defer func() {
		_, _ = conn.ExecContext(lockCtx, "SELECT pg_advisory_unlock(hashtext($1))", name)
	}()
	defer cancel()

	return fn(ctx)
}

// WithLease is WithLock by a row that expires, for work that may take long.
func (s *Store) WithLease(ctx context.Context, name, owner string, fn func(context.Context) error) error {
	const take = "INSERT INTO leases (name, owner, expires) VALUES ($1, $2, now() + interval '1 hour')"
	if _, err := s.db.ExecContext(ctx, take, name, owner); err != nil {
		return fmt.Errorf("lease %s: %w", name, err)
	}
	defer func() {
		release, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.timeout)
		defer cancel()
		_, _ = s.db.ExecContext(release, "DELETE FROM leases WHERE name = $1 AND owner = $2", name, owner)
	}()
	return fn(ctx)
}
